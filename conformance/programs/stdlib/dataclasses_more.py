"""Slots, conversion, classes made at run time, texts as annotations, descriptors, generics."""

import dataclasses
from dataclasses import InitVar, KW_ONLY, asdict, astuple, dataclass, field, fields, make_dataclass, replace


def attempt(function, *args, **kwds):
    try:
        print(repr(function(*args, **kwds)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 5
    z: list = field(default_factory=list)
    w: int = field(init=False, default=7)


slotted = Slotted(1)
print(slotted, Slotted.__slots__, hasattr(slotted, "__dict__"), slotted.w, type(Slotted.x).__name__, Slotted.__qualname__)
attempt(setattr, slotted, "other", 1)


@dataclass(slots=True)
class Further(Slotted):
    v: int = 3
    x: int = 2


print(Further.__slots__, Further(), Further(9) == Further(9))


@dataclass(slots=True, weakref_slot=True, frozen=True)
class Frozen:
    a: int
    b: str = "b"


frozen = Frozen(1)
print(Frozen.__slots__, frozen, hash(frozen) == hash((1, "b")), frozen.__getstate__())
attempt(setattr, frozen, "a", 3)
blank = object.__new__(Frozen)
blank.__setstate__([5, "c"])
print(blank, replace(blank, a=6))


class Ordinary:
    pass


@dataclass(slots=True, weakref_slot=True)
class OverOrdinary(Ordinary):
    a: int = 0


print(OverOrdinary.__slots__)


@dataclass
class Inner:
    n: int
    data: dict = field(default_factory=dict)


class Listed(list):
    pass


@dataclass
class Outer:
    inner: Inner
    many: list
    pair: tuple
    keyed: dict
    mine: Listed
    other: object = None


outer = Outer(Inner(1, {"k": [Inner(2)]}), [Inner(3), 4], (Inner(5), "t"), {"i": Inner(6), (1, 2): {7}}, Listed([Inner(8)]), {9})
print(asdict(outer))
print(astuple(outer))
print(asdict(outer, dict_factory=lambda pairs: sorted((name, str(value)) for name, value in pairs)))
print(astuple(outer, tuple_factory=list))
print(type(asdict(outer)["mine"]).__name__, asdict(outer)["many"] is not outer.many, asdict(outer)["other"] is not outer.other)
attempt(asdict, Outer)
attempt(astuple, 3)

Made = make_dataclass("Made", ["a", ("b", int), ("c", list, field(default_factory=list))], namespace={"total": lambda self: self.b + len(self.c)})
print(Made(1, 2), Made(1, 2, [3]).total(), Made.__module__, Made.__annotations__, Made.__doc__)
Child = make_dataclass("Child", [("d", int, 4)], bases=(Inner,), frozen=False, order=True, kw_only=True, module="elsewhere")
print(Child(1, d=5), Child(1) <= Child(1), Child.__module__, Child.__mro__[1:], Child.__match_args__)
for wrong in (["1x"], ["class"], ["a", "a"], [("a",)], [("a", int, 1, 2)], [3], [(3, int)]):
    attempt(make_dataclass, "Wrong", wrong)
attempt(make_dataclass, "Wrong", ["a"], slots=True, weakref_slot=False)


@dataclass
class Texts:
    a: "int"
    b: "InitVar[int]"
    c: "dataclasses.InitVar[int]"
    d: "dataclasses . InitVar" = 3
    _: "KW_ONLY"
    e: "other.InitVar" = 4

    def __post_init__(self, *given):
        print("given", given)


print(Texts(1, 2, 3), [(each.name, each.type, each.kw_only) for each in fields(Texts)])


class Doubling:
    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, instance, owner):
        return 100 if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        setattr(instance, self.name, value * 2)


@dataclass
class Described:
    a: int = Doubling()
    b: int = field(default=Doubling(), repr=False)


print(Described(), Described(3, 4), Described(3, 4).b)


@dataclass
class Box[T]:
    item: T
    count: int = 1


print(Box[int](5), Box("x").__class__.__name__, Box.__type_params__, Box.__doc__, Box(1) == Box[str](1))


@dataclass(kw_only=True)
class Keywords:
    a: int
    b: int = field(default=2, kw_only=False)
    c: int


print(Keywords(5, a=1, c=3), Keywords.__match_args__, Keywords.__doc__)


@dataclass
class Documented:
    """Its own words."""

    a: int = 3


@dataclass
class Defaults:
    text: str = "a -> None"
    number: float = 1.5
    function: object = print
    optional: int | None = None
    listed: list[int] = field(default_factory=list)
    nested: Inner = Inner
    anything: "quoted" = ...


print(Documented.__doc__)
print(Defaults.__doc__)


@dataclass
class Left:
    a: int = 1
    shared: str = "left"


@dataclass
class Right:
    b: int = 2
    shared: str = "right"


@dataclass
class Both(Left, Right):
    c: int = 3


print(Both(), [each.name for each in fields(Both)], Both.shared)


@dataclass(eq=False)
class Identity:
    a: int


one = Identity(1)
print(one == one, one == Identity(1), len({one, one}))


@dataclass
class Compared:
    a: float
    b: object


nan = float("nan")
same = Compared(nan, [])
print(same == same, Compared(nan, 1) == Compared(nan, 1), Compared(1.0, "x") == Compared(1, "x"))


class Meta(type):
    def __new__(mcs, name, bases, ns, **kwds):
        print("making", name)
        return super().__new__(mcs, name, bases, ns)


@dataclass(slots=True)
class WithMeta(metaclass=Meta):
    a: int = 1

    @classmethod
    def build(cls):
        return cls(7)

    @property
    def double(self):
        return self.a * 2


print(WithMeta.build().double, type(WithMeta))


def local():
    @dataclass
    class Local:
        a: int

    return Local


print(local()(3), local().__init__.__qualname__)
attempt(local())
print(InitVar.__slots__, dataclasses.Field.__slots__, dataclasses.Field[int])
