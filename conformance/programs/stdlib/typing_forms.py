# Special forms, unions, literals, annotated types: what they give, their texts, and what they refuse.
import copy
import typing
from typing import *

T = TypeVar("T")
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")


def show(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__ + ":", error)


for text in """
Union[int, str] ; Union[int] ; Union[int, int, str] ; Union[int, Union[str, None]] ; Union[None, int] ; Union[()] ; Union[int, 3]
Union[int, str] == Union[str, int] ; Union[int, str] == (int | str) ; hash(Union[int, str]) == hash(Union[str, int])
Union[int, "X"] ; Union[int, (1,)] ; Union[ClassVar[int], str] ; Union[Final, str] ; Union ; Optional[int] ; Optional[None] ; Optional[1, 2]
Optional[Union[int, str]] ; Union[int, T][str] ; Union[T, list[T]][int] ; int | T ; T | None ; "X" | T ; T | "X" ; List[int] | None ; None | List[T]
isinstance(1, Union[int, str]) ; isinstance([], Union[int, str]) ; issubclass(bool, Optional[int]) ; isinstance(1, Union[List[int], str])
isinstance(1, Union) ; issubclass(int, Optional) ; Union() ; Union[int, str]() ; Union[int, str].__args__ ; Union[int, str].__origin__ ; Union[int, T].__parameters__
Literal[1] ; Literal[1, True, "a", None, b"x"] ; Literal[1, Literal[2, 3], 1] ; Literal[1] == Literal[True] ; Literal[1, 2] == Literal[2, 1] ; Literal[[1]] ; Literal[()] ; Literal
Literal[1] | None ; hash(Literal[1, 2]) == hash(Literal[2, 1]) ; Literal[1][int] ; Literal[1].__args__ ; Literal["x"] | Literal["y"]
Annotated[int, "m"] ; Annotated[Annotated[int, 1], 2] ; Annotated[T, 1][str] ; Annotated[int] ; Annotated[int, 1] == Annotated[int, 2] ; Annotated[int, 1].__metadata__
Annotated[int, 1]("5") ; Annotated[*Ts, 1] ; Annotated[list[T], 1][int] ; Annotated[int, 1].__origin__ ; Annotated[int, 1].real ; Annotated[Final, 1] ; Annotated[(1,), 1] ; Annotated.__name__
ClassVar[int] ; ClassVar[ClassVar[int]] ; ClassVar[Final[int]] ; Final[int] ; Final[ClassVar[int]] ; ClassVar[(1, 2)] ; Final["X"] ; ClassVar[T][int] ; ClassVar[1] ; Final[int, str]
NoReturn ; Never[int] ; Self ; Self[int] ; LiteralString ; TypeAlias ; NoReturn() ; isinstance(1, Never) ; issubclass(int, Self) ; Self | None
Concatenate[int, P] ; Concatenate[int, ...] ; Concatenate[int] ; Concatenate[()] ; Concatenate[int, P][str, bool] ; Concatenate[int, P][[str, bool]] ; Concatenate[int, P][Concatenate[str, P]]
TypeGuard[int] ; TypeIs[list[T]][str] ; TypeGuard[int, str] ; Required[int] ; NotRequired[int, str] ; ReadOnly["X"] ; Unpack[Ts] ; Unpack[tuple[int, str]] ; Unpack[int, str]
[*Ts] ; [*Ts][0] == Unpack[Ts] ; Unpack[Ts].__args__ ; Unpack[Tuple[int, ...]] ; [*Tuple[int, str]] ; Unpack[list[int]].__typing_unpacked_tuple_args__
Any ; Any() ; isinstance(1, Any) ; Any | None ; Optional[Any] ; type(Any).__name__
typing.Foo ; Union.__doc__ is not None ; Union.__name__ ; Union.__module__ ; Union.foo ; dir(Union)[-3:] ; copy.copy(Union) is Union ; copy.deepcopy(Union[int, T]) == Union[int, T]
copy.copy(Annotated[int, 1]) ; copy.deepcopy(Literal[1]) ; copy.copy(Callable[[int], str]) ; copy.copy(List[int]).__reduce__()[1] ; Optional[int].__reduce__()[1]
""".replace("\n", " ; ").split(" ; "):
    if text.strip():
        show(text.strip())

for base in ("Union", "Union[int, str]", "Optional[int]", "Literal[1]", "ClassVar[int]", "Never", "Self", "Unpack[Ts]", "type(Union)", "type(List[int])", "type(List)"):
    try:
        exec(f"class X({base}): pass")
        print(base, "is a base")
    except TypeError as error:
        print(base, "->", error)


class Derived(Annotated[int, "m"]):
    pass


class Anything(Any):
    pass


print(Derived.__mro__)
print(type(Anything()).__name__, isinstance(Anything(), Anything), repr(Anything)[-11:])
