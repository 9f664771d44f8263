"""`ast`: trees shown, evaluated, located, walked and changed."""

import ast
import warnings

SOURCE = '''"""Module.

    Indented.
"""
import os as o, sys
from . import x
def f(a, /, b: int = 1, *args, c, d=2, **kw) -> str:
    'doc'
    return f"{a!r:>{b}} {c}" if a else (yield)
class C(B, metaclass=M):
    x: int
    é = "ü" + b"x".decode()
async def g():
    async with a as b: await b
    return {**a, 1: 2}, {1, *b}, [i for i in j if k]
match v:
    case {"k": [1, *_], **r} if r: pass
    case C(1, y=None) | -1: ...
'''
tree = ast.parse(SOURCE, type_comments=True)
for options in (
    {},
    {"annotate_fields": False},
    {"include_attributes": True},
    {"indent": 2},
    {"indent": "\t", "include_attributes": True},
    {"show_empty": True},
    {"annotate_fields": False, "show_empty": True, "indent": 1},
):
    print(options, ast.dump(tree, **options))
for node in (
    ast.Constant(None),
    ast.Name("x"),
    ast.Call(ast.Name("f"), [], [ast.keyword(None, ast.Name("k"))]),
    ast.arguments(),
    ast.MatchSingleton(None),
    ast.Global([]),
    ast.Raise(cause=ast.Name("e")),
    ast.Tuple([], ast.Load()),
):
    print(ast.dump(node), ast.dump(node, annotate_fields=False), ast.dump(node, show_empty=True))
try:
    ast.dump(3)
except TypeError as e:
    print(e)


def attempt(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {str(e).split(' at 0x')[0]}"


print("# literal_eval")
for text in (
    "1", " -1", "+1.5", "1+2j", "-1-2j", "1+2", "'a' b'c'", "'a' 'b'", "b'x'", "(1, [2, {3}], {4: None})", "set()",
    "...", "True", "x", "f()", "{1: 2, **a}", "~1", "not 1", "1 + 'a'", "\n1", "  \t(1,)", "", "1j+1", "[*a]", "--1",
    "set(1)", "f'x'", "3 if 1 else 2", "1 +", "{{}}", "{[]: 1}",
):
    print(repr(text), attempt(ast.literal_eval, text))
print(attempt(ast.literal_eval, ast.Dict([ast.Constant(1)], [])))
print(attempt(ast.literal_eval, ast.BinOp(ast.Constant(1), ast.Add(), ast.Constant("a"))))
print(attempt(ast.literal_eval, ast.UnaryOp(ast.USub(), ast.Constant("a"))))

print("# docstrings and segments")
for node in (tree, tree.body[3], tree.body[4]):
    print(repr(ast.get_docstring(node)), repr(ast.get_docstring(node, clean=False)))
print(attempt(ast.get_docstring, tree.body[1]))
for node in ast.walk(tree):
    if isinstance(node, (ast.stmt, ast.JoinedStr, ast.Constant)):
        print(type(node).__name__, repr(ast.get_source_segment(SOURCE, node)))
print(repr(ast.get_source_segment(SOURCE, tree.body[3].body[1], padded=True)))
print(repr(ast.get_source_segment("a\r\nif 1:\r  x = (1,\f\n 2)\n", ast.parse("a\nif 1:\n  x = (1,\f\n 2)\n").body[1].body[0], padded=True)))
print(ast.get_source_segment("x", ast.Name("x")), ast.get_source_segment("x", ast.Name("x", lineno=1)))

print("# places")
made = ast.Module([ast.Expr(ast.BinOp(ast.Name("a"), ast.Add(), ast.Constant(1, lineno=7, col_offset=3)))], [])
ast.fix_missing_locations(made)
print(ast.dump(made, include_attributes=True))
ast.increment_lineno(made, 10)
print(ast.dump(made, include_attributes=True))
print(ast.dump(ast.copy_location(ast.Name("z"), made.body[0].value.right), include_attributes=True))
print(ast.dump(ast.copy_location(ast.Load(), made.body[0]), include_attributes=True))
ignoring = ast.parse("x # type: ignore[y]\n", type_comments=True)
print(ast.dump(ast.increment_lineno(ignoring)))

print("# walking")
print([type(node).__name__ for node in ast.walk(tree)][:60])
print([name for name, _ in ast.iter_fields(tree.body[3])])
print([type(node).__name__ for node in ast.iter_child_nodes(tree.body[3].args)])


class Visitor(ast.NodeVisitor):
    def visit_Name(self, node):
        print("name", node.id, end="; ")

    def visit_Constant(self, node):
        print("constant", node.value, end="; ")
        return super().visit_Constant(node)


Visitor().visit(tree)
print()


class Transformer(ast.NodeTransformer):
    def visit_Import(self, node):
        return None

    def visit_ImportFrom(self, node):
        return [node, ast.Pass()]

    def visit_Name(self, node):
        return ast.Subscript(ast.Name("data"), ast.Constant(node.id), node.ctx)

    def visit_arguments(self, node):
        return ast.arguments()


print(ast.dump(Transformer().visit(ast.parse(SOURCE))))


class DropsValues(ast.NodeTransformer):
    def visit_Constant(self, node):
        return None


print(ast.dump(DropsValues().visit(ast.parse("return_ = 1\n[1, a, 2]"))))

print("# old names")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    number = ast.Num(3)
    print(type(number), number.n, number.value, ast.Num, isinstance(number, ast.Num), isinstance(ast.Constant(True), ast.Num))
    print(isinstance(ast.Constant(""), ast.Str), isinstance(ast.Constant(b""), ast.Bytes), isinstance(3, ast.Str))
    print(isinstance(ast.Constant(None), ast.NameConstant), isinstance(ast.Constant(...), ast.Ellipsis), ast.Ellipsis().value)
    number.s = 4
    print(ast.dump(number), ast.dump(ast.Index(ast.Name("i"))), ast.dump(ast.ExtSlice([ast.Name("i")])))
    print(attempt(ast.Num, 1, n=2), ast.Tuple([1]).dims)

    class Old(ast.NodeVisitor):
        def visit_Num(self, node):
            print("num", node.value)

        def visit_NameConstant(self, node):
            print("name", node.value)

        def visit_Ellipsis(self, node):
            print("dots")

    Old().visit(ast.parse("1; True; None; ...; 'a'; 1j"))
    for warning in caught:
        message = str(warning.message)
        print(warning.category.__name__, message, '' if 'visit_' in message else warning.lineno)
print(attempt(lambda: ast.nothing))
print(ast.NodeVisitor.__module__, ast.unparse.__module__, ast.Num.__module__, ast.slice.__mro__, ast.Param.__doc__)
