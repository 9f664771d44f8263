"""Every kind of pattern, what it binds, and in which order it asks the subject."""
import sys

MappingProxyType = type(type.__dict__)
SimpleNamespace = type(sys.implementation)


def log(*parts):
    print(*parts)


class Loud:
    """Equal to its number; tells when it is compared."""

    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        log("eq", self.n, other)
        return self.n == other

    def __repr__(self):
        return f"Loud({self.n})"


class Names:
    RED = 1
    GREEN = "green"


def describe(x):
    match x:
        case 0 | 1 | 2:
            return "small"
        case -1:
            return "minus one"
        case 3.5:
            return "float"
        case 2 + 3j:
            return "complex"
        case "a" "b":
            return "text"
        case b"bytes":
            return "bytes"
        case None:
            return "none"
        case True:
            return "true"
        case False:
            return "false"
        case Names.GREEN:
            return "dotted"
        case []:
            return "empty sequence"
        case [x]:
            return f"one {x!r}"
        case [x, y]:
            return f"two {x!r} {y!r}"
        case [1, *middle, 9]:
            return f"from 1 to 9 {middle}"
        case [first, second, *_]:
            return f"many {first!r} {second!r}"
        case {"kind": "circle", "r": r, **rest}:
            return f"circle {r} {rest}"
        case {"kind": kind}:
            return f"kind {kind}"
        case {}:
            return f"mapping {dict(x)}"
        case int(n) | float(n):
            return f"number {n}"
        case str() as s if len(s) > 3:
            return f"long {s}"
        case str(s):
            return f"str {s}"
        case _:
            return "other"


for value in [0, 1, True, False, -1, 3.5, 2 + 3j, "ab", b"bytes", None, "green", [], (), [5], (5, 6), [1, 2, 9],
              range(1, 10), [4, 5, 6, 7], {"kind": "circle", "r": 2, "z": 3}, {"kind": 5}, {}, MappingProxyType({"a": 1}),
              99, 9.5, "long one", "xyz", b"xyz", bytearray(b"xy"), {1, 2}, iter([1]), Names]:
    print(type(value).__name__, "->", describe(value))

print("-- order of comparisons")
match Loud(3):
    case 1 | 2:
        print("no")
    case 3 as three:
        print("three", three)


class Sequence_(list):
    def __len__(self):
        log("len")
        return super().__len__()

    def __getitem__(self, i):
        log("getitem", i)
        return super().__getitem__(i)

    def __iter__(self):
        log("iter")
        return super().__iter__()


def probe(s):
    match s:
        case [_]:
            return "one"
        case [a, _, *_, b]:
            return f"ends {a} {b}"
        case [a, *rest]:
            return f"{a} and {rest}"
        case [*_]:
            return "any"


for items in [[], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4]]:
    print(probe(Sequence_(items)))


class Map(dict):
    def get(self, key, default=None):
        log("get", key)
        return super().get(key, default)

    def __len__(self):
        log("len of map")
        return super().__len__()

    def __missing__(self, key):
        log("missing", key)
        return 0

    def keys(self):
        log("keys")
        return super().keys()


def mapping(m):
    match m:
        case {"a": 1, "b": b}:
            return f"b={b}"
        case {"a": a, **rest}:
            return f"a={a} rest={rest}"
        case {}:
            return "some mapping"


for m in [{}, {"a": 1, "b": 2}, {"a": 2, "b": 3}, {"a": 1, "c": 4}, {"z": 0}]:
    print(mapping(Map(m)))


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __getattribute__(self, name):
        if not name.startswith("__"):
            log("attribute", name)
        return super().__getattribute__(name)


class Meta(type):
    def __instancecheck__(cls, instance):
        log("instancecheck", type(instance).__name__)
        return True


class Anything(metaclass=Meta):
    pass


def where(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Point(0, y):
            return f"y={y}"
        case Point(x, y=0):
            return f"x={x}"
        case Point(x=x, y=y) if x == y:
            return "diagonal"
        case Point(z=_):
            return "has z"
        case Point():
            return "somewhere"
        case SimpleNamespace(a=1, b=[_, *more]):
            return f"more {more}"
        case Anything():
            return "anything"


for p in [Point(0, 0), Point(0, 5), Point(5, 0), Point(3, 3), Point(1, 2), SimpleNamespace(a=1, b="no"), SimpleNamespace(a=1, b=(1, 2, 3))]:
    print(where(p))

print("-- binding")


def binding(x):
    a = b = "unbound"
    match x:
        case [a, 1]:
            pass
        case [b, 2]:
            pass
        case [a, b] if a > b:
            return "guard", a, b
        case (a, b) | [a, b, _]:
            return "or", a, b
        case [[a, b] as pair, *rest] as whole:
            return "nested", a, b, pair, rest, whole
    return a, b


print(binding([5, 1]), binding([5, 2]), binding([5, 4]), binding([5, 6]), binding([7, 8, 9]), binding([(1, 2), 3, 4, 5]), binding(3))


class Counter:
    count = 0

    def next(self):
        Counter.count += 1
        return Counter.count


match Counter().next():
    case 5 | 6:
        print("never")
    case n if n > 5:
        print("never")
    case n:
        print("evaluated once", n)

match 1, 2, *[3, 4]:
    case 1, x, *rest:
        print(x, rest)

for i in range(4):
    match i:
        case 0:
            continue
        case 2:
            break
        case _:
            print("loop", i)


def generator():
    match (yield "subject"):
        case {"n": n} if (yield f"guard {n}"):
            yield f"matched {n}"
        case _:
            yield "no match"


g = generator()
print(next(g), g.send({"n": 3}), g.send(True))
g = generator()
print(next(g), g.send({"n": 3}), g.send(False))
