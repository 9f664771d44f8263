"""eval, exec, compile: namespaces, code objects, errors in source text."""

import traceback


def show(function):
    try:
        print(repr(function()))
    except BaseException as error:
        print(type(error).__name__, error)


x=10
print(eval('x+1'), eval('  x'), eval('x', {'x':5}), eval('x+y',{'x':1},{'y':2}))
def f(a,b=2):
    c=3
    exec('a=100; z=5')
    print(a, sorted(locals()))
    print(eval('a+b+c'))
    l=locals(); l['a']=55
    print(a, locals()['a'], locals() is locals())
    exec('print(sorted(locals()))')
    def g(): return a
    print(eval('a'), [eval('c') for _ in range(2)], [eval('_') for _ in range(2)])
    return g
f(1)
ns={}
exec('def sq(x):\n  return x*x\nclass C:\n  y=3\n  def m(self): return self.y\nq=[i for i in range(3)]', ns)
print(ns['sq'](5), ns['C']().m(), ns['q'], sorted(ns), type(ns['__builtins__']))
loc={}
exec('a=1\nb=a+1\ndef h():\n  return a', {}, loc)
print(sorted(loc))
show(lambda: loc['h']())
class M(dict):
    def __getitem__(self,k):
        print('get',k)
        return dict.__getitem__(self,k)
    def __setitem__(self,k,v):
        print('set',k,v); dict.__setitem__(self,k,v)
m=M()
exec('p=1\nr=p+len("abc")\nfor i in range(2): s=i\ndel p', {}, m)
print(sorted(m))
class Map:
    def __getitem__(self,k):
        if k=='zz': return 42
        raise KeyError(k)
print(eval('zz+abs(-1)', {}, Map()))
show(lambda: eval('nope'))
show(lambda: eval('1+'))
show(lambda: exec('x='))
show(lambda: eval('x=1'))
show(lambda: exec('  x=1'))
show(lambda: exec('def f(:\n pass'))
show(lambda: exec('return 1'))
show(lambda: exec('break'))
show(lambda: compile('a b','file.py','exec'))
show(lambda: eval(''))
show(lambda: exec(''))
show(lambda: eval(b'1+1'))
show(lambda: eval(bytearray(b'2')))
show(lambda: exec(b'# coding: latin-1\nv="\xe9"\nprint(ascii(v))'))
show(lambda: eval('1\n'))
show(lambda: eval('(1,\n2)'))
show(lambda: eval('1;2'))
show(lambda: exec('yield 1'))
show(lambda: exec('await x'))
show(lambda: eval('"abc'))
show(lambda: exec('if x:\nprint(1)'))
show(lambda: exec('if 1:\n\tx=1\n        y=2'))
c=compile('a+1','<e>','eval'); print(eval(c,{'a':4}), eval(c,{'a':5}), c.co_filename, c.co_name)
c=compile('a=1\nb=2','<e>','exec'); d={}; print(exec(c,d), d['a'], d['b']); d2={}; l2={}; exec(c,d2,l2); print(l2, 'a' in d2); print(eval(c, {}))
c=compile('for i in range(2): i\n','<e>','single')
show(lambda: eval('__import__("sys").maxsize'))
print(eval('[x for x in range(3)]'), eval('(lambda y: y*2)(4)'), eval('{k:v for k,v in [(1,2)]}'))
def outer():
    v=1
    def inner(): return v
    return inner
ic=outer().__code__
show(lambda: eval(ic))
show(lambda: exec(ic))
show(lambda: exec(ic, closure=()))
show(lambda: exec(ic, closure=outer().__closure__))
show(lambda: exec('1', {}, {}, closure=()))
show(lambda: eval('x', {'__builtins__':{}}))
show(lambda: eval('len([])', {'__builtins__':{}}))
show(lambda: eval('myb', {'__builtins__':{'myb':3}}))
class K:
    q=5
    print(sorted(k for k in locals() if not k.startswith('__')), eval('q'))
    exec('w=q+1')
    print(w)
    print(sorted(k for k in vars() if k[0]!='_'), [n for n in dir() if n[0]!='_'])
print(K.w)
g=globals(); print(g is globals(), locals() is globals(), vars() is g, 'g' in dir())
exec('newname=77'); print(newname)
def gen():
    yield 1
    yield eval('2')
    exec('print("in gen")')
    yield 3
print(list(gen()))
print(list(map(eval, ['1','x'])))
src='''
def foo():
    return 1/0
foo()
'''
try: exec(compile(src,'<mystring>','exec'))
except ZeroDivisionError as e: print(traceback.format_exc().splitlines()[-1])
try: eval('1/0')
except ZeroDivisionError as e: print(traceback.format_exc().splitlines()[-1])
try: eval('1 +')
except SyntaxError as e: print(traceback.format_exc().splitlines()[-1]); print(e.filename,e.lineno,e.offset,e.text,e.end_lineno,e.end_offset,e.msg,e.args)
try: exec('\n\nx = 5 5\n')
except SyntaxError as e: print(e.filename,e.lineno,e.offset,repr(e.text),e.end_lineno,e.end_offset,e.msg,e.args)
show(lambda: exec('1', globals=dict(a=1)))
show(lambda: eval('a', locals={'a':3}))
show(lambda: eval('a+x', locals={'a':3}))
show(lambda: __import__('sys').__name__)
show(lambda: __import__('nonexistent_mod'))
show(lambda: __import__('sys', fromlist=['x']).__name__)
show(lambda: __debug__)
show(lambda: __name__)
show(lambda: __build_class__.__name__)
show(lambda: EnvironmentError is OSError is IOError)
