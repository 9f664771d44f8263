# Protocols: what they ask of classes and of instances, and what is refused.
import collections.abc
import sys
from functools import singledispatch
from typing import *
from typing import Protocol, runtime_checkable

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


def refused(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


@runtime_checkable
class Closable(Protocol):
    def close(self): ...


@runtime_checkable
class Named(Protocol):
    name: str


class File:
    def close(self):
        return "closed"


class Broken:
    close = None


class WithName:
    def __init__(self):
        self.name = "n"


print(isinstance(File(), Closable), issubclass(File, Closable), isinstance(1, Closable), isinstance(Broken(), Closable))
print(isinstance(WithName(), Named), isinstance(File(), Named), isinstance(File, Closable))
refused(lambda: issubclass(WithName, Named))
refused(lambda: issubclass(1, Named))
refused(lambda: issubclass(1, Closable))
refused(Closable)


class Plain(Protocol):
    def run(self): ...


refused(lambda: isinstance(1, Plain))
refused(lambda: issubclass(int, Plain))
refused(lambda: issubclass(1, Plain))
refused(lambda: runtime_checkable(int))
refused(lambda: type("Bad", (Protocol, File), {}))
refused(lambda: type(Protocol()))
refused(lambda: Protocol[int])
refused(lambda: Protocol[T, T])
print(Protocol[T], isinstance(1, Protocol), issubclass(Plain, Protocol))


class Runs(Plain):
    def run(self):
        return "runs"


class Counting(Protocol):
    count: int

    def __init__(self, count):
        self.count = count

    def increased(self):
        return self.count + 1


class Counter3(Counting):
    pass


class Initialized(Closable):
    def __init__(self, x):
        self.x = x


print(Runs().run(), Counter3(3).increased(), Initialized(5).x, Runs._is_protocol, Plain._is_protocol)
print(is_protocol(Plain), is_protocol(Runs), is_protocol(int), is_protocol(Protocol), is_protocol(3))
print(sorted(get_protocol_members(Counting)), sorted(get_protocol_members(Named)))
refused(lambda: get_protocol_members(Runs))
refused(lambda: get_protocol_members(int))


class Holder[T](Protocol):
    value: T

    def get(self) -> T: ...


@runtime_checkable
class Getter(Protocol[T_co]):
    def get(self) -> T_co: ...


class HasGet:
    def get(self):
        return 1


print(Holder[int], Holder.__parameters__, Getter[str], Getter.__mro__, isinstance(HasGet(), Getter))
refused(lambda: isinstance(HasGet(), Getter[int]))


@runtime_checkable
class Sub(Closable, Protocol):
    def open(self): ...


class Full(File):
    def open(self): ...


print(isinstance(File(), Sub), isinstance(Full(), Sub), issubclass(Full, Sub), issubclass(Sub, Closable), sorted(get_protocol_members(Sub)))


class SizedClosable(collections.abc.Sized, Closable, Protocol):
    pass


print([each.__name__ for each in SizedClosable.__mro__])


@runtime_checkable
class Hooked(Protocol):
    def x(self): ...

    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "special")


class Special:
    special = True


print(isinstance(Special(), Hooked), issubclass(int, Hooked))


class Registered:
    pass


Closable.register(Registered)
print(issubclass(Registered, Closable))

for value in (1, 1.5, "s", b"b", 1j, True, [], None):
    kinds = (SupportsInt, SupportsFloat, SupportsComplex, SupportsBytes, SupportsIndex, SupportsAbs, SupportsRound)
    print(repr(value), [kind.__name__ for kind in kinds if isinstance(value, kind)])
print(SupportsAbs[int], SupportsRound.__parameters__, issubclass(int, SupportsAbs))


class FromSized(collections.abc.Sized, Protocol):
    extra: int


print(isinstance([], collections.abc.Sized), isinstance(1, collections.abc.Sized))


@singledispatch
def kind(value):
    return "other"


@kind.register(Closable)
def _(value):
    return "closable"


print(kind(File()), kind(1))
print([name for name in dir(IO) if not name.startswith("_")])
print(IO[str], BinaryIO.__mro__[1:3], TextIO.__orig_bases__, hasattr(TextIO, "__abstractmethods__"))


class Lazy(Protocol):
    @property
    def bad(self): ...

    async def work(self) -> int: ...


print(sorted(get_protocol_members(Lazy)))
