"""`ast.unparse`: precedence, strings, statements, and what can't be written."""

import ast

EXPRESSIONS = """
a + b * c - (d - e) ** -f ** g
(a + b) * c // d @ e % f
(a ** b) ** c ** (-d)
-(-a) + ~b - +c
not (a and (b or c)) or d and e or f
(a if b else c) if (d if e else f) else (lambda: g)
lambda a, /, b=1, *c, d, e=2, **f: (yield)
(yield a, b)
[(yield), (yield from a)]
(a := b) + (c := (d, e))
a < b <= c != d is not e not in f
(a < b) < (c in d)
1 .real + 1.5.real + 1j.imag + True.real + ().x
a[b], a[b, c], a[b:c, ...], a[()], a[*b], a[b:c:d], a[::], a[(b := c)]
f(*a, b, *c, d=1, **e)(x for x in y)
{**a, 'b': c, **(d or e)} | {1, 2, *f} | {*()}
[i for i in j if k if (l, m) for n, o in p] + [i async for i in (j if k else l)]
{i: j for i in k} , {i for i in (lambda: 1)}
(await a) ** b, await (a ** b), (await a).b
(1,) + () + (1, 2)
1e400, -1e400, 1e400j, 12345678901234567890, 0x_ff
'a' "b'" 'c"', b'\\x00', u'k', '\\n\\t\\\\', 'é\\u2028\\ud800'
f'{a}b{{c}}{d!r:>{e}}{f:%Y-%m}', f"{'x'}", f'{a["b"]}', f'{ {1} }', f'{(lambda: 1)}', f''
f'\\n{a}', f'it\\'s "{a}"', f'{a:\\\\n}', f'{a!s}{b!a}', f'{(yield)}', rf'\\d{a}'
"""
for line in EXPRESSIONS.strip().splitlines():
    tree = ast.parse(f"async def f(): {line}")
    text = ast.unparse(tree)
    print(text.split("\n")[1].strip())
    assert ast.dump(ast.parse(text)) == ast.dump(tree), line

STATEMENTS = '''"""Module "quoted" \\\\ doc."""
import a.b as c, d
from ..e import (f as g, h)
from . import *
@decorated(1)
@again
class C[T: int = str, *Ts, **P](A, metaclass=M):
    """Doc's
    lines."""
    x: int
    (y): int = 1
    z.w: str = 'a'

    @d
    async def m[U](self, a: int, /, b=1, *, c: str = 's', **k: dict) -> None:
        u'doc'
        async for i, in j: # type: int
            await i
        else:
            pass
        async with a as (b, c), d: pass
def f(*, a): return
def g(a, *b: *c): return (a, b), *c
def h(): # type: () -> int
    global a, b
    nonlocal_ = 1
    del a, b[0], (c, d)
    assert a, 'b'
    raise
    raise A from B
if a:
    pass
elif b:
    for x in y: break
    else: continue_
elif c: pass
else:
    if d: pass
    x = 1
while (a := b): continue
else: pass
try: pass
except: pass
try:
    try: a
    except* A as b: c
    else: d
    finally: e
except (A, B) as c: pass
try: pass
finally: pass
a = b = c, d = e # type: int
a += (1, 2)
a **= b
type X[T] = list[T]
with (yield_ as a): pass
match a, b:
    case 1 | -1.5 | 2 + 3j | 'a' 'b' | None: pass
    case [a, *_, b] | (a, b) as c if d: pass
    case {'a': 1, b.c: [], **rest}: pass
    case {}: pass
    case A.B(1, x=[_], y={**z}): pass
    case (1 | 2) as x: pass
    case [*rest]: pass
    case _: pass
'''
tree = ast.parse(STATEMENTS, type_comments=True)
text = ast.unparse(tree)
print(text)
assert ast.dump(ast.parse(text, type_comments=True)) == ast.dump(tree)
print(ast.unparse(ast.parse("x = 1 # type: ignore[a]\n# type: ignore\ndef f(): pass # type: ignore\n", type_comments=True)))
print(ast.unparse(ast.parse("(int, *str, **bool) -> None", mode="func_type")))

N = ast.Name
for node in (
    ast.Constant((1, "a", None)), ast.Constant((1,)), ast.Constant(frozenset({1})), ast.Constant(float("nan")),
    ast.Constant(complex("inf-infj")), ast.Constant("a", kind="u"), ast.Expression(N("x")), ast.Interactive([ast.Pass()]),
    ast.arguments(kwonlyargs=[ast.arg("a")], kw_defaults=[None]), ast.arg("a", N("b")), ast.keyword("a", N("b")),
    ast.alias("a.b", "c"), ast.withitem(N("a"), N("b")), ast.comprehension(N("a"), N("b"), [N("c")], 1), ast.Load(),
    ast.Slice(step=N("a")), ast.Set([]), ast.MatchStar(), ast.MatchAs(), ast.MatchSequence([]), ast.Starred(N("a")),
    ast.FormattedValue(N("a"), 115), ast.JoinedStr([ast.Constant("\n'\"")]), ast.JoinedStr([ast.Constant("'''\"\"\"\n")]),
    ast.JoinedStr([ast.FormattedValue(ast.Constant("'\""), -1)]), ast.Await(None), ast.Raise(), ast.Try([ast.Pass()]),
    ast.Attribute(ast.Constant(1), "x"), ast.ExceptHandler(body=[ast.Pass()]), [N("a"), N("b")], [ast.Pass(), ast.Break()],
    ast.TypeVar("T"), ast.Dict([None], [N("a")]), ast.Module([ast.Expr(ast.Constant('a"""\\'))], []), ast.Module([], []),
    ast.Return(ast.Yield()), ast.Raise(cause=N("a")), ast.YieldFrom(None), ast.JoinedStr([N("a")]), ast.Assign([N("a")], N("b")),
    ast.MatchMapping([N("a")], []), ast.BinOp(N("a"), 3, N("b")),
):
    try:
        print(repr(ast.unparse(node)))
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])
print(list(ast._Precedence), ast._Precedence.ATOM.next(), ast._Precedence.OR.next())
