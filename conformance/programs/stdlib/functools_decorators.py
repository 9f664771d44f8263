"""wraps, update_wrapper, cached_property, partialmethod, total_ordering."""

import functools
from functools import cached_property, partial, partialmethod, total_ordering, update_wrapper, wraps


def show(call, *args, **keywords):
    try:
        print(repr(call(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error)


print(functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)


def original[T](a: int, *, b: str = "x") -> T:
    "The original."


original.note = "kept"


@wraps(original)
def wrapper(*args, **keywords):
    return args, keywords


print(wrapper.__name__, wrapper.__qualname__, wrapper.__doc__, wrapper.__module__, wrapper.__annotations__)
print(wrapper.__type_params__, wrapper.note, wrapper.__wrapped__ is original, sorted(wrapper.__dict__))
print(wraps(original).func is update_wrapper, sorted(wraps(original).keywords), wraps(original).args)


class Callable:
    value = 3

    def __call__(self):
        return "called"


def plain():
    "plain's"


show(lambda: update_wrapper(plain, Callable()).__name__)
print(plain.__wrapped__.__class__.__name__, plain.__doc__, plain.__dict__.keys())
show(lambda: update_wrapper(Callable(), len).__name__)
show(lambda: update_wrapper(partial(print), original).__doc__)
show(update_wrapper, plain, original, assigned=("__name__", "nothing"), updated=())
show(update_wrapper, plain, original, updated=("nothing",))
show(update_wrapper, object(), original)
show(update_wrapper, plain)
show(wraps)


print("-- cached_property")


class Circle:
    def __init__(self, radius):
        self.radius = radius

    @cached_property
    def area(self):
        "The area."
        print("computing")
        return 3 * self.radius**2


circle = Circle(2)
print(circle.area, circle.area, circle.__dict__)
circle.area = 5
print(circle.area)
del circle.area
print(circle.area, Circle.area.__doc__, Circle.area.attrname, Circle.area.func.__name__, Circle.area.__module__)
show(lambda: type(Circle.area))
show(lambda: cached_property[int])


class Slotted:
    __slots__ = ()

    @cached_property
    def value(self):
        return 1


show(lambda: Slotted().value)


class Meta(type):
    @cached_property
    def value(cls):
        return 1


class UsesMeta(metaclass=Meta):
    pass


show(lambda: UsesMeta.value)
loose = cached_property(lambda self: 1)
Circle.loose = loose
show(lambda: circle.loose)
try:

    class Twice:
        a = b = cached_property(lambda self: 1)
except TypeError as error:
    print(error)


class Failing:
    calls = 0

    @cached_property
    def value(self):
        Failing.calls += 1
        if Failing.calls < 2:
            raise ValueError("not yet")
        return Failing.calls


failing = Failing()
show(lambda: failing.value)
show(lambda: failing.value)
show(lambda: failing.value)


class Derived(cached_property):
    def __init__(self, func):
        super().__init__(func)
        self.extra = "extra"


class UsesDerived:
    @Derived
    def value(self):
        return "derived"


print(UsesDerived().value, UsesDerived.value.extra)
show(cached_property)
show(cached_property, 3)


print("-- partialmethod")


class Cell:
    def set(self, *args, **keywords):
        return self.__class__.__name__, args, keywords

    plain = partialmethod(set, 1, a=2)
    nested = partialmethod(plain, 3, a=4, b=5)
    static = partialmethod(staticmethod(lambda *a: a), 1)
    klass = partialmethod(classmethod(lambda cls, *a: (cls.__name__, a)), 1)
    builtin = partialmethod(len)
    of_partial = partialmethod(partial(set, b=1), 2)


cell = Cell()
show(lambda: cell.plain(7, c=8))
show(lambda: cell.nested(7, a=9))
show(lambda: cell.static(2))
show(lambda: Cell.static(2))
show(lambda: cell.klass(2))
show(lambda: Cell.klass(2))
show(lambda: Cell.plain(cell, 7))
show(lambda: cell.of_partial(3))
show(lambda: cell.builtin())
show(lambda: Cell.plain())
show(lambda: cell.static.__self__)
show(lambda: cell.klass.__self__)
show(lambda: Cell.__dict__["plain"])
show(lambda: Cell.__dict__["nested"])
show(lambda: vars(Cell.__dict__["plain"]).keys())
show(lambda: cell.plain.__func__.__name__)
show(lambda: Cell.plain.__partialmethod__ is Cell.__dict__["plain"])
show(lambda: Cell.__dict__["plain"].__isabstractmethod__)
show(partialmethod, 3)
show(partialmethod)
show(lambda: partialmethod[int])


print("-- total_ordering")


class Number:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        if not isinstance(other, Number):
            return NotImplemented
        return self.value == other.value


def ordered(name, operation):
    def method(self, other):
        if not isinstance(other, Number):
            return NotImplemented
        print(name, self.value, other.value)
        return operation(self.value, other.value)

    method.__name__ = name
    return total_ordering(type("By" + name, (Number,), {name: method}))


import operator

for name in ("__lt__", "__le__", "__gt__", "__ge__"):
    cls = ordered(name, getattr(operator, name.strip("_")))
    a, b, c = cls(1), cls(2), cls(2)
    print(name, [a < b, a <= b, a > b, a >= b], [b < c, b <= c, b > c, b >= c], [b < a, b <= a, b > a, b >= a])
    for op in (operator.lt, operator.le, operator.gt, operator.ge):
        show(op, a, 1)
    for other in ("__lt__", "__le__", "__gt__", "__ge__"):
        method = getattr(cls, other)
        print(other, method.__name__, method.__doc__)
try:
    total_ordering(Number)
except ValueError as error:
    print(error)
show(total_ordering)
print(sorted([Number.__new__(type("X", (ordered("__gt__", operator.gt),), {}))], key=str) != [])
