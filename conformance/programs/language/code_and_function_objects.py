"""Function and code objects: attributes, replacing code and defaults, new functions from code, cells, flags."""


def show(label, function):
    try:
        print(label, "->", function())
    except BaseException as error:
        print(label, "->", type(error).__name__, error)


def f(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    x = 1
    def inner(): return x, a
    y = args
    return a, b, c, args, d, e, kwargs


def g(): return "g"
def gen(): yield 1
async def coro(): await x
async def agen(): yield 1
lam = lambda p, *q: p


class C:
    def m(self): return __class__


FLAGS = [(1, "optimized"), (2, "newlocals"), (4, "varargs"), (8, "varkeywords"), (0x20, "generator"), (0x80, "coroutine"), (0x100, "iterable coroutine"), (0x200, "async generator")]
for each in f, g, gen, coro, agen, lam, C.m, f(1, d=2)[:0] or g:
    code = each.__code__
    print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals, code.co_varnames, code.co_cellvars, code.co_freevars, [n for bit, n in FLAGS if code.co_flags & bit], code.co_firstlineno - f.__code__.co_firstlineno)
print(f.__defaults__, f.__kwdefaults__, f.__closure__, f.__globals__ is globals(), f.__dict__, f.__module__, type(f.__code__).__name__)
f.__defaults__ = (20, 30)
print(f(1, d=0))
f.__defaults__ = (10, 20, 30)
print(f(d=0))
f.__defaults__ = None
show("no defaults", lambda: f(1, d=0))
f.__kwdefaults__ = {"d": "D", "e": "E"}
print(f(1, 2, 3))
f.__kwdefaults__["e"] = "changed"
print(f(1, 2, 3))
f.__kwdefaults__ = None
show("no kwdefaults", lambda: f(1, 2, 3))
del f.__defaults__
for name, value in ("__defaults__", [1]), ("__kwdefaults__", (1,)), ("__code__", 5), ("__name__", 5), ("__closure__", ()), ("__globals__", {}), ("__dict__", 5), ("__type_params__", 5):
    show(f"set {name}", lambda: setattr(f, name, value))
show("delete name", lambda: delattr(f, "__name__"))
show("delete code", lambda: delattr(f, "__code__"))
g.__code__ = (lambda: "replaced").__code__
print(g(), g.__name__, g.__code__.co_name)


def free():
    v = "free"
    return lambda: v


show("closure needed", lambda: setattr(g, "__code__", free().__code__))
h = free()
show("closure too much", lambda: setattr(h, "__code__", g.__code__))
h.__code__ = (lambda w: lambda: w * 2)(1).__code__
print(h())
F = type(f)
made = F(g.__code__, {"__name__": "elsewhere"}, "named")
print(made(), made.__name__, made.__module__, made.__qualname__, made.__globals__)


def uses_global(a, b=1, *, c=2): return a, b, c, GLOBAL


GLOBAL = "mine"
other = F(uses_global.__code__, {"GLOBAL": "other"}, argdefs=(9,), kwdefaults={"c": 8})
print(uses_global(0), other(0), other.__defaults__, other.__kwdefaults__, other.__builtins__ is not None)
with_closure = F(free().__code__, globals(), "c", None, (lambda x: lambda: x)("cell").__closure__)
print(with_closure())
for args in (), (1, 2), (g.__code__, 5), (g.__code__, {}, 5), (g.__code__, {}, None, 5), (g.__code__, {}, None, None, 5), (free().__code__, {}), (free().__code__, {}, None, None, ()), (free().__code__, {}, None, None, (1,)), (g.__code__, {}, None, None, (type(h.__closure__[0])(),)):
    show("function(...)", lambda: F(*args) and "made")
copy = f.__code__.replace(co_name="renamed", co_filename="<elsewhere>", co_qualname="q.renamed", co_firstlineno=100)
print(copy.co_name, copy.co_filename, copy.co_qualname, copy.co_firstlineno, copy.co_varnames == f.__code__.co_varnames)
show("replace wrong", lambda: f.__code__.replace(co_nothing=1))
show("replace wrong", lambda: f.__code__.replace(co_name=1))
marked = F(gen.__code__.replace(co_flags=gen.__code__.co_flags | 0x100), globals())


async def awaits(): return await marked()


c = awaits()
print(c.send(None))
show("end", lambda: c.send(None))
Cell = type(h.__closure__[0])
a, b, empty = Cell(1), Cell(2), Cell()
print(a < b, a == Cell(1), a != b, empty < a, empty == Cell(), a >= empty, a.cell_contents)
show("empty", lambda: empty.cell_contents)
empty.cell_contents = 5
print(empty.cell_contents)
show("hash", lambda: hash(a))
show("other", lambda: a < 5)
f.attribute = 1
f.__dict__["other"] = 2
print(f.attribute, f.other, sorted(f.__dict__))
f.__dict__ = {"new": 3}
print(f.new, f.__dict__)
show("gone", lambda: f.attribute)
method = C().m
print(method.__func__ is C.m, method.__name__, method.__self__.__class__.__name__, method == C().m, C.m.__get__(5, int).__self__)
show("method attribute", lambda: setattr(method, "x", 1))
C.m.tag = "t"
print(method.tag)
print((lambda: 0).__qualname__, f.__code__ == f.__code__, hash(f.__code__) == hash(f.__code__), len(list(f.__code__.co_lines())) > 0, len(list(f.__code__.co_positions())) > 0)
print([name for name in ("__call__", "__get__", "__annotations__", "__builtins__", "__type_params__") if hasattr(f, name)])
for bad in lambda: f.__code__.co_name.x, lambda: setattr(f.__code__, "co_name", "x"), lambda: type("X", (F,), {}), lambda: F.__new__(F), lambda: g.__get__():
    show("refused", bad)
