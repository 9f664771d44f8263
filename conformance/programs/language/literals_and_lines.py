"""Literals of all kinds and sizes, operators of constants, semicolons, line joins, statements of one line, what is refused."""
import sys
print(0, 1_000, 0x_ff, 0o17, 0b1_0, 00, 0_0, 1e3, 1E-3, .5, 5., 1_0.0_1e1_0, 1j, 1.5J, 0j, 1e308, 1e309, -1e309, 5e-324, 1e-400, 1_2j, 0xdeadBEEF)
print(123456789012345678901234567890, 0xffffffffffffffffffffffffffffffff, -9223372036854775808, 9007199254740993, 2 ** 200, -(2 ** 63), 10 ** 40 // 3, (1 << 100) + 1)
print(1 + 2j, (1 + 2j) * (3 - 4j), -1j, -0.0, 0.0, +0.0, complex(-0.0, -0.0), -0j, 1 - 0j, 2j ** 2, abs(3 + 4j), (1 + 2j).conjugate(), 1j == 1J, hash(1 + 0j) == hash(1))
print(0.1 + 0.2, 1 / 3, 2 / 1, 7 // 2, -7 // 2, 7 % -3, -7 % 3, 7.5 // 2, -7.5 % 2, 2 ** -1, 2 ** 0.5, (-8) ** (1 / 3), divmod(-7, 2), 1e16 + 1, 3.0 == 3)
print("a" 'b' """c""" '''d''', "\x41\u0042\U00000043\N{LATIN CAPITAL LETTER D}\105\t|", r"\n", b"\x00\xff" b'a', rb"\x00", "\
joined", "tab\there", 'single "double"', "it's", "\\", "\'", len("\
"), u"u", Rb'\d', "é", "日本", "\ud800".encode("utf-8", "surrogatepass"), "\0".isprintable())
print(True + True, None, Ellipsis is ..., (), [], {}, set(), (1,), ((),), not None, __debug__, NotImplemented, True is (1 == 1), False == 0)
x = 1; y = 2; print(x, y); z = x + y;
if x: print("one line"); print("two")
for i in range(2): print(i, end=" "); print("|", end=" ")
print()
while y: y -= 1; print("while", end=" ")
else: print("else")
class C: a = 1; b = 2
def f(): x = 1; return x
try: 1 / 0
except ZeroDivisionError: print("caught"); print("again")
finally: print("finally")
with open_() if False else type("M", (), {"__enter__": lambda s: 1, "__exit__": lambda s, *a: None})() as m: print(m); print("with")
if 1: pass; pass;
if 0: pass
elif 1: print("elif")
else: print("never")
print(C.a, C.b, f()); del x; x = (
    1 +
    2  # comment
    # another

    + 3
); print(x)
total = 1 + \
    2 + \
    3
print(total, [1,
  2,
      3,
], {
    "a": 1,
}, (lambda
    a,
    b=2: a + b)(1))
if (x and
        total
        or 0): print("joined")
def g(
    a,
    b,
    /,
    c,
    *,
    d,
): return (
    a, b,
    c, d)
print(g(
    1, 2, *
    [3], **
    {"d": 4}
))
print(1if x else 2, [1for _ in "a"], 0x1for x in []) if False else print(1if x else 2, 1 if x else 2, 5 .real, 5..real, 1.0.is_integer(), 1 .bit_length())
print(not-1, not not 1, --1, ~-1, +-+1, - -1, 2**-1, -2**2, (-2)**2, 2**3**2, -1 .__abs__(), not 1 == 2, 1 < 2 == True, 1 if 0 else 2 if 0 else 3)
print(1 or 0 and 0, (1 or 0) and 0, not 0 or 1, 5 & 3 | 8 ^ 1, 1 << 2 + 1, 5 - 3 - 1, 2 * 3 % 4, 7 // 2 * 2, "a" in "abc" in ["abc"], [] is [], lambda: 0 or 1)if 0 else print(1 or 0 and 0, (1 or 0) and 0, 5 & 3 | 8 ^ 1, 1 << 2 + 1, 5 - 3 - 1, 2 * 3 % 4)
print(f"{1}{'a'}{x!r:>3}{x=}{x = }{f'{x}'}{{}}{'nested "quotes"'}{3.14159:.{2}f}{'a' 'b'}{[1, 2][0]}{(lambda: 5)()}{x if x else 0:02d}", f'' f'{1}' 'a', rf"\{x}\n", f"""{
    x
}""")
big = [i for i in range(300)]
print(len({**{str(i): i for i in range(300)}}), sum(big), max(big), (lambda *a: len(a))(*big), len([*big, *big]), sys.maxsize, -sys.maxsize - 1)
deep = ((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))
print(deep, [[[[[[[[[[]]]]]]]]]], {1: {2: {3: {4: {}}}}}, -(-(-(-1))), not (not (not 1)))
def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0=0, b1=1, b2=2, b3=3, b4=4, b5=5, *args, c0, c1, c2=2, c3=3, **kwargs): return a0 + a9 + b5 + c0 + c3 + len(args) + len(kwargs)
print(many(*range(20), c0=1, c1=2, extra=3))
for source in ["1_", "1__0", "0_", "0x", "0b2", "0o8", "01", "0_1", "1e", "1e+", "1.e", "1_.0", "1._0", "0xg", "1a", "1.5x", "1jx", "0b12", "1 2", "1_000_", "0x_", "0777", "00.5", "09.5", "09", "1e1_", "1if 1else 2", "1or 2", "0x1for x in y", "1in x", "1_j", "1__j", "'a", "\"a", "'''a", "b'é'", "'\\x4'", "'\\u123'", "'\\N{nothing}'", "b'a' 'b'", "f'a' b'b'", "u'a' b'b'", "ur'a'", "bu'a'", "fb'a'", "'\\U00110000'", "f'{'", "f'}'", "f'{}'", "f'{x!}'", "f'{x!z}'", "f'{x:{y:{z}}}'", "f'{x!r!s}'", "f'{\\n}'", "f'{#}'", "f'{x:}}'", "f'{a b}'", "f'{x=!r:>5}'", "f'{lambda x: 1}'", "f'{*x}'", "f'{yield}'", "f'{x:=5}'"]:
    import warnings
    warnings.simplefilter("ignore")
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as error:
        print(repr(source), "|", error.msg)
for source in ["print 1", "print 'a'", "print x, y", "exec 'x'", "exec x in y", "print", "print >>x, 1", "raise E, 1", "except E, e: pass", "try: pass\nexcept E, e: pass", "import a.b as c.d", "from . import *", "from .. import a", "from ... import (a, b,)", "from a import ()", "from a import (b as c, d)", "import a as b, c", "from a import b,", "import", "from a import", "from import a", "if x = 1: pass", "while x = 1: pass", "if x pass", "else: pass", "elif x: pass", "x++", "x--", "++x", "x = ", "= 1", "x == ", "a = b = c", "a + = 1", "a := 1", "1 = 1", "x + 1 = 2", "f() = 1", "None = 1", "x if y = 1", "(x for x in y) = 1", "{} = 1", "[] = 1", "() = 1", "[x, 1] = y", "'a' = 1", "... = 1", "x < y = 1", "lambda: 0 = 1", "not x = 1", "-x = 1", "x and y = 1", "*x = 1", "*x, = 1", "x.y = 1", "x[0] = 1", "x() += 1", "(x, y) += 1", "[x] += 1", "x, y += 1", "x = yield = 1", "x = y += 1", "x: int = y = 1", "for 1 in x: pass", "for f() in x: pass", "for x y in z: pass", "for x in: pass", "for x: pass", "while: pass", "def: pass", "def f: pass", "def f() pass", "class: pass", "class C() pass", "class C(): ", "return", "with: pass", "with x as 1: pass", "with x as f(): pass", "with x, y: pass", "try: pass", "try: pass\nfoo", "try:\n  pass\nexcept:\n  pass\nexcept E:\n  pass", "finally: pass", "a; b; c", ";", "a;;b", "if x: y; z", "if x: if y: z", "if x: for y in z: w", "x = 1 if y", "lambda: return", "lambda x=: 0", "f(a for a in b, c)", "f(a, b for b in c)", "f(**a, *b)", "f(a=1, 2)", "f(1=2)", "f(a.b=1)", "f(None=1)", "f(True=1)", "f(a=1, a=2)", "a.1", "a.None", "a..b", "a[", "a[]", "(", ")", "(]", "{1:2, 3}", "{1, 2:3}", "{1:}", "{:1}", "{**a, b}", "[a b]", "(a b)", "a b", "a 1", "1 a", "'a' b", "b 'a'", "@x", "@x\ny", "@\ndef f(): pass", "global", "global x.y", "nonlocal 1", "del", "assert", "pass x", "break x", "continue x", "$", "?", "a ? b", "!x", "a!b", "a <> b", "`a`", "a | | b", "a not b", "a is is b", "a in in b", "not", "a not", "is a", "await", "async", "match x: pass", "match x:\n  pass", "match x:\n  case 1: pass\n  y", "case 1: pass", "type x", "\tx\n        y", "  x", "if x:\n  y\n z", "if x:\n\ty\n        z", "x\\", "x\\ \ny", "\\\n", "#", "", "\n", "\f", "é = 1", "x = €", "x = “a”", "0 = x", "x = 0 = y", "True = 1", "def True(): pass", "class None: pass", "import True", "def f(None): pass", "lambda True: 0", "for None in x: pass", "except None", "x.True = 1", "x = *y", "x = (*y)", "x = *y, z", "return *x", "yield *x", "a = yield b = c"]:
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as error:
        print(repr(source), "|", type(error).__name__, error.msg)
