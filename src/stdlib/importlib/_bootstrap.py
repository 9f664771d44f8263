"""Modules from specs: the documented protocol of loaders, step by step. Docs: reference/import.html#loading.

Where the loaders are the interpreter's own, it goes a shorter way; see src/runtime/importing.
"""

import sys
from _importing import (
    BuiltinImporter,
    FrozenImporter,
    ModuleSpec,
    NamespaceLoader,
    _NamespacePath,
    find_spec as _finders_spec,
    own_module,
)

_ERR_MSG_PREFIX = "No module named "
_ERR_MSG = _ERR_MSG_PREFIX + "{!r}"


def _call_with_frames_removed(f, *args, **kwds):
    return f(*args, **kwds)


def _warn(message, category):
    import warnings

    warnings.warn(message, category, stacklevel=3)


def _object_name(value):
    return getattr(value, "__qualname__", None) or type(value).__qualname__


def _resolve_name(name, package, level):
    """Resolve a relative module name to an absolute one."""
    bits = package.rsplit(".", level - 1)
    if len(bits) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{bits[0]}.{name}" if name else bits[0]


def _find_spec(name, path, target=None):
    """Find a module's spec."""
    return _finders_spec(name, path, target)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """Return a module spec based on various loader methods."""
    if origin is None:
        origin = getattr(loader, "_ORIGIN", None)
    if not origin and hasattr(loader, "get_filename"):
        spec_from_file_location = own_module("importlib._bootstrap_external").spec_from_file_location
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        return spec_from_file_location(
            name, loader=loader, submodule_search_locations=[] if is_package else None
        )
    if is_package is None:
        try:
            is_package = hasattr(loader, "is_package") and loader.is_package(name)
        except ImportError:
            is_package = None
    return ModuleSpec(name, loader, origin=origin, is_package=bool(is_package))


def _spec_from_module(module, loader=None, origin=None):
    known = getattr(module, "__spec__", None)
    if known is not None:
        return known
    if loader is None:
        loader = getattr(module, "__loader__", None)
    location = getattr(module, "__file__", None)
    if origin is None:
        origin = getattr(loader, "_ORIGIN", None) if location is None else location
    spec = ModuleSpec(module.__name__, loader, origin=origin)
    spec._set_fileattr = location is not None and origin == location
    spec.cached = getattr(module, "__cached__", None)
    path = getattr(module, "__path__", None)
    spec.submodule_search_locations = None if path is None else list(path)
    return spec


def _init_module_attrs(spec, module, *, override=False):
    """The names that a module has before its code runs; those that it has already stay, unless 'override'."""

    def put(name, value):
        if not override and getattr(module, name, None) is not None:
            return
        try:
            setattr(module, name, value)
        except AttributeError:
            pass

    put("__name__", spec.name)
    if override or getattr(module, "__loader__", None) is None:
        loader = spec.loader
        if loader is None and spec.submodule_search_locations is not None:
            loader = NamespaceLoader.__new__(NamespaceLoader)
            loader._path = spec.submodule_search_locations
            spec.loader = loader
            module.__file__ = None
        put("__loader__", loader)
    put("__package__", spec.parent)
    try:
        module.__spec__ = spec
    except AttributeError:
        pass
    if spec.submodule_search_locations is not None:
        put("__path__", spec.submodule_search_locations)
    if spec.has_location:
        put("__file__", spec.origin)
        if spec.cached is not None:
            put("__cached__", spec.cached)
    return module


def module_from_spec(spec):
    """Create a module based on the provided spec."""
    module = None
    if hasattr(spec.loader, "create_module"):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, "exec_module"):
        raise ImportError("loaders that define exec_module() must also define create_module()")
    if module is None:
        module = type(sys)(spec.name)
    return _init_module_attrs(spec, module)


def _to_the_end(name):
    """A module stands in sys.modules after those that it imported."""
    module = sys.modules.pop(name)
    sys.modules[name] = module
    return module


def _falls_back(spec):
    """Whether only the old protocol is there; whoever relies on it is told."""
    if spec.loader is None or hasattr(spec.loader, "exec_module"):
        return False
    _warn(
        f"{_object_name(spec.loader)}.exec_module() not found; falling back to load_module()",
        ImportWarning,
    )
    return True


def _load_backward_compatible(spec):
    try:
        spec.loader.load_module(spec.name)
    except BaseException:
        if spec.name in sys.modules:
            _to_the_end(spec.name)
        raise
    module = _to_the_end(spec.name)
    known = lambda name: getattr(module, name, None) is not None
    try:
        if not known("__loader__"):
            module.__loader__ = spec.loader
        if not known("__package__"):
            is_package = hasattr(module, "__path__")
            module.__package__ = module.__name__ if is_package else spec.name.rpartition(".")[0]
        if not known("__spec__"):
            module.__spec__ = spec
    except AttributeError:
        pass
    return module


def _load_unlocked(spec):
    """Makes a module, puts it into sys.modules and runs its code; a failure takes it out again."""
    if _falls_back(spec):
        return _load_backward_compatible(spec)
    module = module_from_spec(spec)
    spec._initializing = True
    try:
        sys.modules[spec.name] = module
        try:
            if spec.loader is not None:
                spec.loader.exec_module(module)
            elif spec.submodule_search_locations is None:
                raise ImportError("missing loader", name=spec.name)
        except BaseException:
            sys.modules.pop(spec.name, None)
            raise
        module = _to_the_end(spec.name)
    finally:
        spec._initializing = False
    return module


def _load(spec):
    """Return a new module object, loaded by the spec's loader."""
    return _load_unlocked(spec)


def _exec(spec, module):
    """Execute the spec's specified module in an existing module's namespace."""
    name = spec.name
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name!r} not in sys.modules", name=name)
    try:
        if spec.loader is None:
            if spec.submodule_search_locations is None:
                raise ImportError("missing loader", name=spec.name)
            _init_module_attrs(spec, module, override=True)
        else:
            _init_module_attrs(spec, module, override=True)
            if _falls_back(spec):
                spec.loader.load_module(name)
            else:
                spec.loader.exec_module(module)
    finally:
        module = sys.modules.pop(spec.name)
        sys.modules[spec.name] = module
    return module


def _load_module_shim(self, fullname):
    """Load the specified module into sys.modules and return it.

    This method is deprecated.  Use loader.exec_module() instead.

    """
    _warn(
        "the load_module() method is deprecated and slated for removal in Python 3.12; "
        "use exec_module() instead",
        DeprecationWarning,
    )
    spec = spec_from_loader(fullname, self)
    if fullname not in sys.modules:
        return _load(spec)
    _exec(spec, sys.modules[fullname])
    return sys.modules[fullname]


def _sanity_check(name, package, level):
    if not isinstance(name, str):
        raise TypeError(f"module name must be str, not {type(name)}")
    if level < 0:
        raise ValueError("level must be >= 0")
    if level > 0:
        if not isinstance(package, str):
            raise TypeError("__package__ not set to a string")
        if not package:
            raise ImportError("attempted relative import with no known parent package")
    if not name and level == 0:
        raise ValueError("Empty module name")


def _gcd_import(name, package=None, level=0):
    """Import and return the module based on its name, package, and level."""
    _sanity_check(name, package, level)
    if level > 0:
        name = _resolve_name(name, package, level)
    _builtin_import(name)
    return sys.modules[name]


_builtin_import = __import__


def _module_repr_from_spec(spec):
    module = type(sys)(spec.name)
    module.__spec__ = spec
    return repr(module)
