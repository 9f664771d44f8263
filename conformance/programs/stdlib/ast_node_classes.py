"""The classes of nodes: what they say of themselves, how they are made, which warnings that gives."""

import _ast
import warnings

warnings.simplefilter('always')
ast=_ast
def show(c,ind=0):
    d={k:v for k,v in vars(c).items() if k not in('__weakref__','__dict__','__new__','__init__','__getattribute__','__setattr__','__delattr__','__reduce__')}
    print(' '*ind+c.__name__, sorted((k,str(v)) for k,v in d.items()), c.__qualname__, c.__mro__)
    for s in c.__subclasses__(): show(s,ind+2)
show(_ast.AST)
print(sorted(n for n in dir(_ast) if n[0] != '_'), sorted((k, v) for k, v in vars(_ast).items() if isinstance(v, int)))
def t(f):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        try: r=f(); print(r if not isinstance(r,ast.AST) else (type(r), sorted(vars(r))))
        except Exception as e: print(type(e).__name__, e)
        for line in sorted(f'{x.category.__name__} {x.message} {x.lineno}' for x in w): print('  ', line)
t(lambda: ast.Name('a', lineno=1).__reduce__()[:2])
t(lambda: ast.BinOp('a'))
t(lambda: ast.Name(ctx=ast.Load()).__reduce__()[:2])
t(lambda: ast.AST(1))
t(lambda: ast.Name(1,2,3))
t(lambda: ast.Name('a',id='b'))
t(lambda: ast.Name('a',foo='b'))
t(lambda: ast.Name('a').ctx.__class__)
t(lambda: ast.FunctionDef('f', None))
class X(ast.AST):
    _fields=3
t(lambda: X())
class X(ast.AST):
    _fields=(3,)
t(lambda: X(1))
class X(ast.AST):
    _fields=('a',); _field_types=3
t(lambda: X())
class X(ast.AST):
    _attributes=3
t(lambda: X(b=3))
class X(ast.AST):
    _fields=('a','b'); _field_types={'a':int}
t(lambda: X())
class X(ast.AST):
    _fields=('a','b'); _field_types={'a':list[int], 'b': int|None}
t(lambda: X())
match ast.Name('zz'):
    case ast.Name(x): print(x)
ast.AST.foo=3
print(ast.Name.foo, ast.Name('x').foo)
