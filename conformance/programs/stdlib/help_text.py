# What `help` prints.
def f(a,b=1,*c)->int:
    """Doc line.

    More."""
class A:
    """Doc of A."""
    x=1
    def __init__(self,z): pass
    def m(self,q=2):
        "meth doc"
    @property
    def p(self): "prop doc"
    @staticmethod
    def s(): pass
    @classmethod
    def c(cls): pass
class B(A):
    y:int=3
    def m(self): pass
    n = m
    t = lambda self, k: k
async def co(): "async doc"
for o in (f,A,B,len,[].append,3 .__add__,co,A(1).m,A.c,A.p,"nosuchthing", 'f', 'len'):
    print('#####', o if isinstance(o,str) else '')
    help(o)
help('keywords')
import sys,types
m=types.ModuleType('mm'); m.__doc__='Module doc.\n\nmore'; m.f=f; f.__module__='mm'; m.A=A; A.__module__='mm';m.D=3; m.L=list(range(100));m.__version__='1'
help(m)
print(repr(help),repr(credits), repr(exit),repr(quit)); print(type(help),type(copyright),help.__doc__,type(help).__module__)
import inspect
print(inspect.signature(help),inspect.signature(exit),inspect.signature(copyright))
