"""singledispatch and singledispatchmethod: registering, order of classes, errors."""

import abc
from functools import singledispatch, singledispatchmethod


def show(call, *args, **keywords):
    try:
        print(repr(call(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error)


@singledispatch
def describe(value, *rest, **options):
    "Describes a value."
    return "object", rest, options


@describe.register
def _(value: int):
    return "int"


@describe.register(str)
def of_str(value, suffix=""):
    return "str" + suffix


@describe.register
def _(value: list | tuple):
    return "sequence"


describe.register(float, lambda value: "float")


@describe.register
def _(value: None):
    return "None"


print(describe(1), describe(True), describe("a", suffix="!"), describe([]), describe(()), describe(1.5), describe(None))
print(describe({}, 1, a=2), describe.__name__, describe.__doc__, describe.__wrapped__(3))
print(describe.dispatch(bool) is describe.dispatch(int), describe.dispatch(dict) is describe.registry[object])
print(sorted(cls.__name__ for cls in describe.registry), type(describe.registry).__name__)
show(lambda: describe.registry.update({}))
show(describe)
show(describe, value=1)
describe._clear_cache()


class Base:
    pass


class Left(Base):
    pass


class Right(Base):
    pass


class Both(Left, Right):
    pass


@singledispatch
def place(value):
    return "object"


place.register(Base, lambda value: "base")
print(place(Both()))
place.register(Right, lambda value: "right")
print(place(Both()), place(Left()))
place.register(Left, lambda value: "left")
print(place(Both()))


class Shape(abc.ABC):
    pass


class Round(abc.ABC):
    pass


class Ball:
    pass


print(place(Ball()))
place.register(Shape, lambda value: "shape")
print(place(Ball()))
Shape.register(Ball)
print(place(Ball()))
place.register(Round, lambda value: "round")
Round.register(Ball)
show(place, Ball())


class Disc(Shape):
    pass


print(place(Disc()))


class Pretender:
    __class__ = int


print(describe(Pretender()))

print("-- errors")


@singledispatch
def target(value):
    pass


def unannotated(value):
    pass


def wrong(value: 3):
    pass


def half(value: int | 3 if False else list[int]):
    pass


show(target.register, unannotated)
show(target.register, 3)
show(target.register, 3, unannotated)
show(target.register, "int", unannotated)
show(target.register, int | str, unannotated)
show(lambda: target.register(int)(unannotated) is unannotated)
show(lambda: target.register(int, unannotated) is unannotated)
show(target.register)
show(singledispatch)
show(lambda: singledispatch(lambda value: "lambda")(1))


class Without:
    def __call__(self, value):
        return "called"


show(lambda: singledispatch(Without())())
show(lambda: singledispatch(Without())(1))

print("-- methods")


class Negator:
    @singledispatchmethod
    def negate(self, value):
        "Negates."
        raise NotImplementedError(f"no way for {type(value).__name__}")

    @negate.register
    def _(self, value: int):
        return -value

    @negate.register(bool)
    def _(self, value):
        return not value

    @singledispatchmethod
    @classmethod
    def make(cls, value):
        return cls.__name__, "object"

    @make.register
    @classmethod
    def _(cls, value: str):
        return cls.__name__, "str"

    @singledispatchmethod
    @staticmethod
    def fixed(value):
        return "object"

    @fixed.register(int)
    @staticmethod
    def _(value):
        return "int"


negator = Negator()
print(negator.negate(5), negator.negate(True), Negator.make("a"), negator.make(1), Negator.fixed(1), negator.fixed("a"))
show(negator.negate, "a")
show(negator.negate)
print(negator.negate.__name__, negator.negate.__doc__, Negator.negate.__name__)
negator.negate.register(str, lambda self, value: value[::-1])
print(negator.negate("abc"))
print(type(Negator.__dict__["negate"]).__name__, Negator.__dict__["negate"].func.__name__)
show(singledispatchmethod, 3)


class Abstract(abc.ABC):
    @singledispatchmethod
    @abc.abstractmethod
    def method(self, value):
        pass


show(Abstract)
