"""compress, dropwhile, takewhile, filterfalse, starmap, accumulate and groupby."""
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
show(lambda: list(it.accumulate([1, 2, 3])))
show(lambda: list(it.accumulate([1, 2, 3], initial=10)))
show(lambda: list(it.accumulate([1, 2, 3], max)))
show(lambda: list(it.accumulate('abc')))
show(lambda: list(it.accumulate([], initial=None)))
show(lambda: list(it.accumulate([1.5, 2])))
show(lambda: list(it.accumulate([1, 'a'])))
show(it.accumulate)
show(it.accumulate, 1)
show(it.accumulate, [1], 2, 3)
show(lambda: list(it.accumulate([2 ** 53 - 1, 5, 7])))
show(lambda: list(it.accumulate([1, 2], 5)))
show(lambda: list(it.accumulate([1, 2, 3], lambda a, b: a * b, initial=2)))
a = it.accumulate([1, 2, 3])
next(a)
next(a)
print(a.__reduce__()[2], a.__reduce__()[1][1])
a.__setstate__(100)
print(next(a))
a = it.accumulate([1, 2], initial=5)
print(str(a.__reduce__())[:60])
a = it.accumulate([None, 2], lambda a, b: b)
next(a)
print(str(a.__reduce__())[:60])
show(lambda: list(it.compress('ABCDEF', [1, 0, 1, 0, 1, 1])))
show(lambda: list(it.compress('ABC', [1, 1])))
show(lambda: list(it.compress('A', it.repeat(1))))
show(it.compress, [1])
show(it.compress, 5, [1])
show(it.compress, [1], 5)
show(lambda: list(it.compress(data='ab', selectors=[0, 1])))
show(it.compress, 'a', [1], x=3)
show(lambda: list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])))
show(lambda: list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])))
show(lambda: list(it.filterfalse(lambda x: x % 2, range(6))))
show(lambda: list(it.filterfalse(None, [0, 1, '', 'a'])))
show(lambda: list(it.filterfalse(bool, [0, 1, '', 'a'])))
for f in (it.dropwhile, it.takewhile, it.filterfalse, it.starmap):
    show(f)
    show(f, 1)
    show(f, 1, 2)
    show(f, 1, 2, 3)
    show(f, len, [], x=1)
    show(lambda: list(f(5, [1])))
    show(lambda: list(f(lambda x: 1 / 0, [1])))

    def stop(*a):
        raise StopIteration
    show(lambda: list(f(stop, [(1,)])))
    x = f(len, iter([(1,)]))
    print(len(x.__reduce__()), x.__reduce__()[2:])
show(lambda: list(it.starmap(pow, [(2, 3), [3, 2], '55', iter((1, 2))])))
show(lambda: list(it.starmap(pow, [(2, 5), (3,)])))
show(lambda: list(it.starmap(pow, [5])))
show(lambda: list(it.starmap(lambda *a: a, [(), (1,), (1, 2), (1, 2, 3, 4)])))
x = it.takewhile(bool, [1, 0, 1])
show(lambda: list(x))
show(next, x, 'end')
x.__setstate__(0)
show(next, x, 'end')
show(next, x, 'end2')
x = it.dropwhile(bool, [1, 0, 1])
x.__setstate__(1)
show(lambda: list(x))
show(lambda: [(k, list(v)) for k, v in it.groupby('AAABBC')])
show(lambda: [(k, list(v)) for k, v in it.groupby(range(10), lambda x: x // 3)])
show(lambda: [k for k, v in it.groupby('AAABBCA')])
show(lambda: [(k, list(v)) for k, v in list(it.groupby('AAB'))])
show(it.groupby)
show(it.groupby, 5)
show(it.groupby, [], 1, 2)
show(lambda: list(it.groupby([1], 5)))
show(lambda: list(it.groupby([], 5)))
show(lambda: [k for k, v in it.groupby(key=len, iterable=['a', 'b', 'cc'])])
gb = it.groupby('aab')
k, v = next(gb)
print(type(v), next(v), next(v), next(v, 'e'), next(v, 'e'))
print(next(gb)[0])
print(next(v, 'e'))
show(next, gb, 'e')
print(len(gb.__reduce__()), v.__reduce__()[1:])
show(lambda: gb.__setstate__(1))
show(lambda: gb.__setstate__((1, 2)))
show(it._grouper, 1, 2)
try:

    class Q(it._grouper):
        pass
except TypeError as e:
    print(e)
