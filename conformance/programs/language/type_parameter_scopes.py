"""PEP 695 and 696: what is evaluated when, in which scope; type aliases, bounds, constraints, defaults; classes, functions, methods; closures over parameters."""


def show(label, function):
    try:
        print(label, "->", function())
    except BaseException as error:
        print(label, "->", type(error).__name__, error)


def say(x):
    print("evaluated", x)
    return x


type Late = say("alias")
print("defined", Late, Late.__name__, Late.__type_params__, Late.__module__)
print(Late.__value__, Late.__value__)
type Undefined = not_there
show("undefined", lambda: Undefined.__value__)
not_there = "there now"
print(Undefined.__value__)
type Recursive = list[Recursive] | int
print(Recursive.__value__)
type Generic[T, *Ts, **P] = tuple[T, *Ts]
print(Generic.__type_params__, Generic.__value__, Generic[int, str], Generic[int, str].__args__, Generic[int].__origin__ is Generic)
show("not generic", lambda: Late[int])
for name in "__name__", "__value__", "__type_params__":
    show(f"set {name}", lambda: setattr(Late, name, 1))
show("call", lambda: Late())
show("union", lambda: Late | int | None)
show("isinstance", lambda: isinstance(1, Late))
show("subclass", lambda: type("X", (Late,), {}))


def function[T: say("bound"), U: (say("first"), say("second")), V = say("default"), *Ts = *tuple[int], **P = [int]](a: T, b: say("annotation") = say("argument default")) -> U:
    return T, U, V, Ts, P


print(function.__type_params__, function.__annotations__, function.__defaults__, function.__qualname__, function.__name__)
T, U, V, Ts, P = function.__type_params__
print(T.__bound__, T.__bound__, T.__constraints__, U.__constraints__, U.__bound__, V.__default__, T.__default__, T.has_default(), V.has_default(), Ts.__default__, P.__default__)
print(T.__name__, T.__module__, T.__covariant__, T.__contravariant__, T.__infer_variance__, repr(T), repr(Ts), repr(P), P.args, P.kwargs, *Ts)
print(function(1))


class Class[T: say("class bound"), *Ts](say(dict), metaclass=say(type)):
    say("class body")
    attribute: T
    type Alias = T
    type Own[S] = tuple[T, S, Class]
    def method[S: T](self, x: T, y: S) -> "text": return T, S, __class__
    def plain(self, x: T): return T
    names = [T for _ in "a"], list(T for _ in "a"), (lambda: T)()
    class Inner[S]:
        both = T, S
        def method(self): return T, S
    print(sorted(k for k in locals() if not k.startswith("__")))


print(Class.__type_params__, Class.__bases__, Class.__orig_bases__, Class.__parameters__, Class.__annotations__, Class.names)
print(Class.Alias.__value__, Class.Own[int].__origin__.__value__, Class.Own.__type_params__, Class.method.__type_params__, Class.method.__annotations__, Class.plain.__annotations__, Class.plain.__type_params__)
print(Class().method(1, 2), Class().plain(1), Class.Inner.both, Class.Inner().method(), Class.Inner.__type_params__, Class.Inner.__qualname__)
print(Class[int, str], Class[int].__args__, Class.__mro__[2:])
show("too few", lambda: Class[()])


class Hidden:
    T = "class attribute"
    def shadows[T](self): return T
    type Shadowed[T] = T
    type Seen = T
    def sees(self, x: T): pass
    def bound[S: T](self): return S
    T = "reassigned"


print(Hidden().shadows(), Hidden.Shadowed.__value__, Hidden.Seen.__value__, Hidden.sees.__annotations__, Hidden().bound().__bound__)
Hidden.T = "later"
print(Hidden.Seen.__value__)


class LateClass:
    type Seen = T2
    T2 = "before"
LateClass.T2 = "after"
print(LateClass.Seen.__value__)


def scopes():
    x = "local"
    type Uses = x
    def f[T: x](): return T
    class C[T: x]:
        x = "class"
        type Own = x
        def m[S: x](self): return S
    before = Uses.__value__
    y = f().__bound__
    x = "changed"
    return before, y, Uses.__value__, C.__type_params__[0].__bound__, C.Own.__value__, C().m().__bound__


print(scopes())


def closures():
    result = []
    for i in range(3):
        type A = i
        def f[T: i](): return T
        result.append((A, f))
    return [(a.__value__, f().__bound__) for a, f in result]


print(closures())


def nonlocal_in_generic():
    n = 0
    def bump[T]():
        nonlocal n
        n += 1
        return n, T
    class C[T]:
        nonlocal n
        n += 10
    return bump(), n


print(nonlocal_in_generic())


def decorated(function):
    print("decorating", function.__type_params__)
    return function


@decorated
def with_decorator[T](x: T): pass
@decorated
class WithDecorator[T]: pass


async def coroutine[T](x: T) -> T: return T
def generator[T](x: T): yield T


print(list(generator(1)), coroutine.__type_params__, generator.__annotations__)


def generic_closure[T]():
    def inner(x: T): return T
    def generic_inner[S: T](): return S, T
    return inner, generic_inner, [lambda: T][0]


i, g, l = generic_closure()
print(i.__annotations__, i(1), g(), g()[0].__bound__, l())


class Private[__T]:
    __x: __T = 1
    def m(self): return __T
    type __A = __T
    def g[__S](self): return __S, __T
    a = __A


print(Private.__type_params__, Private.__annotations__, Private().m(), Private.a, Private.a.__value__, Private().g())
space = {}
exec("type X = y\ny = 1\nclass C[T: y]: pass\ndef f[T = y](): return T", space)
print(space["X"].__value__, space["C"].__type_params__[0].__bound__, space["f"]().__default__)
exec("type X = y\nclass C:\n  type Z = y\n  w = 1", {}, local := {"y": "local"})
show("exec with locals", lambda: local["X"].__value__)
NoDefault = T.__default__
print(NoDefault, repr(NoDefault), type(NoDefault).__name__)
show("NoDefault()", lambda: type(NoDefault)() is NoDefault)
type type = int
print(type.__value__)
del type
match = type_ = 1
for source in ["type X = 1", "type X[T] = T", "type X[T, T] = T", "type X[T: (yield)] = T", "type X = (yield)", "type X = (y := 1)", "type X[T: (y := 1)] = T", "def f[T, T](): pass", "def f[T: int = str](): pass", "def f[T = int, U](): pass", "def f[*Ts: int](): pass", "def f[**P: int](): pass", "def f[*Ts = *int](): pass", "def f[**P = *int](): pass", "def f[T = *int](): pass",
               "def f[](): pass", "class C[]: pass", "type X[] = 1", "def f[T](a: (yield)): pass", "def f[T](a=(yield)): pass", "def f[T](a: (y := 1)): pass", "class C[T](y := 1): pass", "class C[T]((yield)): pass", "class C[T](metaclass=(yield)): pass", "def f[T]():\n  nonlocal T", "def f[T]():\n  global T", "def f[T]():\n  T = 1", "def f[T](T): pass", "class C[T]: T = 1", "def outer():\n  def f[T]():\n    def g():\n      nonlocal T",
               "type x.y = 1", "type X: int = 1", "type X += 1", "type 1 = 2", "type X", "type = 1", "type(1)", "type[1]", "type: int = 1", "type X = 1, 2", "type X = *y", "type X = lambda: (yield)", "type X = [y := 1 for z in w]", "type X = [(yield) for z in w]", "class C: type X[T] = [T for T in y]", "class C:\n  def f[T](self: T): return [T for _ in y]", "lambda[T]: 0", "def f[T,](): pass", "def f[T: int,](): pass", "def f[*T, *U](): pass", "def f[T: 1 = 2, *Ts = 3, **P = 4](): pass", "type __debug__ = 1", "def f[__debug__](): pass", "type X[__debug__] = 1", "type None = 1", "from __future__ import annotations\ndef f[T: (yield)](): pass"]:
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as error:
        print(repr(source), "|", error.msg)


# Comprehensions in annotation scopes don't see the class body, but the type parameters.
class Hidden[T]:
    T = "class"
    type A[U] = [T for _ in (1,)]
    type B = ([T for _ in (1,)], T)
    type C[T] = ([T for _ in (1,)], (T for _ in (1,)), T)

    class Inner[U](*[T for _ in ()]):
        items = [T for _ in (1,)]

    def method[U](x: [T for _ in (1,)], y: T): ...


parameter = Hidden.__type_params__[0]
print(Hidden.A.__value__[0] is parameter, Hidden.B.__value__[0][0] is parameter, Hidden.B.__value__[1])
own = Hidden.C.__type_params__[0]
print(Hidden.C.__value__[0][0] is own, list(Hidden.C.__value__[1])[0] is own, Hidden.C.__value__[2])
print(Hidden.Inner.items[0] is parameter, Hidden.method.__annotations__["x"][0] is parameter)
