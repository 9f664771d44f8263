"""Type parameters of functions, classes and aliases: what is evaluated, when, and in which scope."""


def log(value, text):
    print("evaluated", text)
    return value


def first[T](xs: list[T], default: T | None = None, *, k: "T" = log(1, "default")) -> T:
    "doc"
    return xs[0]


print(first.__name__, first.__qualname__, first.__type_params__, first([3]), first.__defaults__, first.__kwdefaults__, first.__doc__)
(T,) = first.__type_params__
print(T, T.__name__, T.__bound__, T.__constraints__, T.__covariant__, T.__infer_variance__, T.has_default(), T.__default__, T.__module__, type(T))
print(first.__annotations__["return"] is T, first.__annotations__["k"])
del T


def bounded[S: log(int, "bound"), R: (log(int, "one"), log(str, "two")), *Ts, **P, D = log(str, "D's default")](): pass


print("nothing evaluated so far")
S, R, Ts, P, D = bounded.__type_params__
print(S.__bound__, S.__bound__)
print(R.__bound__, R.__constraints__, R.__constraints__)
print(Ts, P, type(Ts), type(P), P.args, P.kwargs, P.args == P.args)
print(D.has_default(), D.__default__, D.__default__)


class Box[T]:
    kind = "box"

    def __init__(self, item: T):
        self.item = item

    def map[U](self, f) -> "Box[U]":
        return Box(f(self.item))

    def own(self):
        return T, __class__

    type Alias = tuple[T, kind]


print(Box.__type_params__, Box.__bases__, Box.__orig_bases__, Box.__parameters__, Box.__mro__)
print(Box[int], Box[int](5).item, Box(5).map(str).item, Box[int].__args__, Box[int].__origin__)
print(Box(1).own()[0] is Box.__type_params__[0], Box(1).own()[1], Box.map.__type_params__, Box.map.__qualname__)
print(Box.Alias, Box.Alias.__value__, Box.Alias.__name__, Box.Alias.__type_params__)


class Child[K, V](Box[K], metaclass=type):
    pass


print(Child.__bases__, Child.__orig_bases__, Child.__parameters__, Child[int, str])
for wrong in [lambda: Child[int], lambda: Child[int, str, int], lambda: first[int], lambda: Box[int][str]]:
    try:
        print(wrong())
    except TypeError as error:
        print("TypeError", error)

type Number = log(int, "alias") | float
type Tree[L] = L | list[Tree[L]]
type Lazy = undefined_name
print(Number, type(Number), Number.__name__, Number.__value__, Number.__value__, Number.__type_params__, Number.__module__)
print(Tree[int], Tree.__type_params__, Tree.__parameters__)
try:
    Lazy.__value__
except NameError as error:
    print("NameError", error)
undefined_name = bytes
print(Lazy.__value__)
try:
    Number[int]
except TypeError as error:
    print("TypeError", error)


def scopes():
    x = "from function"

    class C[T: x]:
        y = "from class"
        type A = (x, y, T)

        def m[U: y](self, a: y) -> T:
            return a

        x = "from class too"
        type B = (x, y)

    return C, x


C, x = scopes()
print(C.A.__value__, C.B.__value__, C.__type_params__[0].__bound__, C.m.__type_params__[0].__bound__, C.m.__annotations__)


def decorated(function):
    print("decorating", function.__name__, function.__type_params__)
    return function


@decorated
def generic[T](x: T): return x


@decorated
class Generic_[T]: pass


async def coroutine[T](): pass


def generator[T]():
    yield T


print(next(generator()), generator.__type_params__[0], coroutine.__type_params__)


class Private[__T]:
    def f(self) -> __T:
        return __T


print(Private.__type_params__, Private(). f(), Private.f.__annotations__)
try:
    class Wrong[T](missing_base): pass
except NameError as error:
    print(error)
try:
    class Wrong(Box.__type_params__[0]): pass
except TypeError as error:
    print(error)


def defaults[T = int, *Ts = *tuple[int, str], **P = [int]](): pass


for each in defaults.__type_params__:
    print(each, each.__default__)


class WithBase[T](list[T]):
    pass


print(WithBase.__mro__, WithBase([1, 2]), WithBase[int])
print([k for k in vars(Box) if k not in ("__annotations__", "__weakref__")])
try:
    def f[T: 1 / 0](): pass
    f.__type_params__[0].__bound__
except ZeroDivisionError as error:
    tb = error.__traceback__
    while tb.tb_next:
        tb = tb.tb_next
    print(tb.tb_frame.f_code.co_name)
