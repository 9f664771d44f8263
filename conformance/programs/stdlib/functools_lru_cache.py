"""lru_cache and cache: keys, order of use, statistics, re-entrance, methods."""
import functools as f

def show(call, *args, **keywords):
    try:
        print(repr(call(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error)

def fn(x, y=0, *a, **k):
    """doc"""
    print('call', x, y, a, k)
    return (x, y)
c = f.lru_cache(maxsize=2)(fn)
show(c.cache_info)
show(c, 1)
show(c, 1)
show(c, 1.0)
show(c, True)
show(c, x=1)
show(c, 1, 0)
show(c.cache_info)
show(c.cache_parameters)
show(c.cache_clear)
show(c.cache_info)
show(c, [])
show(c.cache_info)
show(c, {})
show(c, x=[])
print(c.__name__, c.__qualname__, c.__module__, c.__doc__, c.__wrapped__ is fn, str(c)[:60], type(c))
show(f.lru_cache)
show(f.lru_cache, 'a')
show(f.lru_cache, 1.5)
show(lambda: f.lru_cache(None)(5))
show(lambda: f.lru_cache(5))
show(lambda: f.lru_cache(fn, 5))
show(lambda: f.lru_cache(typed=True)(fn).cache_parameters())
show(lambda: f.lru_cache(-3)(fn).cache_parameters())
show(lambda: f.lru_cache(fn).cache_parameters())
show(lambda: f.cache(fn).cache_parameters())
show(lambda: f.lru_cache(0)(fn)(3))
d = f.lru_cache(None)(fn)
show(d, 1)
show(d, 1)
show(d, '1')
show(d, (1, 2))
show(d, 1, 2, 3)
show(d, 1, 2, 3)
show(d, 1, y=2)
show(d, 1, y=2)
show(d.cache_info)
e = f.lru_cache(typed=True)(fn)
show(e, 1)
show(e, 1.0)
show(e, True)
show(e, 1)
show(e, x=1)
show(e, x=1.0)
show(e.cache_info)
show(lambda: c.__reduce__())
show(lambda: c.__copy__() is c)
show(lambda: c.__deepcopy__({}) is c)
show(lambda: f._lru_cache_wrapper)
show(lambda: f._lru_cache_wrapper(fn, 'a', False, 1))
show(lambda: f._lru_cache_wrapper(3, None, False, 1))
show(lambda: f._lru_cache_wrapper())
show(lambda: f._lru_cache_wrapper(fn, None, False, lambda *a: a).cache_info())

class A:

    @f.lru_cache
    def m(self, x):
        print('m', x)
        return x

    @staticmethod
    @f.cache
    def s(x):
        print('s')
        return x
a = A()
a.m(1)
a.m(1)
A.m(a, 1)
print(A.m.cache_info(), a.m.cache_info())
a.s(1)
A.s(1)
print(str(a.m)[:30])
i = c.cache_info()
print(i.hits, i[1], i._fields, i._asdict(), i._replace(hits=5), type(i), tuple(i), i == (0, 0, 2, 0))
show(lambda: i._replace(a=1))
show(lambda: i._make([1]))
show(lambda: i.__class__(1, 2, 3))
show(lambda: i.__getnewargs__())
show(lambda: f._CacheInfo(1, 2, 3, 4))
show(lambda: f._CacheInfo._field_defaults)

class P:
    pass
try:

    class S(f._lru_cache_wrapper):
        pass
except TypeError as x:
    print(x)

@f.lru_cache(maxsize=3)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30), fib.cache_info())

@f.lru_cache(maxsize=1)
def r(n):
    if n:
        r(n - 1)
    return n
r(5)
print(r.cache_info())
r(5)
print(r.cache_info())

@f.lru_cache(maxsize=10)
def q(n):
    q.cache_clear()
    return n
q(1)
q(1)
print(q.cache_info())

@f.lru_cache(maxsize=None)
def err(n):
    raise ValueError(n)
show(err, 1)
show(err, 1)
print(err.cache_info())

class H:

    def __init__(s, h):
        s.h = h

    def __hash__(s):
        print('hash')
        return s.h

    def __eq__(s, o):
        print('eq')
        return True
show(c, H(1))
show(c, H(1))
show(c, H(2), H(3))
show(c, H(2), H(3))
c.foo = 1
print(sorted(c.__dict__), c.foo)
show(lambda: delattr(c, 'foo'))
show(lambda: c.__call__(9))
show(f.cache)
show(f.cache, fn, 1)
print(f.lru_cache.__name__, f.cache.__doc__)
