"""import statements: what they call, bind and look up; __import__ replaced, modules replaced in sys.modules, stars with and without __all__, names of packages, errors."""
import builtins
import sys

Module = type(sys)


def add(name, **names):
    module = Module(name)
    module.__dict__.update(names)
    sys.modules[name] = module
    parent, _, child = name.rpartition(".")
    if parent: setattr(sys.modules[parent], child, module)
    return module


def show(label, function):
    try:
        print(label, "->", function())
    except BaseException as error:
        print(label, "->", type(error).__name__, error, getattr(error, "name", None), getattr(error, "path", None))


add("m", x=1, _private=2, y=3)
add("pkg", __path__=[], value="v")
add("pkg.sub", deep="d")
add("pkg.sub.leaf", z=1)
add("all", __all__=["a", "_b"], a=1, _b=2, c=3)
import m
import m as mm, pkg.sub as ps, pkg.sub.leaf
from m import x, y as why
from pkg import sub, value
from pkg.sub.leaf import z as zed
print(m.x, mm is m, ps.deep, pkg.__name__, pkg.sub.leaf.z, x, why, sub is ps, value, zed)


def scopes():
    import m, pkg.sub
    from m import (x, y)
    global made_global
    import m as made_global
    def inner():
        nonlocal x
        from pkg import value as x
        return x
    return sorted(k for k in locals() if k != "inner"), inner(), x


print(scopes(), made_global is m)


class Body:
    import m
    from pkg import value as v
    import pkg.sub as s
    def method(self): return self.m.x


print(Body.m is m, Body.v, Body.s.deep, Body().method())
space = {}
exec("from m import *", space)
exec("from all import *", space)
print(sorted(k for k in space if k != "__builtins__"))
exec("from pkg import *", space)
print("value" in space, "sub" in space)
sys.modules["all"].__all__ = ["a", "missing"]
show("missing in __all__", lambda: exec("from all import *", {}))
sys.modules["all"].__all__ = ["a", 5]
show("no string in __all__", lambda: exec("from all import *", {}))
sys.modules["all"].__all__ = 5
show("__all__ is no sequence", lambda: exec("from all import *", {}))
show("no such module", lambda: exec("import nothing_here"))
show("no such submodule", lambda: exec("import pkg.nothing"))
show("not a package", lambda: exec("import m.sub"))
show("no such name", lambda: exec("from m import nothing"))
show("close name", lambda: exec("from m import _privat"))
show("no package", lambda: exec("from . import x", {"__name__": "top"}))
show("beyond", lambda: exec("from ... import x", {"__package__": "pkg", "__name__": "pkg.x"}))
show("relative", lambda: exec("from .sub import deep\nprint(deep)\nfrom . import sub, value\nprint(value)\nfrom .sub.leaf import z", {"__package__": "pkg", "__name__": "pkg.other"}))
sys.modules["gone"] = None
show("None in sys.modules", lambda: exec("import gone"))


class Odd:
    """Anything may stand in sys.modules."""
    attribute = "odd"
    def __getattr__(self, name):
        if name.startswith("__"): raise AttributeError(name)
        print("asked for", name)
        return name.upper()


sys.modules["odd"] = Odd()
import odd
from odd import attribute, dynamic
print(attribute, dynamic, odd.again)
lazy = add("lazy")
lazy.__getattr__ = lambda name: f"lazy {name}" if name != "no" else exec("raise AttributeError('refused')")
from lazy import one
print(one, lazy.two)
show("refused", lambda: exec("from lazy import no"))
real = builtins.__import__


def fake(name, globals=None, locals=None, fromlist=(), level=0):
    print("import", name, fromlist, level, globals is not None, locals is globals)
    if name == "special": return Odd()
    return real(name, globals, locals, fromlist, level)


builtins.__import__ = fake
try:
    import m
    import pkg.sub
    import pkg.sub.leaf as leaf
    from m import x, y
    from special import something
    from special import part
    exec("from .sub import deep", {"__package__": "pkg", "__name__": "pkg.x"})
    exec("from m import *", {})
    def local(): import m
    local()
    class C: import m
finally:
    builtins.__import__ = real
print(something, part, leaf.z)
show("no __import__", lambda: exec("import m", {"__builtins__": {}}))
show("own __import__", lambda: exec("import anything as x\nprint(x)", {"__builtins__": {"__import__": lambda *args: args[0], "print": print}}))
print(__import__("pkg.sub").__name__, __import__("pkg.sub", fromlist=["x"]).__name__, __import__("m", fromlist=["x"]).x, __import__("sub", {"__package__": "pkg"}, None, ["deep"], 1).deep)
for args in ("",), (5,), ("m", {}, {}, (), -1), ("m", {}, {}, [5]), (".m",), ("nothing",), ("pkg.nothing",):
    show(f"__import__{args}", lambda: __import__(*args))
del sys.modules["m"]
show("deleted", lambda: exec("import m"))
print(m.x)
import sys as system, builtins as b
print(system is sys, b is builtins, __name__)
