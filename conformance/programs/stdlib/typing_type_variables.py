# TypeVar, ParamSpec, TypeVarTuple, Generic: making them, replacing them, defaults, copies.
import copy
from typing import *

T = TypeVar("T")
U = TypeVar("U", int, str)
B = TypeVar("B", bound="Base")
C = TypeVar("C", covariant=True, default=int)
P = ParamSpec("P")
Q = ParamSpec("Q", default=[int, str])
Ts = TypeVarTuple("Ts")
Us = TypeVarTuple("Us", default=Unpack[Tuple[int, str]])


def show(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__ + ":", error)


def define(text):
    try:
        exec(text, globals())
        print(text.splitlines()[0], "->", X.__parameters__)
    except Exception as error:
        print(text.splitlines()[0], "->", type(error).__name__ + ":", error)


class One(Generic[T]):
    def __init__(self, value=None):
        self.value = value


class Two(Generic[T, U]):
    pass


class WithDefault(Generic[T, C]):
    pass


class Calls(Generic[P]):
    pass


class CallsTwo(Generic[T, P]):
    pass


class Many(Generic[T, *Ts]):
    pass


class Any2(Generic[*Ts]):
    pass


class ManyDefault(Generic[*Us]):
    pass


class CallsDefault(Generic[Q]):
    pass


for text in """
T ; U ; C ; P ; Ts ; P.args ; P.kwargs ; P.args.__origin__ is P ; T.__name__ ; T.__bound__ ; B.__bound__ ; U.__constraints__ ; C.__covariant__ ; C.__default__ ; T.__default__ ; T.has_default() ; C.has_default() ; T.__module__
TypeVar("X", int) ; TypeVar("X", int, bound=str) ; TypeVar("X", covariant=True, contravariant=True) ; TypeVar("X", infer_variance=True, covariant=True) ; TypeVar(1) ; TypeVar() ; TypeVar("X", foo=1) ; TypeVar("X", bound=(1,)) ; TypeVar("X", bound=Union)
ParamSpec("X", int) ; ParamSpec("X", bound=None).__bound__ ; TypeVarTuple("X", bound=1) ; TypeVarTuple() ; TypeVar("X", default=None).__default__ ; TypeVar("X", infer_variance=True)
T() ; isinstance(1, T) ; T | int ; Ts | int ; T[int] ; T.foo ; hash(P.args) ; P.args == P.args ; P.args == Q.args ; T.__typing_subst__("X") ; T.__typing_subst__(Unpack[Ts]) ; Ts.__typing_subst__(int) ; P.__typing_subst__(int) ; NoDefault ; type(NoDefault)()
One[int] ; One[int].__origin__ ; One[int, str] ; One[()] ; One["X"] ; One[None] ; One[Union] ; One[T][int] ; One[One[T]][int] ; One[int][str] ; One[int] == One[int] ; One[int] == One[str] ; One[List[T]].__parameters__ ; One[int](3).value ; One[int]().__orig_class__ ; One().__orig_class__
Two[int] ; Two[int, str] ; Two[T, T][int] ; Two[T, int][str] ; Two[T, U].__parameters__ ; Two[int, str, int] ; WithDefault[str] ; WithDefault[str].__args__ ; WithDefault[str, bytes] ; WithDefault[()]
Calls[int, str] ; Calls[[int, str]] ; Calls[...] ; Calls[P] ; Calls[[int, T]].__parameters__ ; Calls[[int, T]][str] ; Calls[Concatenate[int, P]] ; CallsTwo[int, [str]] ; CallsTwo[int, str] ; CallsTwo[int, ...] ; CallsTwo[T, P][int, [str]] ; CallsTwo[int] ; CallsDefault[()] ; Calls[()]
Many[int] ; Many[int, str, bool] ; Many[()] ; Many[T, *Ts][int] ; Many[T, *Ts][int, str] ; Any2[()] ; Any2[int] ; Any2[*Ts][int, str] ; Any2[*tuple[int, ...]] ; Any2[*tuple[int, str]] ; Many[*tuple[int, ...]] ; Any2[*Ts, T][int, str, bool] ; ManyDefault[()] ; Any2[*Ts, *Ts] ; Any2[T, *Ts][*tuple[int, ...]]
Tuple[T, *Ts][int, str] ; tuple[T, *Ts][int, str, bool] ; tuple[*Ts][()] ; Callable[[*Ts], T][int, str, bool] ; dict[T, list[U]][int, str] ; list[T][int, str] ; list[int][str] ; (T | list[U])[int, str]
Generic ; Generic[T] ; Generic[int] ; Generic[T, T] ; Generic[()] ; Generic[T][int] ; isinstance(1, Generic) ; isinstance(One(), One[int]) ; issubclass(One, Generic) ; One[int].value2
""".replace("\n", " ; ").split(" ; "):
    if text.strip():
        show(text.strip())

for text in (
    "class X(Generic): pass",
    "class X(Generic[T], Generic[U]): pass",
    "class X(One[T], Generic[U]): pass",
    "class X(Generic[T, U], One[T]): pass",
    "class X(One[int], Two[T, str]): pass",
    "class X(List[T], One[U]): pass",
    "class X(Generic[C, T]): pass",
    "class X(Generic[*Ts, C]): pass",
    "class X(T): pass",
    "class X(TypeVar): pass",
    "class X(P.args): pass",
    "class X(type(P.args)): pass",
    "class X(One[T][int]): pass",
    "class X[A, *Bs, **D](One[A]): pass",
    "class X[A](Generic[A]): pass",
    "class X[A](Protocol[A]): pass",
    "class X(One, Dict[T, int]): pass",
    "class X(Any2[int, *Ts]): pass",
):
    define(text)


class Stack[A]:
    def push(self, item: A) -> None: ...


type Alias[A] = Dict[A, Stack[A]]
print(Stack[int], Stack[T], Alias[int], Alias[T].__parameters__, Stack.__orig_bases__, Stack.__type_params__, Stack.push.__annotations__, Alias.__value__)
for value in (T, One[int], Stack[int], One[T], Union[int, T], Optional[T], Callable[[T], int], Literal[1], Annotated[T, 1], List[T], NoDefault, Any, Unpack[Ts], P):
    print(value, copy.copy(value) == value, copy.deepcopy(value) == value)
one = One[int](4)
again = copy.deepcopy(one)
print(again.value, again.__orig_class__, one.__reduce_ex__(2)[2])
