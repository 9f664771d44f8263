"""Which code runs when: nothing is taken from a source before it is asked for, and not after its end."""

import itertools as it
import operator


class Source:
    def __init__(self, name, items):
        self.name = name
        self.items = iter(items)

    def __iter__(self):
        print("iter", self.name)
        return self

    def __next__(self):
        print("next", self.name)
        return next(self.items)


class Value:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        print("bool", self.value)
        return bool(self.value)

    def __eq__(self, other):
        print("eq", self.value, other.value)
        return self.value == other.value

    def __add__(self, other):
        print("add", self.value, other.value)
        return Value(self.value + other.value)

    def __repr__(self):
        return f"V{self.value}"


def told(function):
    def inner(*args):
        print("call", *args)
        return function(*args)

    return inner


def run(title, iterator, count=10):
    print("--", title)
    for _ in range(count):
        try:
            print("->", next(iterator))
        except StopIteration as end:
            print("end", end.value)
            break


run("chain", it.chain(Source("a", [1]), Source("b", []), Source("c", [2])))
run("from_iterable", it.chain.from_iterable(Source("outer", [Source("a", [1]), "xy"])))
run("islice", it.islice(Source("a", range(10)), 1, 6, 2))
run("islice none", it.islice(Source("a", range(10)), 0))
run("compress", it.compress(Source("data", "abc"), Source("selectors", [Value(0), Value(1)])))
run("takewhile", it.takewhile(told(lambda v: Value(v < 2)), Source("a", range(5))))
run("dropwhile", it.dropwhile(told(lambda v: Value(v < 2)), Source("a", range(4))))
run("filterfalse", it.filterfalse(told(lambda v: Value(v % 2)), Source("a", range(4))))
run("filterfalse none", it.filterfalse(None, Source("a", [Value(0), Value(1), Value(0)])))
run("starmap", it.starmap(told(pow), Source("a", [(2, 3), Source("args", [3, 2])])))
run("accumulate", it.accumulate(Source("a", [Value(1), Value(2), Value(3)])))
run("accumulate initial", it.accumulate(Source("a", [1, 2]), told(operator.mul), initial=5))
run("cycle", it.cycle(Source("a", "xy")), 5)
run("zip_longest", it.zip_longest(Source("a", [1]), Source("b", [2, 3])))
run("pairwise", it.pairwise(Source("a", "abc")))
run("batched", it.batched(Source("a", "abc"), 2))
run("product", it.product(Source("a", [1, 2]), Source("b", "x")))
run("permutations", it.permutations(Source("a", "ab")))
one, two = it.tee(Source("a", [1, 2]))
run("tee one", one, 2)
run("tee two", two)
run("tee one again", one)
print("-- groupby")
for key, group in it.groupby(Source("a", [Value(1), Value(1), Value(2)])):
    print(key, next(group))
for key, group in it.groupby(Source("a", "aab"), told(str.upper)):
    print(key, list(group))


def generator():
    received = yield 1
    print("received", received)
    yield 2
    return "result"


print("-- values of generators that have returned")
run("chain", it.chain(generator()))
run("islice", it.islice(generator(), 5))
run("starmap", it.starmap(lambda *a: a, ((x,) for x in [1])))
run("zip_longest", it.zip_longest(generator()))
run("takewhile", it.takewhile(bool, generator()))
run("accumulate", it.accumulate(generator()))
run("batched", it.batched(generator(), 5))
run("pairwise", it.pairwise(generator()))
run("cycle", it.cycle(generator()), 4)


def failing():
    yield 1
    raise ValueError("broken")


print("-- errors")
for make in (
    it.chain,
    it.cycle,
    it.pairwise,
    it.zip_longest,
    lambda s: it.islice(s, 5),
    lambda s: it.batched(s, 2),
    lambda s: it.batched(s, 1),
    lambda s: it.takewhile(bool, s),
    it.accumulate,
    lambda s: (list(g) for _, g in it.groupby(s)),
    lambda s: it.tee(s)[0],
    lambda s: it.compress(s, it.repeat(1)),
):
    iterator = make(failing())
    outcome = []
    for _ in range(4):
        try:
            outcome.append(next(iterator))
        except (ValueError, StopIteration) as error:
            outcome.append(type(error).__name__)
    print(outcome)


def stops(*args):
    raise StopIteration("from a callable")


for iterator in (
    it.starmap(stops, [(1,)]),
    it.takewhile(stops, [1]),
    it.dropwhile(stops, [1]),
    it.filterfalse(stops, [1]),
    it.accumulate([1, 2], stops),
    it.groupby([1], stops),
    it.starmap(next, [(iter([1]),), (iter([]),), (iter([2]),)]),
):
    print(list(iterator))


class Reentrant:
    def __iter__(self):
        return self

    def __next__(self):
        return next(self.owner, "nothing")


source = Reentrant()
source.owner, _ = it.tee(source)
try:
    next(source.owner)
except RuntimeError as error:
    print(error)
