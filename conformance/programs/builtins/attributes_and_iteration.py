"""Looking into objects, stepping iterators, least and greatest."""

import sys


def show(function):
    try:
        print(repr(function()))
    except BaseException as error:
        print(type(error).__name__, error)


class A:
    x=1
    def __init__(self): self.b=2; self.a=1
    def m(self): pass
a=A()
show(lambda: [n for n in dir(a) if n[0]!='_'])
show(lambda: vars(a))
show(lambda: [k for k in vars(A) if k[0]!='_'])
show(lambda: type(vars(A)).__name__)
show(lambda: [n for n in dir(A) if n[:2]!='__'])
def f(q,w=1):
    e=2
    return dir(), sorted(vars()), locals()
show(lambda: f(1))
show(lambda: 'argv' in dir(sys))
show(lambda: vars(sys) is sys.__dict__)
show(lambda: 'append' in dir([]))
show(lambda: dir(object())==dir(object))
show(lambda: dir(type)[:3])
show(lambda: [n for n in dir(int) if n[0]!='_'])
show(lambda: [n for n in dir(f) if n[0]!='_'])
class Sl:
    __slots__=('p','q')
s=Sl(); s.p=1
show(lambda: [n for n in dir(s) if n[0]!='_'])
show(lambda: vars(s))
show(lambda: getattr(s,'q'))
show(lambda: getattr(s,'q','dflt'))
show(lambda: hasattr(s,'p'))
show(lambda: delattr(s,'p'))
show(lambda: hasattr(s,'p'))
show(lambda: setattr(s,'zz',1))
show(lambda: delattr(a,'nope'))
show(lambda: setattr(1,'a',2))
show(lambda: delattr(1,'real'))
show(lambda: setattr(int,'a',2))
class GA:
    def __getattr__(self,n):
        if n.startswith('ok'): return n
        raise AttributeError(f'no {n}')
show(lambda: getattr(GA(),'ok1'))
show(lambda: getattr(GA(),'bad'))
show(lambda: getattr(GA(),'bad',9))
show(lambda: hasattr(GA(),'bad'))
show(lambda: hasattr(GA(),'ok'))
class PropErr:
    @property
    def p(self): raise AttributeError('inner')
    @property
    def q(self): raise KeyError('k')
show(lambda: getattr(PropErr(),'p',3))
show(lambda: getattr(PropErr(),'q',3))
show(lambda: hasattr(PropErr(),'q'))
show(lambda: next(iter((1,2)))); it=iter([1])
show(lambda: next(it))
show(lambda: next(it,'end'))
def g():
    yield 1
    return 'rv'
G=g(); next(G)
try: next(G)
except StopIteration as e: print('si', e.value)
try: next(G)
except StopIteration as e: print('si', e.value)
class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration(77)
try: next(It())
except StopIteration as e: print(e.value)
show(lambda: next(It(), 'd'))
show(lambda: list(It()))
m=map(lambda x: next(It()), [1])
try: next(m)
except StopIteration as e: print('map', e.value)
z=zip(g()); next(z)
try: next(z)
except StopIteration as e: print('zip', e.value)
L=[3,1,2]
ci=iter(L.pop, 1)
show(lambda: list(ci))
show(lambda: next(ci,'x'))
n=0
def cnt():
    global n; n+=1; return n
show(lambda: list(iter(cnt,4)))
show(lambda: repr(iter(cnt,4))[:18])
class Seq:
    def __getitem__(self,i):
        if i>2: raise IndexError
        return i*10
show(lambda: list(iter(Seq())))
show(lambda: any(x>10 for x in Seq()))
show(lambda: all(Seq()))
show(lambda: sum(Seq()))
show(lambda: max(Seq()))
show(lambda: sorted(Seq(),reverse=True))
show(lambda: min(Seq(),key=lambda v: -v))
class T:
    def __bool__(self): raise RuntimeError('tb')
show(lambda: any([0,T()]))
show(lambda: all([0,T()]))
show(lambda: any([1,T()]))
class K:
    def __init__(s,v): s.v=v
    def __lt__(s,o): return s.v<o.v
    def __gt__(s,o): return s.v>o.v
    def __repr__(s): return f'K{s.v}'
show(lambda: max(K(1),K(3),K(2)))
show(lambda: min([K(1),K(3),K(0)]))
show(lambda: sorted([K(2),K(1)]))
show(lambda: max([K(1),K(1.0)]))
show(lambda: max([1,2],default=K(2),key=None))
show(lambda: min('b','a',key=lambda s: ord(s)))
show(lambda: max([float('nan'),1]))
show(lambda: max([1,float('nan')]))
show(lambda: max(2**70,1.0,True))
show(lambda: min(x for x in ()))
show(lambda: max(key=len))
show(lambda: min(default=3))
show(lambda: id(a)==id(a))
show(lambda: id(None)==id(None))
show(lambda: callable(A))
show(lambda: callable(a))
show(lambda: hash('a')==hash('a'))
show(lambda: hash(1)==hash(1.0)==hash(True))
show(lambda: hash((1,2))==hash((1,2)))
show(lambda: format(3.14159,'.2f'))
show(lambda: format('x','>5'))
show(lambda: format(None))
show(lambda: format([1],''))
show(lambda: format(a,'q'))
show(lambda: format(5,spec='d'))
show(lambda: format(255,'x'))
show(lambda: format(1,S('d')))
class S(str): pass
show(lambda: format(1,S('d')))
print(print, len, getattr, isinstance, abs, __import__)
print(len.__name__, len.__module__, len.__doc__, len.__qualname__, len.__self__ if hasattr(len,'__self__') and len.__self__ is None else 'mod')
print(max.__text_signature__, sorted.__text_signature__ , next.__text_signature__)
import builtins
builtins.newb=5; print(newb); del builtins.newb
show(lambda: newb)
len_=len
len=lambda x: 'shadow'
print(len([])); del len; print(len([]))
show(lambda: breakpoint) 
show(lambda: issubclass(Exception, BaseException))
show(lambda: ExceptionGroup('a',[ValueError()]))
show(lambda: _IncompleteInputError)
show(lambda: reversed([1,2]).__class__.__name__)
show(lambda: list(reversed(range(3))))
show(lambda: list(enumerate('ab',1)))
show(lambda: list(zip('ab',[1,2])))
show(lambda: list(map(str,[1])))
show(lambda: list(filter(None,[0,1])))
