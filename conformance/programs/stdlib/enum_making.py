"""The functional interface, `__new__` and `__init__`, data types, hooks, descriptors, metaclass services."""

import enum
from enum import Enum, EnumDict, EnumType, Flag, IntEnum, IntFlag, StrEnum, auto, property as enum_property


def attempt(function, *args, **kwds):
    try:
        print(repr(function(*args, **kwds)))
    except Exception as error:
        cause = f" (cause {error.__cause__!r})" if error.__cause__ else ""
        context = f" (context {error.__context__!r})" if error.__context__ else ""
        print(f"{type(error).__name__}: {error}{cause}{context}", getattr(error, "__notes__", ""))


def show(cls):
    print(cls, cls.__module__, cls.__qualname__, cls.__mro__[1:-1], [(name, each.value) for name, each in cls.__members__.items()])


show(Enum("A", "x y, z"))
show(Enum("A", ["x", "y"], start=10))
show(Enum("A", ("x", "y"), module="some.where", qualname="Outer.A"))
show(Enum("A", [("x", 3), ("y", 4)]))
show(Enum("A", {"x": 3, "y": "four"}))
show(Enum("A", ()))
show(IntEnum("A", "x y"))
show(Enum("A", "x y", type=str))
show(Enum("A", {"x": 2.5}, type=float))
show(StrEnum("A", "One TWO"))
show(Flag("A", "x y z"))
show(IntFlag("A", "x y z", boundary=enum.CONFORM))
show(Flag("A", "x y", start=4))
attempt(Enum, "A")
attempt(Enum, "A", [1, 2])
attempt(Enum, "A", "x mro")
attempt(Enum, "A", "x x")
attempt(Enum, "A", 5)
print(Enum("A", "x", type=int).x + 1, repr(Enum("A", "x", type=int).x), Enum.__call__.__name__)


class Planet(Enum):
    MERCURY = (3.3, 2.4)
    EARTH = (5.9, 6.3)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def ratio(self):
        return round(self.mass / self.radius, 3)


print(Planet.EARTH, Planet.EARTH.ratio, Planet((3.3, 2.4)), Planet.EARTH.__dict__.keys() >= {"mass", "radius"}, dir(Planet.EARTH))
print(Planet(3.3, 2.4))


class Coordinate(bytes, Enum):
    def __new__(cls, value, label, unit):
        self = bytes.__new__(cls, [value])
        self._value_ = value
        self.label = label
        self.unit = unit
        return self

    PX = (0, "P.X", "km")
    VY = (3, "V.Y", "km/s")


attempt(repr, Coordinate.VY)
print(str(Coordinate.VY), str(Coordinate(3)), Coordinate.PX.label, bytes(Coordinate.VY), Coordinate.__new_member__ is not None)


class Unset(int, Enum):
    def __new__(cls, value, text):
        return int.__new__(cls, value)

    A = ("16", 16)


def cannot():
    class Cannot(int, Enum):
        def __new__(cls, value, text):
            return int.__new__(cls, 5)

        A = ("x", "y")


print(repr(Unset.A), Unset.A._value_, Unset["A"] is Unset.A)
attempt(cannot)


def init_fails():
    class Init(Enum):
        A = 1

        def __init__(self, value):
            raise KeyError("no", value)


attempt(init_fails)


def super_new():
    class Supers(Enum):
        A = 1

        def __new__(cls, value):
            return super().__new__(cls, value)


attempt(super_new)


class Missing(Enum):
    A = 1

    @classmethod
    def _missing_(cls, value):
        if value == "none":
            return None
        if value == "wrong":
            return 5
        if value == "raise":
            raise KeyError("inside")
        if value == "value":
            raise ValueError("mine")
        return cls.A


for value in ("any", "none", "wrong", "raise", "value"):
    attempt(Missing, value)


class Auto(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return f"{name}-{start}-{count}-{last_values}"

    ONE = auto()
    TWO = auto()
    PAIR = auto(), 7
    THREE = auto()


print([each.value for each in Auto])


class Ignored(Enum):
    _ignore_ = "each scope"
    scope = vars()
    for each in range(3):
        scope[f"number_{each}"] = each


print(list(Ignored), hasattr(Ignored, "each"), hasattr(Ignored, "_ignore_"))


def ignore_late():
    class Late(Enum):
        A = 1
        _ignore_ = "A B"


attempt(ignore_late)


class Ordered(Enum):
    _order_ = "A B"
    A = 1
    B = 2
    ALIAS = 1


def disordered():
    class Disordered(Enum):
        _order_ = "B A"
        A = 1
        B = 2


print(list(Ordered), hasattr(Ordered, "_order_"))
attempt(disordered)


class Named(Enum):
    name = "a member called name"
    value = "and value"
    other = 3


print(Named.name, repr(Named.value), Named.other.name, Named.other.value, Named.name.value)


class Base(Enum):
    @enum_property
    def first(self):
        return f"{self._name_} is first"

    @first.setter
    def first(self, new):
        print("setting", new)


class Derived(Base):
    first = 1
    second = 2


print(Derived.first, Derived.first.first, Derived.second.first)
Derived.second.first = 5
attempt(lambda: Base.first)


class Private(Enum):
    __secret = 5
    _single = 6
    A = 1

    def look(self):
        return self.__secret


print(list(Private), Private.A.look(), Private._Private__secret)


class Alias(Enum):
    A = 1
    B = 2

    def __init__(self, value):
        self._add_value_alias_(value * 10)


Alias.A._add_alias_("FIRST")
print(Alias.FIRST, Alias["FIRST"], Alias(20), list(Alias), 10 in Alias)
attempt(Alias.A._add_value_alias_, 20)
attempt(Alias.A._add_alias_, "B")
Alias.B._add_value_alias_([1])
print(Alias([1]), [1] in Alias, [2] in Alias)


class Meta(EnumType):
    def __getitem__(cls, name):
        return super().__getitem__(name.upper())


class Looser(Enum, metaclass=Meta):
    RED = 1


print(Looser["red"], type(Looser))


class Registered(Enum):
    def __init_subclass__(cls, /, tag=None, **kwds):
        super().__init_subclass__(**kwds)
        print("subclass", cls.__name__, tag, list(cls))


class Child(Registered, tag="yes"):
    A = 1


class Point(tuple, Enum):
    ORIGIN = (0, 0)
    UNIT = (1, 1)


class Sized(Enum):
    S = 1

    def __eq__(self, other):
        return "equal"

    def __hash__(self):
        return 7

    def __bool__(self):
        return False


print(repr(Point.UNIT), Point((0, 0)), Point.UNIT[0], Sized.S == 4, hash(Sized.S), bool(Sized.S), str(Point.ORIGIN))


class Callable(Enum):
    A = 1

    def __call__(self):
        return "called"

    def __getattr__(self, name):
        return f"got {name}"


print(Callable.A(), Callable.A.anything, Callable.A.value)
namespace = EnumType.__prepare__("Prepared", (Enum,))
namespace["A"] = 1
namespace.update({"B": 2}, C=3)
namespace.update([("D", 4)])
print(type(namespace).__name__, namespace.member_names, isinstance(namespace, EnumDict))
print(EnumType("Prepared", (Enum,), namespace).D)
attempt(lambda: EnumType.__prepare__("P", (int,)))
print(enum.pickle_by_enum_name(Derived.second, 2), enum.pickle_by_global_name(Derived.second, 2))
print(Enum.__signature__(), Derived.__signature__(), enum.EnumMeta is EnumType)


class Module:
    CONST_A, CONST_B, other = 2, 1, 3


import sys

IntEnum._convert_("Converted", __name__, filter=lambda name: name.startswith("CONST_"), source=Module)
print(list(Converted), CONST_A, repr(CONST_B), Converted.__module__)


class Thing:
    pass


Thing.__dict__


class Nested(Enum):
    A = Thing
    B = int

    class C(Enum):
        X = 1


print(list(Nested), Nested.C.X, Nested.A.value is Thing)
