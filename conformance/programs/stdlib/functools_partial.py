"""partial: how it is made, called, shown, copied."""
import functools as f
import warnings
p = f.partial

def show(call, *args, **keywords):
    try:
        print(repr(call(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error)

def fn(*a, **k):
    return (a, k)
show(p)
show(p, 5)
show(p, k=1)
show(p, len, 1)
x = p(len, 1, a=2)
show(lambda: setattr(x, 'func', 1))
show(lambda: delattr(x, 'args'))
show(lambda: setattr(x, 'keywords', {}))
x.foo = 3
show(lambda: x.__dict__)
show(lambda: x.__reduce__())
show(lambda: p(x, 2))
show(lambda: p(p(len, 1), 2))
show(lambda: p(len).__reduce__())
show(lambda: x.__setstate__(1))
show(lambda: x.__setstate__((1, 2, 3, 4)))
show(lambda: x.__setstate__((len, 2, 3, 4)))
show(lambda: x.__setstate__((len, (), 3, 4)))
show(lambda: x.__setstate__((len, (1,), None, {})))
show(lambda: x.__setstate__((len, (1,))))

class S(p):
    pass
show(S, len, 1)
show(lambda: S(len, 1)(3))
show(lambda: type(S(p(len, 1)).func))
show(lambda: p(S(len, 1), 2))
show(lambda: S(S(len, 1), 2).func)

class A:
    m = p(fn, 1)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    show(lambda: A().m(2))
    show(lambda: A.m(2))
print([str(each.message) for each in log])
show(lambda: p[int])
show(p(fn, 1, a=1, b=2), 2, b=3, c=4)
y = p(fn)
y.__setstate__((y, (), {}, {}))
show(repr, y)
y.__setstate__((fn, (y,), {}, {}))
show(lambda: repr(y)[:30])
y.__setstate__((fn, (), {'a': y}, {}))
show(lambda: repr(y)[:30])

class MyStr(str):
    pass
show(lambda: p(fn, **{MyStr('a'): 1}))
show(lambda: p(fn, **{MyStr('a'): 1}).keywords)
show(lambda: p.__doc__)
z = p(fn)
show(lambda: z.__doc__ == p.__doc__)
show(lambda: z.__name__)
z.keywords['q'] = 1
show(z)
show(lambda: p(fn, 1, **{'a b': 2}))
