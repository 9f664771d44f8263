"""count, cycle and repeat: values, reprs, arguments, state."""
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

def g():
    yield 1
    yield 2
    return 7
for a in [(), (5,), (5, 2), (-3,), (0.5,), (0.5, 0.25), (1, 0.5), (2 ** 70,), (2 ** 63 - 2,), (2 ** 63 - 2, 2), (True,), (True, 2), (3, True), (3, 0), (3, -1), (1j, 1), ('a',), (1, 'b')]:
    show(lambda: it.count(*a))
    show(lambda: first(it.count(*a), 4))
    show(lambda: it.count(*a).__reduce__())

    def f():
        c = it.count(*a)
        next(c)
        next(c)
        return (repr(c), c.__reduce__())
    show(f)
show(it.count, 1, 2, 3)
show(it.count, step=3)
show(it.count, start=2, step=1)
show(it.count, foo=1)

class N:

    def __init__(s, v):
        s.v = v

    def __add__(s, o):
        print('add')
        return N(s.v + o)

    def __index__(s):
        return s.v

    def __repr__(s):
        return 'N%d' % s.v
show(lambda: first(it.count(N(1)), 3))
show(lambda: it.count(N(1)))
show(lambda: first(it.count(1, N(2)), 3))
show(lambda: first(it.cycle('ab'), 5))
show(lambda: first(it.cycle([]), 5))
show(it.cycle)
show(it.cycle, 1, 2)
show(it.cycle, 5)
show(lambda: it.cycle(x=1))
c = it.cycle([1, 2, 3])
next(c)
next(c)
show(lambda: first(it.cycle(g()), 5))
c = it.cycle(g())
first(c, 3)
c2 = it.cycle('x')
show(lambda: c2.__setstate__(1))
show(lambda: c2.__setstate__(((), 1)))
show(lambda: c2.__setstate__(([5, 6], 1)))
show(lambda: first(c2, 4))
show(it.repeat, 5)
show(it.repeat, 5, 3)
show(it.repeat, 5, -3)
show(it.repeat)
show(it.repeat, 1, 2, 3)
show(it.repeat, object=3, times=2)
show(it.repeat, 1, None)
show(it.repeat, 1, 2.5)
show(it.repeat, 1, 2 ** 80)
show(lambda: list(it.repeat('a', 3)))
show(lambda: it.repeat(1).__length_hint__())
show(lambda: it.repeat(1, 3).__length_hint__())
show(lambda: it.repeat(1, 4).__reduce__())
show(lambda: it.repeat(1).__reduce__())
r = it.repeat(1, 2)
next(r)
show(lambda: r)
