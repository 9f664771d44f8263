"""The `import` statement as functions. Docs: library/importlib.html."""

import builtins
import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = builtins.__import__


def import_module(name, package=None):
    """Import a module. The 'package' argument is required when performing a relative import."""
    if name.startswith("."):
        if not package:
            raise TypeError(
                f"the 'package' argument is required to perform a relative import for {name!r}"
            )
        from .util import resolve_name

        name = resolve_name(name, package)
    if not isinstance(name, str):
        raise TypeError(f"module name must be str, not {type(name).__name__}")
    if not name:
        raise ValueError("Empty module name")
    builtins.__import__(name)
    return sys.modules[name]


def invalidate_caches():
    """Call the invalidate_caches() method on all meta path finders stored in sys.meta_path."""
    for finder in sys.meta_path:
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()


_reloading = {}


def reload(module):
    """Reload the module and return it. The module must have been successfully imported before."""
    name = getattr(getattr(module, "__spec__", None), "name", None) or getattr(module, "__name__", None)
    if not isinstance(name, str):
        raise TypeError("reload() argument must be a module")
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    if name in _reloading:
        return _reloading[name]
    parent = name.rpartition(".")[0]
    if parent and parent not in sys.modules:
        raise ImportError(f"parent {parent!r} not in sys.modules", name=parent)
    from .util import find_spec_on_path

    _reloading[name] = module
    try:
        spec = find_spec_on_path(name)
        if spec is None:
            raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
        module.__spec__ = spec
        spec.loader.exec_module(module)
        return sys.modules[name]
    finally:
        _reloading.pop(name, None)
