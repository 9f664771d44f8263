# get_type_hints, get_origin, get_args, forward references, no_type_check, overloads and the other marks.
import functools
import sys
import typing
import warnings
from typing import *

T = TypeVar("T")
P = ParamSpec("P")


def refused(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


class Tree:
    left: "Tree"
    right: "Optional[Tree]" = None
    items: List["Tree"]
    also: list["Tree"]
    maybe: "Tree | None"
    fixed: ClassVar["int"] = 1
    last: "Final[int]" = 2
    noted: Annotated["int", "note"]
    none: None

    def walk(self, how: "Callable[[Tree], T]", *rest: "int", **more: "Dict[str, T]") -> "Iterator[T]": ...

    @property
    def size(self) -> "int": ...

    @classmethod
    def make(cls) -> "Self": ...


class Branch(Tree):
    left: int
    own: "str"


print(get_type_hints(Tree))
print(get_type_hints(Tree, include_extras=True)["noted"])
print(get_type_hints(Branch))
print(get_type_hints(Tree.walk))
print(get_type_hints(Tree.make), get_type_hints(Tree.size.fget))
print(get_type_hints(len), get_type_hints(str.join), get_type_hints(typing) == {}, get_type_hints(object))
refused(lambda: get_type_hints(3))
refused(lambda: get_type_hints(Tree()))


def unknown(x: "Nowhere", y: "1 +"): ...


refused(lambda: get_type_hints(unknown))
unknown.__annotations__ = {"x": "Nowhere"}
print(get_type_hints(unknown, {"Nowhere": int}), get_type_hints(unknown, localns={"Nowhere": str}))
unknown.__annotations__ = {"x": "1 +"}
refused(lambda: get_type_hints(unknown))
unknown.__annotations__ = {"x": "()"}
refused(lambda: get_type_hints(unknown))
unknown.__annotations__ = {"x": "ClassVar[int]"}
refused(lambda: get_type_hints(unknown))


def defaults(a: int = None, b: "List[int]" = (), *args: "*tuple[int, str]") -> None: ...


print(get_type_hints(defaults))


@functools.wraps(defaults)
def wrapper(*args): ...


print(get_type_hints(wrapper))


def outer():
    class Local:
        pass

    def inner(x: "Local"): ...

    return inner, Local


inner, Local = outer()
refused(lambda: get_type_hints(inner))
print(get_type_hints(inner, localns={"Local": int}))


class Generic1[A]:
    x: "A"
    y: "list[A]"

    def method[B](self, a: "A", b: "B") -> "dict[A, B]": ...


print(get_type_hints(Generic1), get_type_hints(Generic1.method, localns={"A": int}))
refused(lambda: get_type_hints(Generic1.method))

for form in (int, List[int], List, list[int], Union[int, str], int | str, Optional[int], Literal[1], Annotated[int, 1], ClassVar[int], Callable[[int], str], Callable[P, int],
             Callable[Concatenate[int, P], int], Generic, Generic[T], Tuple[()], P.args, T, Type[int], Unpack[Tuple[int, str]], None, 3, Generic1[int], Any):
    print(form, get_origin(form), get_args(form))

ref = ForwardRef("int")
print(ref, ref == ForwardRef("int"), ref == ForwardRef("str"), hash(ref) == hash(ForwardRef("int")), ref | None, ForwardRef("x", module="m"), ref.__forward_arg__, ref.__forward_evaluated__)
print(ref._evaluate(globals(), {}, type_params=(), recursive_guard=frozenset()), ref.__forward_value__, List["X"].__args__, List["X"] == List["X"])
refused(lambda: ForwardRef(1))
refused(lambda: ForwardRef("1 +"))
refused(lambda: type("X", (ForwardRef,), {}))
refused(lambda: isinstance(1, ForwardRef("int")))


@no_type_check
class Unchecked:
    x: "nonsense here"

    def method(self, a: "more nonsense"): ...

    class Inner:
        y: "!"


print(get_type_hints(Unchecked), get_type_hints(Unchecked.method), get_type_hints(Unchecked.Inner), no_type_check(int))


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


print(double(2), [each.__annotations__ for each in get_overloads(double)], get_overloads(len))
refused(lambda: get_overloads(double)[0](1) or overload(double)(1))
clear_overloads()
print(get_overloads(double))


@final
class Last:
    @final
    def a(self): ...

    @override
    def b(self): ...

    @final
    @property
    def c(self): ...


print(Last.__final__, Last.a.__final__, Last.b.__override__, final(int), override(3))


@dataclass_transform(kw_only_default=True, field_specifiers=(int,), other=1)
def make(cls): ...


print(make.__dataclass_transform__)
print(cast(int, "x"), cast("List[int]", 3), assert_type("v", int), TYPE_CHECKING, Text)
sys.stderr = sys.stdout
print(reveal_type([1]))
refused(lambda: assert_never(1))
refused(lambda: assert_never("x" * 200))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    no_type_check_decorator(lambda f: f)
    typing._eval_type(List["int"], globals(), {})
    isinstance(b"", typing.ByteString)
    for each in caught:
        print(each.category.__name__, each.message, each.filename == __file__)
refused(lambda: typing.nothing)
print(sorted(set(typing.__all__) - set(dir(typing))), len(typing.__all__), "List" in dir(typing))
