"""Module docstring.

    Second line keeps its indentation.
"""
print(repr(__doc__), __name__, __debug__)


def f():
    """First.
    Second.
      Third.

    Last.
    """


def single(): "one"
def joined(): "one" " and two"
def formatted(): f"not a docstring"
def bytes_(): b"not one"
def number(): 5
def later():
    x = 1
    "not one"
def tabs():
	"""First.
	Second.
		Third."""
def empty(): ""
def bracketed(): ("in brackets")
def expression(): "a" + "b"
def raw(): r"\n raw"
async def coroutine():
    "coroutine"
def generator():
    "generator"
    yield
lam = lambda: "no docstring"


class C:
    """Class.

    Indented.
    """
    def method(self):
        """Method
            more
        less
        """
    "not the docstring"
    class Inner:
        "inner"


class NoDoc: pass
class Formatted: f"no"
class Assigned: __doc__ = "assigned"
class Both:
    "text"
    __doc__ = "assigned"
class Property:
    @property
    def p(self): "of the property"


for each in (f, single, joined, formatted, bytes_, number, later, tabs, empty, bracketed, expression, raw, coroutine, generator, lam, C, C.method, C.Inner, NoDoc, Formatted, Assigned, Both, Property.p, type, len, int.real):
    print(getattr(each, "__name__", "property"), repr(each.__doc__)[:60])
f.__doc__ = "new"
C.__doc__ = "new class"
print(f.__doc__, C.__doc__, C().__doc__, NoDoc().__doc__)
del f.__doc__
print(f.__doc__)


class Sub(C): pass


print(Sub.__doc__)
try:
    int.__doc__ = 1
except TypeError as error:
    print(error)
print(f.__code__.co_consts[0], C.method.__code__.co_consts[0] == C.method.__doc__)


class Names:
    def method(self): return lambda: 0
    class Inner:
        def method(self):
            def local(): return [lambda: 1 for _ in "a"][0]
            class Local:
                def method(self): pass
            return local, Local
    static = staticmethod(lambda: 0)
    comp = [lambda: 0 for _ in "a"]
    gen = (i for i in "a")


local, Local = Names.Inner().method()
print(Names.method.__qualname__, Names().method().__qualname__, local.__qualname__, local().__qualname__, Local.__qualname__, Local.method.__qualname__, Names.static.__qualname__, Names.comp[0].__qualname__, Names.gen.__qualname__, Names.gen.__name__)


def global_inside():
    global g, G
    def g():
        def inner(): pass
        return inner
    class G:
        def m(self): pass


global_inside()
print(g.__qualname__, g().__qualname__, G.__qualname__, G.m.__qualname__, g.__module__, G.__module__, G.__firstlineno__ - global_inside.__code__.co_firstlineno)
renamed = single
renamed.__name__ = "other"
renamed.__qualname__ = "a.b"
print(renamed, renamed.__code__.co_name) if False else print(renamed.__name__, renamed.__qualname__, renamed.__code__.co_name)
for value in 5, None:
    for name in "__name__", "__qualname__":
        try:
            setattr(renamed, name, value)
        except TypeError as error:
            print(error)
NoDoc.__name__ = "Renamed"
print(NoDoc, NoDoc.__qualname__, repr(NoDoc())[:18])
NoDoc.__qualname__ = "Q.R"
print(NoDoc, NoDoc.__name__)
for value in 5, "a\0b":
    try:
        NoDoc.__name__ = value
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print([k for k in vars(C) if k != "__dict__" and k != "__weakref__"], vars(C)["__static_attributes__"], vars(C)["__firstlineno__"])


class Attributes:
    def __init__(self): self.a = self.b = 1
    def m(self):
        self.c: int = 2
        self.d += 1
        for self.e in []: pass
        with x as self.f: pass
        (self.g, [self.h, *self.i]) = 1
        del self.j
        def inner(): self.k = 1
        lambda: self.l
        [self.m for self.n in []]
        other.o = 1
        self.p.q = 1
        self["r"] = 1
    @classmethod
    def c(cls): cls.s = 1
    @staticmethod
    def s(self): self.t = 1
    class Inner:
        def m(self): self.u = 1


print(sorted(Attributes.__static_attributes__))
