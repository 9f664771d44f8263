# `__doc__` as a slot, `__dict__` of the class body, and what slots tell of themselves.
class Documented:
    __slots__ = ("__doc__", "other")

    def __init__(self):
        self.__doc__ = "of the instance"


print(Documented().__doc__, type(Documented.__doc__).__name__, Documented.other.__doc__)


class Hiding:
    @property
    def __dict__(self):
        return {"shown": 1}


one = Hiding()
one.real = 2
print(one.__dict__, type(Hiding.__dict__["__dict__"]).__name__, vars(one), one.real)
try:
    class Twice:
        "doc"
        __slots__ = ("__doc__",)
except ValueError as error:
    print(error)
