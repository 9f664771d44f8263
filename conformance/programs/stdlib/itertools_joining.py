"""chain, islice, tee, zip_longest, pairwise and batched."""
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
show(lambda: list(it.batched('ABCDEFG', 3)))
show(lambda: list(it.batched('ABCDEFG', 3, strict=True)))
show(lambda: list(it.batched('ABCDEF', 3, strict=True)))
show(it.batched, 'a', 0)
show(it.batched, 'a')
show(it.batched, 'a', 1, 2)
show(it.batched, 5, 1)
show(it.batched, 'a', 'b')
show(it.batched, iterable='ab', n=1)
show(lambda: list(it.batched([], 1)))
b = it.batched('abcd', 3, strict=True)
next(b)
show(next, b)
show(next, b)
show(lambda: list(it.chain()))
show(lambda: list(it.chain('ab', [1], (2,), range(2), {3: 4}, {5}, g())))
show(lambda: list(it.chain('a', 5)))
show(lambda: it.chain(x=1))
show(lambda: list(it.chain.from_iterable(['ab', 'cd'])))
show(lambda: list(it.chain.from_iterable(5)))
show(lambda: list(it.chain.from_iterable([1])))
show(lambda: it.chain[int])
show(lambda: it.chain.from_iterable())
c = it.chain('ab', 5, 'c')
next(c)
next(c)
show(next, c)
show(next, c)
c = it.chain('ab', 'cd')
print(c.__reduce__()[0], len(c.__reduce__()[2]))
next(c)
print(len(c.__reduce__()[2]))
first(c)
print(c.__reduce__())
show(lambda: c.__setstate__(1))
show(lambda: c.__setstate__(()))
show(lambda: c.__setstate__((1,)))
show(lambda: c.__setstate__((iter(['xy']), iter('q'))))
show(lambda: first(c))
show(lambda: c.__setstate__((1, 2, 3)))
show(lambda: next(it.chain(g())))
c = it.chain(g())
first(c)
try:
    next(c)
except StopIteration as e:
    print('val', e.value)
c = it.islice(g(), 5)
next(c)
next(c)
try:
    next(c)
except StopIteration as e:
    print('val', e.value)
c = it.cycle(iter([]))
for a in [(5,), (2, 4), (2, None), (0, None, 3), (None,), (None, 3), (None, None, 2), (10, 20), (0,), (3, 3), (1, 7, 3)]:
    show(lambda: list(it.islice(range(10), *a)))
    show(lambda: list(it.islice(iter(list(range(10))), *a)))
    show(lambda: list(it.islice((x for x in range(10)), *a)))
show(it.islice)
show(it.islice, [])
show(it.islice, [], 1, 2, 3, 4)
show(it.islice, [], -1)
show(it.islice, [], 'a')
show(it.islice, [], 1, -2)
show(it.islice, [], -1, 2)
show(it.islice, [], 1, 'a')
show(it.islice, [], 1, 2, 0)
show(it.islice, [], 1, 2, -1)
show(it.islice, [], 1, 2, 'a')
show(it.islice, 5, 1)
show(it.islice, [], 2 ** 80)
show(it.islice, [], 1.5)
show(it.islice, [], x=1)
show(lambda: list(it.islice('abcdef', N(2))))
show(it.islice, [], None, None, None)
i = iter(range(10))
show(lambda: list(it.islice(i, 3)))
show(lambda: list(i))
i = iter(range(10))
show(lambda: list(it.islice(i, 1, 6, 3)))
show(lambda: list(i))
i = iter(range(10))
show(lambda: list(it.islice(i, 1, 3, 50)))
show(lambda: list(i))
x = it.islice(iter(range(9)), 1, 7, 2)
print(x.__reduce__()[1][1:], x.__reduce__()[2])
next(x)
print(x.__reduce__()[1][1:], x.__reduce__()[2])
list(x)
print(len(x.__reduce__()), x.__reduce__()[2])
x = it.islice(iter(range(9)), 3)
next(x)
print(x.__reduce__()[1][1:], x.__reduce__()[2])
show(lambda: list(it.pairwise('abcd')))
show(lambda: list(it.pairwise('a')))
show(lambda: list(it.pairwise('')))
show(it.pairwise)
show(it.pairwise, 1, 2)
show(it.pairwise, 5)
show(lambda: list(it.pairwise(g())))
show(it.pairwise, iterable=[])
a, b = it.tee('abc')
show(lambda: (next(a), list(b), list(a)))
show(it.tee)
show(it.tee, [], -1)
show(it.tee, [], 'a')
show(it.tee, 5)
show(it.tee, 5, 0)
show(lambda: it.tee([], 0))
show(lambda: [list(x) for x in it.tee(range(100), 3)][2][-1])
show(it.tee, [], 1, 2)
a, b = it.tee(range(100))
c = a.__copy__()
first(a, 70)
print(next(b), next(c), next(a))
print(type(a), a.__reduce__()[0], a.__reduce__()[2][1])
d, e = it.tee(a)
print(d is a, next(e))
show(it._tee)
show(lambda: list(it._tee([1, 2])))
show(it._tee_dataobject, [1], [2], None)
show(it._tee_dataobject, [1], 2, 3)

class R:

    def __init__(s):
        s.first = True

    def __iter__(s):
        return s

    def __next__(s):
        if s.first:
            s.first = False
            return next(s.t)
        raise StopIteration
r = R()
r.t, _ = it.tee(r)
show(next, r.t)

class Cp:

    def __iter__(s):
        return s

    def __next__(s):
        raise StopIteration

    def __copy__(s):
        return 'copy'
print(it.tee(Cp(), 3)[1:])
show(lambda: list(it.zip_longest('abc', [1])))
show(lambda: list(it.zip_longest('abc', [1], fillvalue='-')))
show(lambda: list(it.zip_longest()))
show(it.zip_longest, x=1)
show(it.zip_longest, 5)
show(lambda: list(it.zip_longest(g(), 'abc')))
show(lambda: list(it.zip_longest('', [])))
show(it.zip_longest, fillvalue=1, foo=2)
z = it.zip_longest('abc', 'a')
next(z)
next(z)
print(len(z.__reduce__()), z.__reduce__()[1][1], z.__reduce__()[2])
z.__setstate__(9)
print(next(z))

def bad():
    yield 1
    raise ValueError('x')
z = it.zip_longest(bad(), 'abc')
next(z)
show(next, z)
show(next, z)
