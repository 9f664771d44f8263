"""Utility code for constructing importers, etc."""

import sys
import types

from . import _bootstrap
from ._abc import Loader
from ._bootstrap import _find_spec, _resolve_name, module_from_spec, spec_from_loader
from ._bootstrap_external import (
    MAGIC_NUMBER,
    cache_from_source,
    decode_source,
    source_from_cache,
    spec_from_file_location,
)

__all__ = [
    "LazyLoader", "Loader", "MAGIC_NUMBER", "cache_from_source", "decode_source", "find_spec", "module_from_spec",
    "resolve_name", "source_from_cache", "source_hash", "spec_from_file_location", "spec_from_loader",
]


def source_hash(source_bytes):
    """Return the hash of *source_bytes* as used in hash-based pyc files."""
    from _importing import source_hash

    return source_hash(int.from_bytes(MAGIC_NUMBER, "little"), source_bytes)


def resolve_name(name, package):
    """Resolve a relative module name to an absolute one."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    level = len(name) - len(name.lstrip("."))
    return _resolve_name(name[level:], package, level)


def _spec_of_loaded(name, shown):
    """The spec of a module in sys.modules."""
    module = sys.modules[name]
    if module is None:
        return None
    try:
        spec = module.__spec__
    except AttributeError:
        raise ValueError(f"{shown}.__spec__ is not set") from None
    if spec is None:
        raise ValueError(f"{shown}.__spec__ is None")
    return spec


def _find_spec_from_path(name, path=None):
    """Return the spec for the specified module, which is looked for on 'path' unless it is loaded.

    Dotted names do not have their parent packages implicitly imported.
    """
    return _spec_of_loaded(name, name) if name in sys.modules else _find_spec(name, path)


def find_spec(name, package=None):
    """Return the spec for the specified module.

    First, sys.modules is checked to see if the module was already imported. If
    so, then sys.modules[name].__spec__ is returned. If that happens to be
    set to None, then ValueError is raised. If the module is not in
    sys.modules, then sys.meta_path is searched for a suitable spec with the
    value of 'path' given to the finders. None is returned if no spec could
    be found.

    If the name is for submodule (contains a dot), the parent module is
    automatically imported.

    The name and package arguments work the same as importlib.import_module().
    In other words, relative module names (with leading dots) work.

    """
    fullname = resolve_name(name, package) if name.startswith(".") else name
    if fullname in sys.modules:
        return _spec_of_loaded(fullname, name)
    parent_name = fullname.rpartition(".")[0]
    if not parent_name:
        return _find_spec(fullname, None)
    parent = __import__(parent_name, fromlist=["__path__"])
    try:
        path = parent.__path__
    except AttributeError as error:
        raise ModuleNotFoundError(
            f"__path__ attribute not found on {parent_name!r} while trying to find {fullname!r}",
            name=fullname,
        ) from error
    return _find_spec(fullname, path)


class _incompatible_extension_module_restrictions:
    """A context manager that can temporarily skip the compatibility check of extension modules: there are none."""

    def __init__(self, *, disable_check):
        self.disable_check = bool(disable_check)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    @property
    def override(self):
        return -1 if self.disable_check else 1


class _LazyModule(types.ModuleType):
    """A subclass of the module type which triggers loading upon attribute access."""

    def __getattribute__(self, attr):
        """Trigger the load of the module and return the attribute."""
        plainly = types.ModuleType.__getattribute__
        spec = plainly(self, "__spec__")
        state = spec.loader_state
        with state["lock"]:
            if plainly(self, "__class__") is _LazyModule:
                plain = state["__class__"]
                # The module's own code, and what it imports, may ask for names meanwhile.
                if state["is_loading"]:
                    return plain.__getattribute__(self, attr)
                state["is_loading"] = True
                _load_now(self, spec, plain)
        return getattr(self, attr)

    def __delattr__(self, attr):
        """Trigger the load and then perform the deletion."""
        self.__getattribute__(attr)
        delattr(self, attr)


def _load_now(module, spec, plain):
    names = plain.__getattribute__(module, "__dict__")
    before = spec.loader_state["__dict__"]
    missing = object()
    changed = {name: value for name, value in names.items() if before.get(name, missing) is not value}
    name = spec.name
    spec.loader.exec_module(module)
    if name in sys.modules and sys.modules[name] is not module:
        raise ValueError(f"module object for {name!r} substituted in sys.modules during a lazy load")
    names.update(changed)
    if isinstance(module, _LazyModule):
        object.__setattr__(module, "__class__", plain)


class LazyLoader(Loader):
    """A loader that creates a module which defers loading until attribute access."""

    @staticmethod
    def __check_eager_loader(loader):
        if not hasattr(loader, "exec_module"):
            raise TypeError("loader must define exec_module()")

    @classmethod
    def factory(cls, loader):
        """Construct a callable which returns the eager loader made lazy."""
        cls.__check_eager_loader(loader)
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def __init__(self, loader):
        self.__check_eager_loader(loader)
        self.loader = loader

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        """Make the module load lazily."""
        import threading

        spec = module.__spec__
        spec.loader = module.__loader__ = self.loader
        spec.loader_state = {
            "__dict__": module.__dict__.copy(),
            "__class__": module.__class__,
            "lock": threading.RLock(),
            "is_loading": False,
        }
        module.__class__ = _LazyModule
