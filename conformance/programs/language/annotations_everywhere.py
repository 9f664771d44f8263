"""Annotations: modules, classes, functions; order, targets that are no names, declarations without value, deleted and assigned __annotations__."""


def show(label, function):
    try:
        print(label, "->", function())
    except BaseException as error:
        print(label, "->", type(error).__name__, error)


def n(x):
    print(x, end=" ")
    return x


class Target:
    def __getitem__(self, key): print("getitem", key, end=" ")
    def __setitem__(self, key, value): print("setitem", key, value, end=" ")
    def __setattr__(self, name, value): print("setattr", name, value, end=" ")


x: n("annotation") = n("value")
y: n("only declared")
t = Target()
t.a: n("of attribute") = n("value")
t.b: n("of attribute, no value")
t[n("key")]: n("of item") = n("value")
t[n("key")]: n("of item, no value")
t[n("slice"):n("end")]: n("annotation")
(z): n("in brackets") = n("value")
(w): n("in brackets, no value")
n(t).c: n("with object")
print(__annotations__)
show("declared is not bound", lambda: y)
__annotations__["made"] = 1
__annotations__ = {"other": 2}
q: int = 1
print(__annotations__)
del __annotations__
show("without", lambda: exec("r: int = 1", globals()))
print(__annotations__)
try:
    k: undefined = n("value is first")
except NameError as error:
    print(error)
print(k)


class C:
    print(__annotations__)
    a: n("a") = n(1)
    b: n("b")
    __private: n("private") = n(2)
    def m(self, p: n("p") = n("default")) -> n("return"): pass
    if True:
        c: n("c") = 3
    for d in n([1]):
        e: n("e") = d
    try:
        f: undefined = 5
    except NameError as error:
        print(error, f)
    print(sorted(locals()["__annotations__"]))
    a: n("again")
    lambda: (nothing_here := 1)
    [g for g in "x"]


print(C.__annotations__, C.m.__annotations__, hasattr(C, "b"))


class D(C): pass


class E(C):
    own: int


print(D.__annotations__, E.__annotations__, "__annotations__" in vars(D), "__annotations__" in vars(E))
D.__annotations__["made"] = 1
print(D.__annotations__, vars(D)["__annotations__"])
del E.__annotations__
print(E.__annotations__)
show("delete twice", lambda: delattr(E, "__annotations__") or delattr(E, "__annotations__"))
show("builtin", lambda: int.__annotations__)
show("assign to builtin", lambda: setattr(int, "__annotations__", {}))
E.__annotations__ = 5
print(E.__annotations__)


class Replaced:
    __annotations__ = {"mine": 1}
    a: int = 2


print(Replaced.__annotations__)
try:
    class Wrong:
        __annotations__ = 5
        a: int = 2
except TypeError as error:
    print(error)
try:
    class Gone:
        del __annotations__
        a: int = 2
except NameError as error:
    print(error)


def f(a: n("a"), /, b: n("b") = n("default b"), *args: n("args"), c: n("c"), d: n("d") = n("default d"), **kwargs: n("kwargs")) -> n("return"):
    local: n("never evaluated") = n("local value")
    other: undefined
    t.a: n("never evaluated") = n("attribute")
    t[n("key")]: n("never evaluated") = n("item")
    n(t).b: undefined
    t[n("key evaluated")]: undefined
    (bracketed): undefined = 5
    return sorted(locals())


print(f.__annotations__)
print(f(1, c=2))
print(f.__annotations__ is f.__annotations__)
f.__annotations__ = None
print(f.__annotations__)
f.__annotations__ = {"x": 1}
print(f.__annotations__)
del f.__annotations__
print(f.__annotations__)
show("wrong", lambda: setattr(f, "__annotations__", 5))
print((lambda: 0).__annotations__)


def declared_only():
    never: int
    return never


show("declared only", declared_only)


def captured():
    never: int
    def inner(): return never
    return inner()


show("captured", captured)


async def coroutine(a: int) -> str: pass
def generator() -> "text": yield


print(coroutine.__annotations__, generator.__annotations__)


def walrus(a: (w1 := n(5)) = 1): pass


print(w1)


class Scope:
    T = int
    def m(self, a: T, b: "T") -> T: pass
    x: T = 1


print(Scope.m.__annotations__, Scope.__annotations__)


def outer():
    local_type = str
    def inner(a: local_type): pass
    class Inner: x: local_type
    return inner.__annotations__, Inner.__annotations__


print(outer())
space = {}
exec("a: 1\nb: 2 = 3\ndef g():\n  global h\n  h = 4", space, loc := {})
print(loc, "__annotations__" in space)


class Prepared(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__") or key == "__annotations__": print("set", key, value, end=" ")
        super().__setitem__(key, value)
    def __getitem__(self, key):
        if key == "__annotations__": print("get", key, end=" ")
        return super().__getitem__(key)


class M(type):
    @classmethod
    def __prepare__(cls, *args): return Prepared()


class P(metaclass=M):
    a: int = 1
    b: str


print(P.__annotations__)
for source in ["x: int: str", "(x, y): int", "[x]: int", "x, y: int", "x: int, y", "f(): int", "1: int", "x: int += 1", "x: *y", "x: y = *z", "x: y = *z,", "x: (yield)", "def f(): x: (yield)", "def f(a: (yield)): pass", "x: (y := 1)", "x: await y", "def f():\n  global x\n  x: int", "def f(x):\n  nonlocal x\n  x: int",
               "x: lambda: 0", "x = y: int", "(x): int", "((x)): int = 1", "x.y.z: int", "x[1]: int", "*x: int", "None: int", "x: int = yield", "def f(): x: int = yield 1", "lambda x: int: 0", "for x: int in y: pass", "with a as b: int: pass", "def f(*a: *b): pass", "def f(**a: *b): pass", "def f(a: *b): pass", "__debug__: int", "class C: x: int = y: int"]:
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as error:
        print(repr(source), "|", error.msg)
