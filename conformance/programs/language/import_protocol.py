"""Finders and loaders of a program: sys.meta_path, path hooks, the two protocols of loaders, failures, replaced and missing modules, specs that modules have."""
import builtins
import importlib
import importlib.machinery
import importlib.util
import sys
import warnings

ModuleSpec = importlib.machinery.ModuleSpec


def show(label, function):
    try:
        print(label, "->", function())
    except BaseException as error:
        print(label, "->", type(error).__name__, error, "|", getattr(error, "name", None), getattr(error, "path", None))


def imported(name):
    def run():
        exec(f"import {name}", {"__name__": "asks"})
        return sorted(each for each in sys.modules if each.startswith(name.split(".")[0]))
    return run


class Sources:
    """Modules from texts; 'log' tells what it was asked."""

    def __init__(self, **texts):
        self.texts = {name.replace("__", "."): text for name, text in texts.items()}
        self.log = []

    def find_spec(self, name, path, target=None):
        self.log.append((name, path if path is None else list(path), target))
        if name not in self.texts:
            return None
        is_package = any(each.startswith(name + ".") for each in self.texts)
        spec = ModuleSpec(name, self, origin=f"text of {name}", is_package=is_package)
        if is_package: spec.submodule_search_locations.append("<" + name + ">")
        return spec

    def create_module(self, spec):
        self.log.append(("create", spec.name))

    def exec_module(self, module):
        self.log.append(("exec", module.__name__, module.__spec__._initializing))
        exec(self.texts[module.__name__], module.__dict__)


finder = Sources(
    one="value = 1",
    pack="here = __path__, __package__, __spec__.name, __spec__.parent",
    pack__inner="from . import other\nfrom .other import deep\nname = __name__",
    pack__other="deep = 'deep'",
    fails="before = 1\n1 / 0",
    gone="import sys\ndel sys.modules[__name__]",
    swapped="import sys\nsys.modules[__name__] = 'something else'",
    around="import around\nfrom around import later",
    early="import early\nearly.later",
    lazy="def __getattr__(name):\n    if name.startswith('_'): raise AttributeError(name)\n    return name * 2",
    starred="__all__ = ['a', 'sub']\na = 1",
    starred__sub="",
    wrong_all="__all__ = ['a', 5]\na = 1",
    wrong_all__x="",
)
print([type(each).__name__ for each in sys.meta_path], len(sys.path_hooks) > 0, type(sys.path_importer_cache).__name__)
sys.meta_path.insert(0, finder)
import one
print(one, one.value, one.__loader__ is finder, one.__spec__.origin, one.__spec__.has_location, hasattr(one, "__file__"))
print(one.__spec__.loader is finder, one.__package__ == "", one.__spec__._initializing, one.__spec__.cached)
import pack.inner as inner
import pack
print(pack.here, inner.deep, inner.other is pack.other, inner.name, pack.__path__)
for each in finder.log: print("  ", each)
finder.log.clear()
for name in ["fails", "gone", "around", "early", "nothing_there", "pack.nothing", "one.below", "nothing.below"]:
    show(name, imported(name))
import swapped
print(swapped, sys.modules["swapped"])
from lazy import anything
import lazy
print(anything, lazy.twice)
show("from lazy", lambda: exec("from lazy import _private"))
space = {}
exec("from starred import *", space)
print(sorted(each for each in space if not each.startswith("__")), space["sub"])
show("star", lambda: exec("from wrong_all import *", {}))
show("star of list", lambda: __import__("pack", fromlist=["inner", 5]))
sys.modules["halted"] = None
show("halted", imported("halted"))
show("halted.x", imported("halted.x"))
show("from halted", lambda: exec("from halted import x"))
sys.modules["pack.forgotten"] = "taken from sys.modules"
show("submodule by name", lambda: exec("from pack import forgotten; print(forgotten)"))


class Old:
    """The protocol of before."""

    def load_module(self, name):
        module = type(sys)(name)
        module.mark = "old"
        sys.modules[name] = module
        return module


class HalfNew:
    def exec_module(self, module):
        pass


class NoLoader:
    @staticmethod
    def find_spec(name, path, target=None):
        if name == "old": return ModuleSpec(name, Old())
        if name == "half": return ModuleSpec(name, HalfNew())
        if name == "loaderless": return ModuleSpec(name, None)
        if name == "neither": return ModuleSpec(name, object())
        if name == "raises": raise RuntimeError("the finder fails")


class Nothing:
    pass


sys.meta_path[:0] = [NoLoader, Nothing()]
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    import old
    print(old.mark, old.__spec__.name, type(old.__loader__).__name__, old.__package__ == "")
    print([(str(each.message), each.category.__name__) for each in caught])
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    for name in ["half", "loaderless", "neither", "raises"]: show(name, imported(name))
del sys.meta_path[:2]

calls = []
real = builtins.__import__


def logged(name, globals=None, locals=None, fromlist=(), level=0):
    calls.append((name, fromlist, level))
    return real(name, globals, locals, fromlist, level)


builtins.__import__ = logged
import pack.inner
from pack import inner as again
import pack.inner as third
builtins.__import__ = real
print(calls, again is third)

saved = sys.meta_path
sys.meta_path = [finder]
show("only texts", imported("fractions_of_ours"))
show("one", imported("one"))
sys.meta_path = []
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    show("no finders", imported("new_name"))
    print([str(each.message) for each in caught])
sys.meta_path = saved


class Entry:
    def __init__(self, path):
        print("hook", path)
        if not path.startswith("hook:"): raise ImportError("not mine")
        self.path = path

    def find_spec(self, name, target=None):
        print("entry", self.path, name, target)
        if name == "hooked": return ModuleSpec(name, Sources(hooked="origin = __spec__.origin"), origin=self.path)
        if name == "space":
            spec = ModuleSpec(name, None)
            spec.submodule_search_locations = [self.path + "/space"]
            return spec


sys.meta_path.remove(finder)
keep = sys.path[:], sys.path_hooks[:]
sys.path[:] = ["hook:a", "elsewhere", "hook:b", 5]
sys.path_hooks[:] = [Entry]
import hooked
print(hooked.origin, hooked)
import space
print(space.__path__, type(space.__loader__).__name__, space.__spec__.origin, space.__file__)
print({name: type(each).__name__ for name, each in sys.path_importer_cache.items() if "hook" in name or name == "elsewhere"})
sys.path.append("hook:c")
print(list(space.__path__), len(space.__path__), "hook:c/space" in space.__path__)
show("below", imported("space.below"))
sys.path[:], sys.path_hooks[:] = keep

for globals_ in [{}, {"__name__": "a.b"}, {"__name__": "a.b", "__path__": []}, {"__package__": "pack"}, {"__package__": 5},
                 {"__package__": ""}, {"__spec__": ModuleSpec("pack.inner", None), "__package__": "other"},
                 {"__spec__": ModuleSpec("pack.inner", None)}]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        show(sorted(globals_), lambda: __import__("other", globals_, None, ["deep"], 1))
        print("  ", [(each.category.__name__, str(each.message)) for each in caught])
show("beyond", lambda: __import__("x", {"__package__": "pack"}, None, (), 2))
show("relative without list", lambda: __import__("other", {"__package__": "pack"}, None, (), 1).__name__)
