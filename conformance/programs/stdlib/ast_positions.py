"""Trees of text: fields, positions, comments with types, older versions of the language."""

import _ast as ast
import sys
def dump(n):
    if isinstance(n, ast.AST):
        return '%s(%s)'%(type(n).__name__, ', '.join(f'{k}={dump(v)}' for k,v in vars(n).items()))
    if isinstance(n, list): return '['+', '.join(map(dump,n))+']'
    return repr(n)
def p(s, mode='exec', flags=0):
    try: print(dump(compile(s,'<s>',mode,flags|1024)))
    except Exception as e: print(type(e).__name__, e, getattr(e,'args',None))
p('x = 1 # type: int\nfor i in x: # type: ignore[foo]\n  pass\ndef f(a, # type: int\n b=2):\n  # type: (...) -> int\n  u"a"\n', flags=0x1000)
p('x = 1 # type: int\n')
p('(int, *str, **Any) -> float', 'func_type')
p('() -> float\n\n', 'func_type'); p('(int) -> float', 'func_type'); p('(*int, **a) -> float', 'func_type'); p('(**a, *b) -> c', 'func_type'); p('(a,) -> c', 'func_type'); p('a -> c', 'func_type')
p('(*a, b) -> c', 'func_type'); p('(a, *b, *c) -> d', 'func_type'); p('(a) -> ', 'func_type'); p('', 'func_type'); p('(a b) -> c', 'func_type')
p('f(**a, *b)'); p('lambda: (yield)'); p('{**a, 1:2, **b}'); p('f"a{b!r:>{c}}d"'); p('print(1)','single'); p('1 + 2','eval'); p('match a:\n case {"a":1, **r}: pass\n case A(1, b=None)|[*_]: pass')
p('from . import a as b, c\nimport x.y as z\nglobal a\ntype X[T: int, *U, **V] = 1j\n')
p('\x00'); p('a b'); p(b'a = "\xc3\xa9"; b = 1')
p('a if b else c < d not in e is not f'); p('async def f():\n async for a in b: await c\n async with d as e, f: pass\n return [x async for x in y]')
import ast as whole
def version(src, v, mode='exec'):
    for minor in v:
        try: whole.parse(src, feature_version=(3,minor), mode=mode); r='ok'
        except SyntaxError as e: r=e.args
        print(minor, repr(src), r)
version("def foo(x, /): ...",(7,8)); version("def bar(x=1, /): ...",(7,)); version("lambda x, /: ...",(7,)); version("lambda x=1, /: ...",(7,8))
version("(x := 0)",(7,8)); version("with (x() if y else z()): ...",(8,)); version("with (a as b, c): pass",(8,9)); version("with (a, b): pass",(8,9)); version("with (a as b): pass",(8,9))
version("try: ...\nexcept* E: ...\n",(10,11)); version("type X = int",(11,12)); version("class X[T]: pass",(11,12)); version("def f[T](): pass",(11,12)); version("async def f[T](): pass",(11,12))
version("type X[*Ts=int] = int",(11,12,13)); version("class X[T=int]: pass",(12,13)); version("def f[**P=int](): pass",(12,13))
version("match a:\n case b: pass",(9,10)); version("async def f(): pass",(4,5)); version("async def f():\n await a\n async for x in b: pass\n async with c: pass\n return [x async for x in y]",(4,5,6)); version("[x async for x in y]",(5,6))
version("x: int = 1",(5,6)); version("x.y: int",(5,6)); version("(x): int",(5,)); version("1_000",(5,6)); version("f'{x}'",(5,6)); version("a @ b",(4,5)); version("a @= b",(4,)); version("@a.b[0]\ndef f(): pass",(8,9)); version("x = (yield)",(3,))
version("a[*b]",(10,11)); version("a[b, *c]",(10,)); version("def f(*args: *a): pass",(10,11)); version("return_ = *a, b",(7,)); version("def f():\n return *a, b",(7,)); version("for x in *a, b: pass",(8,)); version("f(a=1, *b)",(4,)); version("{**a}",(4,)); version("print(*a, *b)",(4,)); version("f(x for x in y)",(0,)); version("async = 1",(6,7)); version("await = 1",(6,)); version("except_ = 1", (0,)); version("def f():\n  nonlocal x\n", (0,)); version("1 if 2 else (x:=3)",(7,)); version("[a for a in b if (c:=d)]",(7,)); version("f(a:=1)",(7,)); version("x[a:=1]",(9,)); version("{a:=1}",(9,))
version("0x_ff",(5,)); version("1_0.0_1j",(5,)); version("f(**{'a':1}, *b)",(0,)) ; version("lambda a, /, b: 1",(7,)); version("def f(a, /, b, *, c): pass",(7,)); version("if 1:\n  with (a as b, c,): pass\n",(8,))
