"""importlib on files: specs and loaders of modules, packages and folders, module_from_spec, reload, find_spec, FileFinder, LazyLoader, loaders derived from."""
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
import types

folder = f"/tmp/ouro-importlib-{os.getpid()}"
os.makedirs(folder)


def write(name, text):
    path = f"{folder}/{name}"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)
    return path


def clean(value):
    return str(value).replace(folder, "<F>").split(" object at 0x")[0].replace("cpython-313", "TAG").replace("ouroboros-313", "TAG")


def show(label, function):
    try:
        print(label, "->", clean(function()))
    except BaseException as error:
        print(label, "->", type(error).__name__, clean(error), "|", getattr(error, "name", None), clean(getattr(error, "path", None)))


sys.path.insert(0, folder)
write("plain.py", "'a module'\nvalue = 1\n")
write("pack/__init__.py", "from . import inner\nfrom .inner import thing as renamed\n")
write("pack/inner.py", "thing = __name__, __package__, __spec__.parent\nimport pack as itself\n")
write("pack/below/__init__.py", "")
write("pack/below/leaf.py", "import pack\nfrom ..inner import thing\nfrom . import leaf as me\n")
write("space/part.py", "here = __file__\n")
write("bad.py", "def broken(:\n")
write("encoded.py", "# coding: latin-1\ntext = 'caf\xe9'\n")
write("fails.py", "import sys\nseen = sys.modules[__name__].__spec__._initializing\nraise ValueError('no')\n")

import plain, pack, pack.below.leaf as leaf, space.part
for module in [plain, pack, pack.inner, leaf, space, space.part]:
    print(clean(module))
    for name in ["__name__", "__package__", "__path__", "__file__", "__cached__", "__doc__"]:
        if hasattr(module, name): print("  ", name, clean(getattr(module, name)))
    spec = module.__spec__
    print("  ", spec.name, spec.parent, clean(spec.origin), spec.has_location, clean(spec.cached), clean(spec.submodule_search_locations))
    print("  ", spec.loader is module.__loader__, type(spec.loader).__name__, spec._initializing, list(vars(spec)))
print(leaf.me is leaf, leaf.thing, pack.renamed, leaf.pack is pack)
print([name for name in list(plain.__dict__)])
loader = plain.__loader__
print(vars(loader).keys(), loader.name, clean(loader.path), loader.is_package("plain"), clean(loader.get_filename("plain")))
print(repr(loader.get_source("plain")), loader.get_data(loader.path), loader.get_code("plain").co_name, hash(loader) == hash(loader))
print(loader == importlib.machinery.SourceFileLoader("plain", loader.path), loader == pack.__loader__, loader.path_stats(loader.path)["size"])
show("other name", lambda: loader.get_filename("other"))
show("no source", lambda: importlib.machinery.SourceFileLoader("x", folder + "/x.py").get_source("x"))
show("bad", lambda: importlib.import_module("bad"))
show("fails", lambda: importlib.import_module("fails"))
print("fails" in sys.modules, "bad" in sys.modules)
for name in ["missing", "plain.below", "pack.missing", "space.missing", "missing.below"]:
    show(name, lambda: importlib.import_module(name))
show("relative", lambda: importlib.import_module(".inner", "pack"))
show("relative up", lambda: importlib.import_module("..inner", "pack.below"))
for args in [(".x",), ("..x", "pack"), ("",), (5,)]: show(args, lambda: importlib.import_module(*args))

for name in ["plain", "pack", "pack.inner", "space", "missing", "sys"]:
    show("find " + name, lambda: importlib.util.find_spec(name) if name != "pack.inner" else importlib.util.find_spec(".inner", "pack").name)
show("find below plain", lambda: importlib.util.find_spec("plain.below"))
for broken in ["unset", "none"]:
    module = types.ModuleType(broken)
    if broken == "unset": del module.__spec__
    sys.modules[broken] = module
    show(broken, lambda: importlib.util.find_spec(broken))

path = write("by_hand.py", "value = 'by hand'\n")
spec = importlib.util.spec_from_file_location("named_by_me", path)
module = importlib.util.module_from_spec(spec)
print(clean(spec), clean(module), hasattr(module, "value"), "named_by_me" in sys.modules)
spec.loader.exec_module(module)
print(module.value, module.__name__, clean(module.__file__))
show("not python", lambda: importlib.util.spec_from_file_location("x", folder + "/x.txt"))
show("package", lambda: importlib.util.spec_from_file_location("p", folder + "/p/__init__.py").submodule_search_locations)
show("given", lambda: importlib.util.spec_from_file_location("p", folder + "/p.py", submodule_search_locations=[]).submodule_search_locations)
show("from loader", lambda: importlib.util.spec_from_loader("plain", loader))
show("from nothing", lambda: importlib.util.spec_from_loader("x", None, origin="o", is_package=True))

first = plain
write("plain.py", "value = 2\nadded = True\n")
plain.kept = "kept"
print(importlib.reload(plain) is first, plain.value, plain.added, plain.kept, plain.__doc__)
for wrong in [5, types.ModuleType("never"), types.SimpleNamespace(__name__="x")]: show("reload", lambda: importlib.reload(wrong))
os.remove(folder + "/plain.py")
show("reload of nothing", lambda: importlib.reload(plain))

finder = importlib.machinery.FileFinder(folder, (importlib.machinery.SourceFileLoader, [".py"]))
print(clean(finder), clean(finder.path))
for name in ["by_hand", "pack", "space", "missing", "any.by_hand"]: show("finder " + name, lambda: finder.find_spec(name))
hook = importlib.machinery.FileFinder.path_hook((importlib.machinery.SourceFileLoader, [".py"]))
print(hook.__name__, clean(hook(folder)))
show("hook", lambda: hook(folder + "/by_hand.py"))
show("path finder", lambda: importlib.machinery.PathFinder.find_spec("by_hand", [folder]))
show("path finder", lambda: importlib.machinery.PathFinder.find_spec("by_hand", []))
write("new_one.py", "")
importlib.invalidate_caches()
finder.invalidate_caches()
show("new", lambda: finder.find_spec("new_one"))


class Loud(importlib.machinery.SourceFileLoader):
    def get_data(self, path):
        if path.endswith(".py"): print("reads", clean(path))
        return super().get_data(path)

    def source_to_code(self, data, path, *, _optimize=-1):
        print("compiles", len(data))
        return super().source_to_code(data.replace(b"by hand", b"changed"), path)

    def exec_module(self, module):
        print("runs", module.__name__)
        super().exec_module(module)


spec = importlib.util.spec_from_file_location("loud", path, loader=Loud("loud", path))
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.value)

lazily = importlib.util.LazyLoader(Loud("lazily", path))
spec = importlib.util.spec_from_loader("lazily", lazily)
module = importlib.util.module_from_spec(spec)
sys.modules["lazily"] = module
spec.loader.exec_module(module)
print(type(module).__name__)
module.set_before = 5
print(module.value, type(module).__name__, module.set_before)
show("lazy", lambda: importlib.util.LazyLoader(object()))


class Memory(importlib.abc.SourceLoader):
    def get_filename(self, name): return "<memory>"
    def get_data(self, path): return b"origin = __file__\nraise_it = lambda: 1 / 0\n"


spec = importlib.util.spec_from_loader("memory", Memory())
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.origin, spec.origin, spec.has_location)
for base, kind in [(importlib.abc.MetaPathFinder, importlib.machinery.PathFinder), (importlib.abc.PathEntryFinder, importlib.machinery.FileFinder),
                   (importlib.abc.SourceLoader, importlib.machinery.SourceFileLoader), (importlib.abc.InspectLoader, importlib.machinery.BuiltinImporter),
                   (importlib.abc.Loader, importlib.machinery.SourceFileLoader)]:
    print(base.__name__, kind.__name__, issubclass(kind, base))
show("abstract", lambda: importlib.abc.InspectLoader())

for root, folders, files in os.walk(folder, topdown=False):
    for each in files: os.remove(f"{root}/{each}")
    for each in folders: os.rmdir(f"{root}/{each}")
os.rmdir(folder)
