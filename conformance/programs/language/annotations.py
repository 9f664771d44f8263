"""Annotations of variables: which are evaluated, which are kept, in what order."""


def log(value, text):
    print("evaluated", text)
    return value


print("__annotations__" in globals())
x: log(int, "int") = log(1, "value")
y: log(str, "str")
(z): log(bytes, "not kept") = 2
print(__annotations__, x, z)


class Thing:
    a: int
    b: "text" = 5
    __private: int = 1
    log(0, "in body"); c: log(list, "list")
    print(__annotations__)

    def method(self, p: int, /, q: str = "q", *args: bytes, k: float = 1.5, **kw: dict) -> None:
        local: log(int, "never evaluated")
        self.attribute: log(int, "never either") = 5
        return list(locals())


print(Thing.__annotations__, Thing.method.__annotations__, Thing().method(1))
t = Thing()
log(t, "object").attribute: log(int, "annotation of attribute") = log(9, "value of attribute")
items = [0]
log(items, "list")[log(0, "index")]: log(int, "annotation of item")
log(items, "list")[log(0, "index")]: log(int, "annotation of item") = log(7, "value of item")
log(t, "target").missing: log(int, "annotation without value")
print(t.attribute, items, hasattr(t, "missing"))


class Empty:
    pass


print(Empty.__annotations__, "__annotations__" in vars(Empty))


class Inherits(Thing):
    pass


print(Inherits.__annotations__, "__annotations__" in Thing.__dict__)


class Conditional:
    if False:
        never: int
    for i in ():
        neither: str
    print(__annotations__)


class Deleted:
    a: int
    del __annotations__
    try:
        b: str
        print(__annotations__)
    except NameError as error:
        print("NameError", error)


def f():
    unbound: int
    try:
        unbound
    except UnboundLocalError as error:
        print(error)
    print(f.__annotations__, f.__code__.co_varnames)


f()
try:
    bad: undefined_thing = 5
except NameError as error:
    print(error, bad, "bad" in __annotations__)


def g(a: int, b: str = "x") -> float: ...


print(g.__annotations__)
g.__annotations__["c"] = 3
print(g.__annotations__)
del g.__annotations__
print(g.__annotations__)
try:
    g.__annotations__ = 5
except TypeError as error:
    print(error)


class Static:
    def __init__(self, n):
        self.first = n
        self.second, [self.third, *self.rest] = 1, [2, 3]
        for self.loop in range(2):
            pass
        self.aug += 1 if n else 0
        (lambda: [self.not_stored for _ in ()])

        def inner():
            self.inner = 5

        class Nested:
            def method(self):
                self.nested = 1

        with open_() as self.manager:
            pass
        del self.deleted
        self.a.b = 2

    def other(this):
        this.no = 1

    aug = 0


print(sorted(Static.__static_attributes__), Static.__firstlineno__)
print(Thing.__static_attributes__, list(vars(Static))[:3], list(vars(Static))[-1:])
exec("q: int = 5\nprint(__annotations__)", {})
namespace = {}
exec("q: int\nclass K:\n  r: str", {}, namespace)
print(namespace["__annotations__"], namespace["K"].__annotations__)
