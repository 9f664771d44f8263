"""Dataclasses: methods made, defaults, order, hash, frozen, replacement, inheritance, what is refused."""

import dataclasses
from dataclasses import KW_ONLY, MISSING, FrozenInstanceError, InitVar, dataclass, field, fields, is_dataclass, replace


def attempt(function, *args, **kwds):
    try:
        print(repr(function(*args, **kwds)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False)
    hidden: str = field(default="h", repr=False)
    made: int = field(init=False, default=9)


point = Point(1)
print(point, point == Point(1), point != Point(1, 2), point == 1, Point.y, hasattr(Point, "tags"), Point.made)
print(Point.__doc__, Point.__match_args__, Point.__hash__, Point.__init__.__annotations__, Point.__init__.__qualname__)
print(Point.__eq__.__name__, Point.__repr__.__qualname__, Point.__init__.__defaults__, Point.__init__.__module__)
attempt(Point)
attempt(Point, 1, 2, [], "", 5)
attempt(Point, 1, z=3)
attempt(Point, 1, x=3)
attempt(hash, point)
attempt(lambda: point < point)
for each in fields(Point):
    print(each.name, each.type, each.default is MISSING, each.default_factory, each.init, each.repr, each.compare, each.hash, each.kw_only)
print(fields(point) == fields(Point), repr(fields(Point)[1]))
print(Point.__dataclass_params__)
print(is_dataclass(Point), is_dataclass(point), is_dataclass(int), is_dataclass(3))
print(replace(point, y=7), point.__replace__(x=4), vars(point))
attempt(replace, point, made=3)
attempt(replace, point, other=3)
attempt(replace, Point, x=1)
attempt(fields, 3)

match Point(3, 4):
    case Point(a, b):
        print("matched", a, b)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False)


print(sorted([Version(2), Version(1, 5), Version(1, 2)]), Version(1) < Version(1, 1), Version(1) >= Version(1, 0, "n"))
print(hash(Version(1, 2)) == hash((1, 2)), hash(Version(1, 2, "a")) == hash(Version(1, 2, "b")))
attempt(lambda: Version(1) < 3)
version = Version(1)
attempt(setattr, version, "major", 5)
attempt(setattr, version, "other", 5)
attempt(delattr, version, "major")
print(issubclass(FrozenInstanceError, AttributeError), version)


class Below(Version):
    pass


below = Below(3)
below.extra = 5
attempt(setattr, below, "minor", 5)
print(below.extra, below, Below(3) == Version(3))


@dataclass
class Base:
    a: int
    b: int = 2


@dataclass
class Derived(Base):
    c: int = 3
    a: str = "overridden"
    _: KW_ONLY
    d: int = 4
    e: int


print(Derived(e=5), Derived("x", 1, 2, e=9), Derived.__match_args__, Derived.__doc__)
attempt(Derived, 1, 2, 3, 4)
attempt(Derived)


@dataclass
class Posted:
    x: int
    scale: InitVar[int]
    offset: InitVar[int] = 10
    result: int = field(init=False)

    def __post_init__(self, scale, offset):
        self.result = self.x * scale + offset


print(Posted(2, 3), Posted(2, 3, 0).result, Posted.offset, [each.name for each in fields(Posted)], Posted.__doc__)
attempt(replace, Posted(1, 2), x=3)
print(replace(Posted(1, 2), x=3, scale=5), InitVar[int], InitVar["int"], InitVar[list[int]])


@dataclass(init=False, repr=False, eq=False, match_args=False)
class Bare:
    x: int = 3


print(Bare.__init__ is object.__init__, Bare.__repr__ is object.__repr__, Bare.__eq__ is object.__eq__, hasattr(Bare, "__match_args__"))


@dataclass
class Own:
    x: int

    def __init__(self):
        self.x = 5

    def __repr__(self):
        return "own repr"

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 8


print(Own(), Own() == 3, hash(Own()))


def hashes(**options):
    made = []
    for has_hash in (False, True):
        try:
            body = {"__annotations__": {"x": int}}
            if has_hash:
                body["__hash__"] = lambda self: 5
            cls = dataclass(**options)(type("C", (), body))
            made.append(None if cls.__hash__ is None else "object's" if cls.__hash__ is object.__hash__ else hash(cls(3)) == hash((3,)))
        except TypeError as error:
            made.append(str(error))
    return made


for unsafe_hash in (False, True):
    for eq in (False, True):
        for frozen in (False, True):
            print(unsafe_hash, eq, frozen, hashes(unsafe_hash=unsafe_hash, eq=eq, frozen=frozen))


@dataclass
class Node:
    value: int
    next: "Node | None" = None


node = Node(1)
node.next = node
print(node, Node.__doc__)


@dataclass
class Selfish:
    self: int
    other: int = 5


print(Selfish(1), Selfish(self=3))


@dataclass
class Empty:
    pass


print(Empty(), Empty() == Empty(), Empty.__doc__, Empty.__match_args__)


def refused(body, bases=(), **options):
    try:
        cls = dataclass(**options)(type("Refused", bases, body))
        print(cls.__name__, "made")
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


refused({"__annotations__": {"x": list}, "x": []})
refused({"__annotations__": {"x": dict}, "x": {}})
refused({"__annotations__": {"x": int, "y": int}, "x": 1})
refused({"x": field()})
refused({"__annotations__": {"x": int}}, order=True, eq=False)
refused({"__annotations__": {"x": int}, "__lt__": 5}, order=True)
refused({"__annotations__": {"x": int}, "__setattr__": 5}, frozen=True)
refused({"__annotations__": {"x": int}, "__delattr__": 5}, frozen=True)
refused({"__annotations__": {"x": int}, "__hash__": 5}, unsafe_hash=True)
refused({"__annotations__": {"y": int}, "y": 1}, (Version,))
refused({"__annotations__": {"y": int}, "y": 1}, (Point,), frozen=True)
refused({"__annotations__": {"x": InitVar[int]}, "x": field(default_factory=int)})
refused({"__annotations__": {"a": KW_ONLY, "b": KW_ONLY}})
refused({"__annotations__": {"x": int}}, weakref_slot=True)
refused({"__annotations__": {"x": int}, "__slots__": ()}, slots=True)
attempt(field, default=1, default_factory=int)
attempt(field, 1)
print(field(), repr(field(default=3, metadata={"k": 1}, kw_only=True)))
attempt(lambda: field(metadata={"k": 1}).metadata.__setitem__)
print(sorted(dataclasses.__all__), repr(MISSING)[:27], repr(KW_ONLY)[:27])
