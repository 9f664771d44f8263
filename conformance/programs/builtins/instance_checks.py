"""isinstance and issubclass: metaclasses, unions, tuples, claimed classes."""

def show(function):
    try:
        print(repr(function()))
    except BaseException as error:
        print(type(error).__name__, error)


class Meta(type):
    def __instancecheck__(cls, i): print('ic', cls.__name__, i); return i==5
    def __subclasscheck__(cls, s): print('sc', cls.__name__, s); return s is int
class A(metaclass=Meta): pass
a=A()
show(lambda: isinstance(5,A))
show(lambda: isinstance(6,A))
show(lambda: isinstance(a,A))
show(lambda: issubclass(int,A))
show(lambda: issubclass(str,A))
show(lambda: issubclass(A,A))
show(lambda: isinstance(5,(str,A)))
show(lambda: issubclass(str,(A,str)))
class M2(type):
    def __instancecheck__(cls,i): return super().__instancecheck__(i) or i==7
class B(metaclass=M2): pass
show(lambda: (isinstance(B(),B), isinstance(7,B), isinstance(8,B)))
class Bad(type):
    def __instancecheck__(cls,i): raise ValueError('no')
class C(metaclass=Bad): pass
show(lambda: isinstance(1,C))
show(lambda: isinstance(C(),C))
class Proxy:
    @property
    def __class__(self): return int
show(lambda: isinstance(Proxy(), int))
show(lambda: isinstance(Proxy(), str))
show(lambda: isinstance(Proxy(), Proxy))
show(lambda: type(Proxy()).__name__)
class Cls:
    def __init__(self, *b): self.__bases__=b
x=Cls(); y=Cls(x); z=Cls(y)
show(lambda: issubclass(z,x))
show(lambda: issubclass(x,z))
show(lambda: issubclass(z,(int,)) )
show(lambda: issubclass(int,z))
class O:
    def __init__(s,c): s.c=c
    @property
    def __class__(s): return s.c
show(lambda: isinstance(O(z), x))
show(lambda: isinstance(O(x), z))
show(lambda: isinstance(3, x))
class NB:
    __bases__=3
show(lambda: issubclass(NB(), int))
show(lambda: isinstance(1, NB()))
class ICI:
    def __instancecheck__(self, o): return 'yes'
    def __subclasscheck__(self, o): return []
show(lambda: isinstance(1, ICI()))
show(lambda: issubclass(1, ICI()))
class Truth:
    def __bool__(self): raise RuntimeError('b')
class ICJ:
    def __instancecheck__(self,o): return Truth()
show(lambda: isinstance(1, ICJ()))
show(lambda: type.__instancecheck__(int, 3))
show(lambda: type.__subclasscheck__(int, bool))
show(lambda: type.__subclasscheck__(int, 3))
show(lambda: int.__instancecheck__(True))
show(lambda: type.__instancecheck__(int, Proxy()))
show(lambda: isinstance(3, (int|str)|None))
show(lambda: list[int].__instancecheck__([]))
show(lambda: issubclass(bool, int|list[int]))
show(lambda: issubclass(str, int|list[int]))
class D: pass
class E(D): pass
show(lambda: (isinstance(E(),D), issubclass(E,D), issubclass(D,E), isinstance(D,type), isinstance(E,object), issubclass(type,object)))
class G:
    def __getattribute__(self,n):
        if n=='__class__': raise AttributeError('x')
        return 1
show(lambda: isinstance(G(), int))
class H:
    def __getattribute__(self,n):
        if n=='__class__': raise ValueError('x')
        return 1
show(lambda: isinstance(H(), int))
show(lambda: isinstance(H(), H))
