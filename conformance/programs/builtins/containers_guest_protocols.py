# Containers meeting classes that define the special methods they ask for.


class Text:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return other == self.value


table = {"a": 1, 2: "two"}
print(table[Text("a")], table[Text(2)], Text("b") in table)
table[Text("a")] = 10
print(table["a"], len(table))
table[Text("new")] = 3
print(table["new"], len(table), [type(k).__name__ for k in table])
del table["new"]
print(len(table), Text("new") in table)
found = {"x", 1, Text("y")}
print(Text("x") in found, "y" in found, len(found | {"y"}))


class Missing(dict):
    def __missing__(self, key):
        return f"missing {key!r}"


m = Missing(a=1)
print(m["a"], m["b"], m.get("b"), m)


class Sequence:
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, index):
        return self.items[index]

    def __len__(self):
        return len(self.items)


s = Sequence(3, 1, 2)
print(list(s), list(reversed(s)), 1 in s, sorted(s), [*s], list(zip(s, s)), tuple(enumerate(s)))
print(set(s), dict.fromkeys(s))


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


items = [0, 1, 2, 3, 4]
print(items[Index(1)], items[Index(1):Index(4)], items[:: Index(2)], [7] * Index(3), range(Index(3)))
items[Index(0)] = "zero"
items[Index(1):Index(3)] = "ab"
del items[Index(4)]
print(items, items.pop(Index(0)), items.index(3, Index(1)), (1, 2)[Index(-1)])


class Shrinking:
    def __init__(self, target):
        self.target = target

    def __index__(self):
        self.target.clear()
        return 1


target = [1, 2, 3]
print(target[Shrinking(target):], target)


class Mapping:
    def keys(self):
        return iter("xy")

    def __getitem__(self, key):
        return key * 2


print(dict(Mapping()), {**Mapping()}, dict(Mapping(), x=0))
d = {"x": 1}
d |= Mapping()
print(d)


class Backwards:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return self.value > other.value

    def __repr__(self):
        return f"B{self.value}"


print(sorted(map(Backwards, [1, 3, 2])), sorted(map(Backwards, range(5)), reverse=True))
print(sorted([(Backwards(1), "a"), (Backwards(2), "b")]))
many = [Backwards(i * 37 % 101) for i in range(101)]
many.sort()
print(many[:5], many[-3:])


class Added:
    def __radd__(self, other):
        return ("radd", other)

    def __rmul__(self, other):
        return ("rmul", other)


print([1] + Added(), (1,) + Added(), [1] * Added())


class Odd:
    def __eq__(self, other):
        return [1] if other == 1 else ""

    __hash__ = None


print([Odd()] == [1], [Odd()] == [2], 1 in [Odd()], [Odd(), 1].index(1), (Odd(),) != (2,), [1, 1].count(Odd()))
try:
    {Odd(): 1}
except TypeError as error:
    print(error)
try:
    {(1, [2])}
except TypeError as error:
    print(error)


class Unsafe:
    def __hash__(self):
        raise ValueError("no hash")


for attempt in (lambda: {Unsafe()}, lambda: {}[Unsafe()], lambda: {1: 2}.get(Unsafe()), lambda: hash((1, Unsafe()))):
    try:
        attempt()
    except ValueError as error:
        print("ValueError:", error)


class MyList(list):
    def __iter__(self):
        return iter("own")


mine = MyList([1, 2])
print(mine, list(mine), [*mine], len(mine), mine + [3], type(mine + [3]).__name__, type(mine[:]).__name__)
mine.label = "labelled"
print(mine.label, mine == [1, 2], isinstance(mine, list))


class MySet(set):
    pass


print(MySet([1]), MySet([1]) | {2}, type(MySet([1]) | {2}).__name__, MySet().copy(), MySet([3]) == {3})


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))


print(Pair(1, 2), Pair(1, 2) == (1, 2), {Pair(1, 2): 1}[(1, 2)], hash(Pair(1, 2)) == hash((1, 2)))
print(list(iter(iter([1, 2, 3]).__next__, 2)))


class Countdown:
    def __init__(self, start):
        self.n = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(zip(Countdown(3), "abcd")), list(map(str, Countdown(2))), list(filter(None, Countdown(3))))
print(dict(enumerate(Countdown(2))), set(Countdown(3)), max if False else tuple(Countdown(4)))
try:
    list(zip(Countdown(2), Countdown(3), strict=True))
except ValueError as error:
    print(error)


class Typed:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


print(Typed[3], list[Typed], dict[str, "Typed"] | None)


class FromAlias(list[int]):
    pass


print(FromAlias.__bases__, FromAlias.__orig_bases__, FromAlias([1]))
