"""Classes derived from the iterators, and the types themselves."""
import itertools as it
import warnings
warnings.simplefilter('ignore')

def show(call, *args, **keywords):
    try:
        print(repr(call(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error)

def first(iterator, count=20):
    return list(it.islice(iterator, count))
for cls, args in [(it.count, ()), (it.chain, ('ab',)), (it.repeat, (1, 2)), (it.islice, ('abc', 2)), (it.cycle, ('a',)), (it.product, ('a',)), (it.tee, ())]:
    if cls is it.tee:
        continue

    class S(cls):
        x = 1
    s = S(*args)
    s.y = 2
    print(next(s), s.y, type(s).__mro__[1], s.__reduce__()[0] is S)

class K(it.chain):

    def __init__(self, *a, newarg=None):
        self.n = newarg
k = K('ab', newarg=3)
print(list(k), k.n)

class K2(it.chain):
    pass
show(lambda: K2('a', newarg=1))

class Z(it.filterfalse):

    def __init__(self, a, b, kw=1):
        self.kw = kw
show(lambda: Z(None, [0], kw=2).kw)
for n in dir(it):
    o = getattr(it, n)
    if isinstance(o, type) and (not n.startswith('__')):
        print(n, o, o.__doc__ and o.__doc__[:30], o.__module__)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    it.count().__reduce__()
    print(w[0].category, w[0].message)
