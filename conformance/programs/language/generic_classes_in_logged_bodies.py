class D(dict):
    def __missing__(self, k):
        print('missing', k); raise KeyError(k)
    def __setitem__(s,k,v):
        print('set',k); dict.__setitem__(s,k,v)
    def __getitem__(s,k):
        print('get',k); return dict.__getitem__(s,k)
    def __delitem__(s,k):
        print('del',k); return dict.__delitem__(s,k)
class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **kw): return D()
print('-- class')
class K(metaclass=Meta):
    class A[T](int): pass
print('-- class lambda')
class K(metaclass=Meta):
    class A[T](list[T], metaclass=type): x = T
print('-- func')
class K(metaclass=Meta):
    def f[T](x: T, y=1) -> T: pass
print('-- alias')
class K(metaclass=Meta):
    type X[T] = T
print('-- alias2')
class K(metaclass=Meta):
    type X = int
print('-- generic itself')
class K[T](metaclass=Meta):
    print(T)
    y: T
    def g(self): return T
print('-- bound')
class K(metaclass=Meta):
    def f[T: int = str](x): pass
    print(f.__type_params__[0].__bound__, f.__type_params__[0].__default__)
