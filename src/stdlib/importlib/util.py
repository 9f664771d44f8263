"""Helpers for importers. Docs: library/importlib.html#module-importlib.util."""

import os
import sys

from .machinery import ModuleSpec, SourceFileLoader

__all__ = ["find_spec", "module_from_spec", "resolve_name", "spec_from_file_location", "spec_from_loader"]

_unset = object()


def resolve_name(name, package):
    """Resolve a relative module name to an absolute one."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    level = len(name) - len(name.lstrip("."))
    parts = package.rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    rest = name[level:]
    return f"{parts[0]}.{rest}" if rest else parts[0]


def find_spec(name, package=None):
    """Return the spec for the specified module."""
    fullname = resolve_name(name, package) if name.startswith(".") else name
    if fullname in sys.modules:
        module = sys.modules[fullname]
        if module is None:
            return None
        spec = getattr(module, "__spec__", _unset)
        if spec is _unset:
            raise ValueError(f"{name}.__spec__ is not set")
        if spec is not None:
            return spec
        return find_spec_on_path(fullname)
    return find_spec_on_path(fullname)


def find_spec_on_path(name):
    """Looks for a file, without importing it; its package is imported."""
    parent = name.rpartition(".")[0]
    folders = sys.path
    if parent:
        try:
            folders = __import__(parent, fromlist=["__path__"]).__path__
        except AttributeError as error:
            raise ModuleNotFoundError(
                f"__path__ attribute not found on {parent!r} while trying to find {name!r}", name=name
            ) from error
    for folder in folders:
        base = os.path.join(folder or os.getcwd(), name.rpartition(".")[2])
        package = os.path.join(base, "__init__.py")
        if os.path.isfile(package):
            return spec_from_file_location(name, package, submodule_search_locations=[base])
        if os.path.isfile(base + ".py"):
            return spec_from_file_location(name, base + ".py")
    return None


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """Return a module spec based on various loader methods."""
    if is_package is None and hasattr(loader, "is_package"):
        try:
            is_package = loader.is_package(name)
        except ImportError:
            pass
    if origin is None and hasattr(loader, "get_filename"):
        return spec_from_file_location(name, loader.get_filename(name), loader=loader)
    return ModuleSpec(name, loader, origin=origin, is_package=bool(is_package))


def spec_from_file_location(name, location=None, *, loader=_unset, submodule_search_locations=_unset):
    """Return a module spec based on a file location."""
    location = os.fspath(location) if location is not None else None
    if loader is _unset:
        if location is None or not location.endswith(".py"):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is _unset:
        if hasattr(loader, "is_package") and loader.is_package(name):
            spec.submodule_search_locations = [os.path.dirname(location)]
    else:
        spec.submodule_search_locations = submodule_search_locations
    return spec


def module_from_spec(spec):
    """Create a module based on the provided spec."""
    module = spec.loader.create_module(spec) if hasattr(spec.loader, "create_module") else None
    if module is None:
        module = type(sys)(spec.name)
    module.__name__ = spec.name
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    module.__spec__ = spec
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
    return module


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Given the path to a .py file, return the path to its .pyc file."""
    raise NotImplementedError("sys.implementation.cache_tag is None")


def source_from_cache(path):
    """Given the path to a .pyc. file, return the path to its .py file."""
    raise NotImplementedError("sys.implementation.cache_tag is None")
