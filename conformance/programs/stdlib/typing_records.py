# NamedTuple, TypedDict, NewType.
import copy
import warnings
from typing import *

T = TypeVar("T")


def refused(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error, getattr(error, "__notes__", ""))


class Employee(NamedTuple):
    """Somebody."""

    name: str
    id: int = 3

    def greet(self):
        return f"{self.name} {self.id}"

    @property
    def upper(self):
        return self.name.upper()


guido = Employee("Guido")
print(guido, guido.greet(), guido.upper, Employee._fields, Employee._field_defaults, Employee.__doc__, Employee.__mro__)
print(Employee.__annotations__, Employee.__new__.__annotations__, Employee.__orig_bases__ == (NamedTuple,), Employee.__module__, get_type_hints(Employee))
print(guido._replace(id=4), guido == ("Guido", 3), copy.copy(guido), isinstance(guido, tuple), Employee._make(["x", 1]), guido._asdict())
Point = NamedTuple("Point", [("x", int), ("y", "int")])
print(Point(1, 2), Point.__annotations__, Point.__orig_bases__ == (NamedTuple,), Point.__module__)


class Pair(NamedTuple, Generic[T]):
    first: T
    second: T


print(Pair(1, 2), Pair[int], Pair[int](1, 2), Pair.__parameters__, Pair.__mro__, Pair.__orig_bases__[1:])


class New[K](NamedTuple):
    key: K


print(New[int], New(1), New.__type_params__, New.__parameters__)


class Told:
    def __set_name__(self, owner, name):
        print("told", owner.__name__, name)


class WithTold(NamedTuple):
    x: int = 1
    attribute = Told()


class Telling:
    def __set_name__(self, owner, name):
        raise ValueError("no")


def bad(body, bases="NamedTuple"):
    def run():
        exec(f"class Bad({bases}):\n    {body}", globals())

    refused(run)


bad("x: int = 1; y: int")
bad("x: int = 1; z: int = 2; y: int")
bad("_x: int")
bad("x: int; x2: (1,)")
bad("x: int\n    def __new__(cls): pass")
bad("x: int\n    def _replace(self): pass")
bad("x: int", "NamedTuple, dict")
bad("x: int", "NamedTuple, Generic")
bad("x: int; attribute = Telling()")
refused(lambda: NamedTuple("X", None, x=int))
refused(lambda: NamedTuple("X", [("x", int)], y=int))
refused(lambda: NamedTuple("X", [("x", (1,))]))
refused(lambda: NamedTuple())
refused(lambda: isinstance((), NamedTuple))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(NamedTuple("A", x=int, y=str)(1, 2), NamedTuple("B"), NamedTuple("C", None))
    print(TypedDict("D"), TypedDict("E", None))
    for each in caught:
        print(each.category.__name__, each.message, each.filename == __file__)


class Movie(TypedDict):
    """A film."""

    title: str
    year: NotRequired[int]
    rating: Annotated[ReadOnly[Required[float]], "m"]


class More(Movie, total=False):
    extra: int
    must: Required["str"]
    year: int


print(Movie(title="x", rating=1.0), type(Movie(title="x")), Movie.__mro__, Movie.__orig_bases__ == (TypedDict,), Movie.__doc__, Movie.__name__)
for cls in (Movie, More):
    print(cls.__annotations__)
    print(*(sorted(keys) for keys in (cls.__required_keys__, cls.__optional_keys__, cls.__readonly_keys__, cls.__mutable_keys__)), cls.__total__)
    print(get_type_hints(cls))
    print(get_type_hints(cls, include_extras=True))
Options = TypedDict("Options", {"in": int, "b": NotRequired[str]}, total=False)
print(Options.__annotations__, Options.__total__, Options.__module__, sorted(Options.__optional_keys__), is_typeddict(Options), is_typeddict(dict), is_typeddict(TypedDict))


class Box(TypedDict, Generic[T]):
    item: T


class Generic2[K](TypedDict):
    key: K


class IntBox(Box[int]):
    more: str


print(Box[int], Box.__parameters__, Box(item=1), Box[str](item="x"), Generic2[int], Generic2.__parameters__, IntBox.__annotations__, IntBox.__orig_bases__, Box.__mro__)
refused(lambda: isinstance({}, Movie))
refused(lambda: issubclass(dict, Movie))
bad("x: int", "Movie, dict")
bad("x: int", "TypedDict, object")
bad("x: (1,)", "TypedDict")
bad("title: ReadOnly[str]", "Movie")
bad("x: Final[int]", "TypedDict")
refused(lambda: TypedDict("X", {"x": 1, "y": ()}))
refused(lambda: TypedDict("X", x=int))
refused(lambda: Required[int, str])

UserId = NewType("UserId", int)
Other = NewType("Some.Other", UserId)
print(UserId, UserId(5), UserId.__name__, UserId.__qualname__, UserId.__supertype__, UserId.__module__, Other, Other.__name__, UserId | None, "X" | UserId, List[UserId], Optional[UserId])
refused(lambda: type("X", (UserId,), {}))
bad("pass", "UserId")
refused(lambda: isinstance(1, UserId))
refused(lambda: UserId())
print(copy.copy(UserId) is UserId, UserId.__reduce__())
