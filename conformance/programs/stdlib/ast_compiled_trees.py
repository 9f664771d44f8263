"""Trees that are changed or made, then run; constant folding."""

import ast


class Doubles(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node)


SOURCE = """
def f(n, *a, k=3):
    total = 1
    for i in range(n):
        total += i if i % 2 else [j for j in a][0]
    return f"{total} {k}"
print(f(5, 7), 'ab', (1, 2)[1:])
class C:
    x: int = 1
    def m(self): return super().__repr__()[:1], __class__.x
print(C().m(), C.__annotations__)
match [1, (2, 3)]:
    case [2, (4, x)]: print('doubled', x)
    case [a, [b, *c]]: print(a, b, c)
g = (x for x in 'ab')
print(*g, sep='-')
try: 1 / 0
except ZeroDivisionError as e: print(e)
with open_() as z: print(z)
"""
import contextlib

namespace = {"open_": lambda: contextlib.nullcontext("managed")}
tree = ast.parse(SOURCE)
exec(compile(tree, "<tree>", "exec"), dict(namespace))
exec(compile(Doubles().visit(tree), "<tree>", "exec"), dict(namespace))
print(eval(compile(ast.fix_missing_locations(ast.Expression(ast.BinOp(ast.Constant((1, 2)), ast.Add(), ast.Constant((3.5, 1 + 2j, b"x", None, ...))))), "", "eval")))
for value in (None, True, ..., 0, -3, 10**30, 1.5, float("inf"), 2j, 1 - 2j, "é", b"", (), ((1,), frozenset({2}))):
    tree = ast.Expression(ast.Constant(value))
    result = eval(compile(ast.fix_missing_locations(tree), "", "eval"))
    print(repr(result), result is value or type(value) in (int, str))
exec(compile(ast.Interactive([ast.Expr(ast.Constant(5, lineno=1, col_offset=0), lineno=1, col_offset=0)]), "", "single"))
made = ast.Module(
    [
        ast.FunctionDef("made", ast.arguments(args=[ast.arg("x")]), [ast.Return(ast.Name("x"))]),
        ast.Expr(ast.Call(ast.Name("print"), [ast.Call(ast.Name("made"), [ast.Constant("called")])])),
    ]
)
exec(compile(ast.fix_missing_locations(made), "<made>", "exec"))
failing = ast.fix_missing_locations(ast.Module([ast.Expr(ast.BinOp(ast.Constant(1), ast.Div(), ast.Constant(0)))]))
ast.increment_lineno(failing, 41)
try:
    exec(compile(failing, "<failing>", "exec"))
except ZeroDivisionError as e:
    print(e, e.__traceback__.tb_next.tb_lineno, e.__traceback__.tb_next.tb_frame.f_code.co_filename)

ring = ast.UnaryOp(ast.Not(), None, lineno=1, col_offset=0)
ring.operand = ring
try:
    compile(ast.Expression(ring), "", "eval")
except RecursionError as e:
    print(e)

print("# folding")
for text in (
    "1 + 2", "1 + x", "-(2 ** 10)", "2 ** 1000", "1 << 200", "1 << 20", "'a' * 10", "'a' * 5000", "(1, 2) * 3", "(1,) * 300",
    "10 // 3, 10 % 3, 7 / 2, 1 / 0", "'%s' % x", "'a%%b%sc%10.3r%-5a' % (x, y, z)", "'%d' % (x,)", "'%s' % (x, y)", "'%s%s' % (x,)",
    "not a is b", "not a in b", "not a == b", "not 1", "~5, +5, -5", "(1, (2, 3), x)", "(1, (2, 3))", "'abc'[1], (1, 2)[0], (1,)[5]",
    "x in [1, 2]", "x in {1, 2}", "x in [1, y]", "x not in [*y]", "[i for i in [1, 2]]", "__debug__", "f'{1 + 1}'", "lambda: 1 + 1",
    "a[1 + 1:2 * 2]", "1 + 2 + x + 3 + 4", "'a' 'b' + 'c'", "3 * 'ab', b'a' * 2", "1.5 ** 2, 2 ** -1, 0 ** 0, 1j * 1j", "(1).real",
    "MatMult @ 3", "1 @ 2", "-0.0, --1", "True + True",
):
    print(text, "|", ast.dump(ast.parse(text, mode="eval", optimize=1).body))
for text in (
    "'a' + 'b'", "def f():\n 'a' + 'b'", "def f(a=1 + 1, *b: 1 + 1) -> 1 + 1: return 1 + 1", "for i in [1, 2]: pass", "x: 1 + 1 = 1 + 1",
    "from __future__ import annotations\ndef f(a: 1 + 1) -> 1 + 1: x: 1 + 1", "match 1 + 1:\n case -1: pass\n case 1 + 2j: pass\n case {-1: a}: pass",
    "class C[T: 1 + 1 = 2 + 2]: 'doc'", "x = 1 + 1 # type: int", "assert 1 + 1, 2 + 2",
):
    tree = ast.parse(text)
    for result in (ast.parse(text, optimize=2, type_comments=True), ast.parse(tree, optimize=1)):
        print(ast.dump(result, include_attributes=len(text) < 30))
