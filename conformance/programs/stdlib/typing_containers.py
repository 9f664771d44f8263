# The aliases of containers: subscription, substitution, text, instance checks, making instances.
import collections
import collections.abc
from typing import *

T = TypeVar("T")
K = TypeVar("K")
P = ParamSpec("P")


def show(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__ + ":", error)


for text in """
List ; List[int] ; List[T][int] ; List[int, str] ; List[int][str] ; List[1] ; List["X"] ; List[()] ; List() ; List[int]() ; Dict[str, int] ; Dict[str] ; Dict[K, List[T]] ; Dict[K, List[T]][int, str]
Dict[K, List[T]].__parameters__ ; Dict[str, T][int].__args__ ; List[int] == List[int] ; List[int] == list[int] ; List[int] == List[str] ; hash(List[int]) == hash(List[int]) ; List[int] is List[int]
Tuple[int, str] ; Tuple[int, ...] ; Tuple[()] ; Tuple[()].__args__ ; Tuple[T, ...][int] ; Tuple ; Tuple() ; Tuple[int, str, ...] ; Set[int] ; FrozenSet[str] ; Type[int] ; Type ; Deque[int] ; DefaultDict[str, int]
Counter[str] ; ChainMap[str, int] ; OrderedDict[str, int] ; Hashable ; Hashable[int] ; Sized ; Iterable[int] ; Generator[int] ; Generator[int, str] ; Generator[int, str, bytes] ; Generator[()] ; AsyncGenerator[int] ; Coroutine[int, str, None]
Mapping[str, int] ; AbstractSet[int] ; AbstractSet ; ContextManager[int] ; AsyncContextManager[int] ; ContextManager[int, None] ; Pattern[str] ; Match[bytes] ; ItemsView[int, str]
Callable ; Callable[[int, str], bool] ; Callable[..., T] ; Callable[..., T][int] ; Callable[[T], K][int, str] ; Callable[P, int] ; Callable[P, int][[str, bool]] ; Callable[P, T][..., int] ; Callable[P, int][str, bool]
Callable[int, str] ; Callable[int] ; Callable[[int], str, bool] ; Callable[[], None] ; Callable[Concatenate[int, P], T] ; Callable[Concatenate[int, P], T][[str], bool] ; Callable[Concatenate[int, P], T][..., bool] ; Callable[[int], (1,)]
Callable[[int], str].__args__ ; get_args(Callable[[int], str]) ; get_args(Callable[..., str]) ; get_origin(Callable[[int], str]) ; Callable[[int], str].__reduce__()[1]
isinstance([], List) ; isinstance((), Tuple) ; issubclass(dict, Mapping) ; isinstance([], List[int]) ; issubclass(list, List[int]) ; issubclass(List, Sequence) ; issubclass(List[int], List) ; isinstance(len, Callable) ; isinstance({}, Hashable)
List.append ; List[int].append is list.append ; List[int].foo ; List.__origin__ ; List[int].__origin__ ; List.__name__ ; List[int].__name__ ; List[int].__qualname__ ; List.__module__ ; List[int].__module__ ; List._name ; List.__doc__ ; Deque.__doc__
Deque[int]([1, 2]) ; DefaultDict[str, int](int) ; Counter[str]("aab") ; ChainMap[str, int]() ; List | None ; None | Dict ; List[int] | "X" ; List[int].__dict__ ; Text ; AnyStr ; AnyStr.__constraints__
""".replace("\n", " ; ").split(" ; "):
    if text.strip():
        show(text.strip())


class MyList(List[int]):
    pass


class MyMap(Mapping[str, T]):
    def __getitem__(self, key):
        return key

    def __iter__(self):
        return iter("ab")

    def __len__(self):
        return 2


class Both(Dict[K, T], Sized):
    pass


print(MyList.__mro__, MyList.__orig_bases__, MyList([1]))
print([each.__name__ for each in MyMap.__mro__], MyMap[int], dict(MyMap()), MyMap[int]().__orig_class__)
print([each.__name__ for each in Both.__mro__], Both.__parameters__, Both[int, str])
print(sorted(name for name in dir(List[int]) if name.startswith("__p") or name.startswith("a")))
alias = List[int]
alias.__foo__ = 1
print(alias.__foo__)
try:
    alias.foo = 1
except (AttributeError, TypeError) as error:
    print(type(error).__name__)
