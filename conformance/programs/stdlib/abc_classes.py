"""abc: abstract methods, instantiation, registration, hooks, caches, update_abstractmethods"""
import abc
from abc import ABC, ABCMeta, abstractmethod


def show(what):
    try:
        print(repr(what()))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


class One(ABC):
    @abstractmethod
    def only(self): ...


class Many(ABC):
    @property
    @abstractmethod
    def prop(self): ...

    @classmethod
    @abstractmethod
    def made(cls): ...

    @staticmethod
    @abstractmethod
    def free(): ...

    @abstractmethod
    async def later(self): ...


show(One)
show(Many)
show(lambda: One(1))
print(sorted(Many.__abstractmethods__), type(Many), Many.__mro__)


class Half(Many):
    prop = 1
    made = classmethod(lambda cls: 2)


class Full(Half):
    def free(): return 3
    def later(self): return 4


show(Half)
print(sorted(Half.__abstractmethods__), Full.__abstractmethods__, Full().made())


class Back(Full):
    @abstractmethod
    def made(cls): ...


show(Back)


class WithNew(One):
    def __new__(cls, *args):
        return super().__new__(cls)


show(WithNew)
show(lambda: object.__new__(One))


class DictABC(dict, One):
    pass


print(DictABC(a=1))  # sic: only object.__new__ asks

# isinstance and issubclass
print(issubclass(Full, Many), issubclass(int, Many), isinstance(Full(), Many), isinstance(1, Many))
before = abc.get_cache_token()
print(Many.register(int), abc.get_cache_token() == before)
print(issubclass(int, Many), isinstance(1, Many), issubclass(bool, Many), isinstance(True, Many), issubclass(str, Many))


@One.register
class Foreign:
    pass


print(issubclass(Foreign, One), isinstance(Foreign(), One), One in Foreign.__mro__)
print(One.register(One) is One, One.register(Foreign) is Foreign)


class Derived(One):
    def only(self): ...


show(lambda: Derived.register(One))
show(lambda: One.register(5))
show(lambda: issubclass(5, One))
show(lambda: isinstance(5, One))
One.register(Many)
print(issubclass(Full, One), issubclass(int, One))


class Hooked(ABC):
    answers = []

    @classmethod
    def __subclasshook__(cls, other):
        cls.answers.append(other.__name__)
        if other is float:
            return True
        if other is complex:
            return 5
        if other is str:
            return False
        return NotImplemented


for each in (float, str, int, complex, float):
    show(lambda: issubclass(each, Hooked))
print(Hooked.answers, issubclass(float, Hooked), len(Hooked.answers))


class Claims:
    __class__ = float


print(isinstance(Claims(), Hooked), isinstance(Claims(), float))


class LoudMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        print("asked about", type(instance).__name__)
        return super().__instancecheck__(instance)


class Loud(metaclass=LoudMeta):
    pass


Loud.register(list)
print(isinstance([], Loud), isinstance((), Loud), isinstance(Loud(), Loud))

# classes that change later
class Late(ABC):
    @abstractmethod
    def a(self): ...

    @abstractmethod
    def b(self): ...


Late.a = lambda self: 1
show(Late)
print(abc.update_abstractmethods(Late) is Late, sorted(Late.__abstractmethods__))
show(Late)
Late.b = lambda self: 2
print(type(abc.update_abstractmethods(Late)()).__name__, abc.update_abstractmethods(int), abc.update_abstractmethods(5))


class NotABC:
    @abstractmethod
    def x(self): ...


print(type(NotABC()).__name__, NotABC.x.__isabstractmethod__, hasattr(NotABC, "__abstractmethods__"))
show(lambda: NotABC.__abstractmethods__)
NotABC.__abstractmethods__ = ["y", "x"]
show(NotABC)
NotABC.__abstractmethods__ = []
print(type(NotABC()).__name__)
del NotABC.__abstractmethods__
show(lambda: type.__abstractmethods__)
show(lambda: abc.abstractmethod(5))

# the old decorators
class Old(ABC):
    @abc.abstractproperty
    def p(self): ...

    @abc.abstractclassmethod
    def c(cls): ...

    @abc.abstractstaticmethod
    def s(): ...


show(Old)
print(isinstance(vars(Old)["p"], property), isinstance(vars(Old)["c"], classmethod), vars(Old)["s"].__isabstractmethod__)
print([name for name in vars(ABC) if name not in ("__firstlineno__", "__static_attributes__")], ABC.__doc__)


class Meta(type, One):
    def only(cls): return "meta"


class Instance(metaclass=Meta):
    pass


print(Instance.only(), isinstance(Instance, One), Meta.__abstractmethods__)


class Kwargs(ABC):
    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag


class Tagged(Kwargs, tag="t"):
    pass


print(Tagged.tag, Tagged().__class__.__name__)


class Flags(ABC):
    __abc_tpflags__ = 1 << 5


class Items:
    pass


print(hasattr(Flags, "__abc_tpflags__"), Items.__flags__ >> 5 & 1)
Flags.register(Items)
print(Items.__flags__ >> 5 & 1, Flags.__flags__ >> 5 & 1)
match Items():
    case [*_]:
        print("a sequence")
