"""Members, values, aliases, lookups, containment, iteration, protection, `__members__`, `dir`, copies."""


import enum
from enum import Enum, IntEnum, StrEnum, auto, member, nonmember


def attempt(function, *args, **kwds):
    try:
        print(repr(function(*args, **kwds)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Color(Enum):
    """Colours."""

    RED = 1
    GREEN = 2
    CRIMSON = 1
    BLUE = [0, 0, 255]
    AZURE = [0, 0, 255]

    @property
    def lower(self):
        return self.name.lower()

    @staticmethod
    def helper():
        return "helped"


print(Color, Color.RED, repr(Color.RED), f"{Color.RED} {Color.RED!r:>20} {Color.RED:*^20}", "%s" % Color.GREEN)
print(list(Color), len(Color), list(reversed(Color)), Color.CRIMSON is Color.RED)
print(Color.__members__, type(Color.__members__).__name__)
print(Color(1), Color([0, 0, 255]), Color["AZURE"], Color(Color.RED), Color.RED.lower, Color.helper())
print(1 in Color, 9 in Color, Color.RED in Color, [0, 0, 255] in Color, [1] in Color, "RED" in Color)
for value in (7, "x", [1], {}, 1.0, None, Color):
    attempt(Color, value)
attempt(lambda: Color["NONE"])
attempt(lambda: Color.NONE)
attempt(setattr, Color, "RED", 3)
attempt(delattr, Color, "RED")
attempt(setattr, Color.RED, "value", 3)
attempt(setattr, Color.RED, "name", 3)
attempt(delattr, Color.RED, "name")
attempt(lambda: Color.name)
attempt(lambda: Color.RED < Color.GREEN)
Color.extra = 5
print(Color.extra, Color.RED == 1, Color.RED != Color.GREEN, {Color.RED: "r"}[Color.RED], bool(Color), bool(Color.RED))
print(dir(Color), dir(Color.RED))
print(type(Color), isinstance(Color.RED, Color), Color.RED.__class__, Color.RED.__objclass__, Color.__doc__)
print(Color.RED.__reduce_ex__(2), Color.RED.__copy__() is Color.RED, Color.BLUE.__deepcopy__({}) is Color.BLUE)
print(Color._member_names_, Color._member_map_["CRIMSON"], Color._value2member_map_, Color.RED._sort_order_, Color.BLUE._sort_order_)
attempt(lambda: enum.EnumType("More", (Color,), {}))
attempt(enum.EnumType.__prepare__, "More", (Color,))


class Empty(Enum):
    def describe(self):
        return self.name, self.value

    def __str__(self):
        return f"my {self.name}"


class Filled(Empty):
    A = "a"
    B = 5


print(Filled.A.describe(), str(Filled.B), f"{Filled.B:>8}", repr(Filled.B), Empty.__members__)
attempt(Empty, 1)
attempt(Empty)
attempt(Color)


class Number(IntEnum):
    ONE = 1
    TWO = auto()
    TEN = 10
    ELEVEN = auto()


print(Number.ONE + 1, Number.TWO, repr(Number.TWO), f"{Number.TEN:04d}", Number.TEN == 10, sorted(Number, reverse=True), [10, 20][Number.ONE])
print(isinstance(Number.ONE, int), Number.TEN / 4, type(Number.ONE + Number.TWO), "%d" % Number.TEN, int(Number.TEN), Number.ELEVEN.value)


class Word(StrEnum):
    HELLO = auto()
    World = auto()
    BYTES = b"abc", "ascii"


print(list(Word), Word.HELLO + "!", Word.World.upper(), f"{Word.HELLO:>8}", Word("hello"), Word.BYTES == "abc", "-".join(Word))
for body in ({"A": 1}, {"A": ("a", 1)}, {"A": (b"a", "ascii", 3)}, {"A": ("a", "b", "c", "d")}):
    attempt(lambda: StrEnum("Bad", body))


class Mixed(Enum):
    A = auto()
    B = "text"
    C = nonmember(5)
    E = member(lambda self: 3)

    def method(self):
        return self._name_

    @member
    def function(self):
        return "called"

    class Inner:
        pass


print(list(Mixed.__members__), Mixed.C, Mixed.A.method(), Mixed.function.value(None), Mixed.Inner, type(Mixed.E.value).__name__)


def twice():
    class Twice(Enum):
        A = 1
        A = 2


def after_method():
    class After(Enum):
        def A(self):
            pass

        A = 1


def over():
    class Over(Enum):
        A = 1

        def A(self):
            pass


def sunder():
    class Sunder(Enum):
        _reserved_ = 1


def mro():
    class Mro(Enum):
        mro = 1


def unsortable():
    class Unsortable(Enum):
        A = "a"
        B = 1
        C = auto()


def not_a_number():
    class NotANumber(Enum):
        A = "a"
        B = auto()


def late():
    class Late(Enum):
        A = auto()

        def _generate_next_value_(name, start, count, last_values):
            return name


def wrong_base():
    class WrongBase(Enum, int):
        A = 1


def two_types():
    class TwoTypes(int, str, Enum):
        A = 1


def bad_repr_enum():
    class Bad(enum.ReprEnum):
        A = 1


for make in (twice, after_method, over, sunder, mro, unsortable, not_a_number, late, wrong_base, bad_repr_enum):
    attempt(make)
print(repr(auto()), repr(auto(3)), repr(enum._auto_null) if hasattr(enum, "_auto_null") else None)
print(sorted(enum.__all__))
