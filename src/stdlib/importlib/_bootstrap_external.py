"""Finding and reading source files. Docs: library/importlib.html#importlib.machinery.FileFinder."""

import sys
from _importing import (
    FileLoader,
    ModuleSpec,
    NamespaceLoader,
    PathFinder,
    SourceFileLoader,
    SourceLoader,
    _LoaderBasics,
    _NamespacePath,
    own_module,
)

_bootstrap = own_module("importlib._bootstrap")
_os = own_module("os")

path_sep = path_separators = "/"
SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
OPTIMIZED_BYTECODE_SUFFIXES = DEBUG_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
EXTENSION_SUFFIXES = []
_path_stat = _os.stat
_path_join, _path_split = _os.path.join, _os.path.split
_path_isfile, _path_isdir = _os.path.isfile, _os.path.isdir
MAGIC_NUMBER = (3571).to_bytes(2, "little") + b"\r\n"
_PYCACHE = "__pycache__"
_OPT = "opt-"
_absent = object()
_HOME = "_frozen_importlib_external"


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Given the path to a .py file, return the path to its .pyc file.

    The .py file does not need to exist; this simply returns the path to the
    .pyc file calculated as if the .py file were imported.
    """
    if debug_override is not None:
        _bootstrap._warn(
            "the debug_override parameter is deprecated; use 'optimization' instead", DeprecationWarning
        )
        if optimization is not None:
            raise TypeError("debug_override or optimization must be set to None")
        optimization = "" if debug_override else 1
    head, tail = _os.path.split(_os.fspath(path))
    base, dot, rest = tail.rpartition(".")
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError("sys.implementation.cache_tag is None")
    name = (base or rest) + dot + tag
    if optimization is None:
        optimization = sys.flags.optimize or ""
    optimization = str(optimization)
    if optimization:
        if not optimization.isalnum():
            raise ValueError(f"{optimization!r} is not alphanumeric")
        name = f"{name}.{_OPT}{optimization}"
    name += BYTECODE_SUFFIXES[0]
    if sys.pycache_prefix is None:
        return _os.path.join(head, _PYCACHE, name)
    return _os.path.join(sys.pycache_prefix, _os.path.abspath(head).lstrip("/"), name)


def source_from_cache(path):
    """Given the path to a .pyc. file, return the path to its .py file.

    The .pyc file does not need to exist; this simply returns the path to
    the .py file calculated to correspond to the .pyc file.
    """
    if sys.implementation.cache_tag is None:
        raise NotImplementedError("sys.implementation.cache_tag is None")
    path = _os.fspath(path)
    head, name = _os.path.split(path)
    prefix = sys.pycache_prefix and sys.pycache_prefix.rstrip("/")
    if prefix and head.startswith(prefix + "/"):
        head = head[len(prefix):]
    else:
        head, folder = _os.path.split(head)
        if folder != _PYCACHE:
            raise ValueError(f"{_PYCACHE} not bottom-level directory in {path!r}")
    parts = name.split(".")
    if len(parts) not in (3, 4):
        raise ValueError(f"expected only 2 or 3 dots in {name!r}")
    if len(parts) == 4:
        optimization = parts[2]
        if not optimization.startswith(_OPT):
            raise ValueError(f"optimization portion of filename does not start with {_OPT!r}")
        level = optimization[len(_OPT):]
        if not level.isalnum():
            raise ValueError(f"optimization level {level!r} is not an alphanumeric value")
    return _os.path.join(head, parts[0] + SOURCE_SUFFIXES[0])


def _get_cached(filename):
    if filename.endswith(tuple(SOURCE_SUFFIXES)):
        try:
            return cache_from_source(filename)
        except NotImplementedError:
            return None
    return filename if filename.endswith(tuple(BYTECODE_SUFFIXES)) else None


def _get_sourcefile(bytecode_path):
    """Convert a bytecode file path to a source path (if possible)."""
    if not bytecode_path:
        return None
    rest, _, extension = bytecode_path.rpartition(".")
    if not rest or extension.lower()[-3:-1] != "py":
        return bytecode_path
    try:
        source_path = source_from_cache(bytecode_path)
    except (NotImplementedError, ValueError):
        source_path = bytecode_path[:-1]
    return source_path if _os.path.isfile(source_path) else bytecode_path


def _unpack(size):
    def unpack(data):
        assert len(data) == size
        return int.from_bytes(data, "little")

    return unpack


_unpack_uint16, _unpack_uint32, _unpack_uint64 = map(_unpack, (2, 4, 8))


def decode_source(source_bytes):
    """Decode bytes representing source code and return the string.

    Universal newline support is used in the decoding.
    """
    import io
    import tokenize

    encoding, _ = tokenize.detect_encoding(io.BytesIO(source_bytes).readline)
    text = bytes(source_bytes).decode(encoding)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_absent):
    """Return a module spec based on a file location.

    To indicate that the module is a package, set
    submodule_search_locations to a list of directory paths.  An
    empty list is sufficient, though its not otherwise useful to the
    import system.

    The loader must take a spec as its only __init__() arg.

    """
    if location is not None:
        location = _os.fspath(location)
        try:
            location = _os.path.abspath(location)
        except OSError:
            pass
    else:
        location = "<unknown>"
        if hasattr(loader, "get_filename"):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    spec = ModuleSpec(name, loader, origin=location)
    spec._set_fileattr = True
    if loader is None:
        for loader_class, suffixes in _get_supported_file_loaders():
            if location.endswith(tuple(suffixes)):
                loader = spec.loader = loader_class(name, location)
                break
        else:
            return None
    if submodule_search_locations is not _absent:
        spec.submodule_search_locations = submodule_search_locations
    elif hasattr(loader, "is_package"):
        try:
            if loader.is_package(name):
                spec.submodule_search_locations = []
        except ImportError:
            pass
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(_os.path.dirname(location))
    return spec


def _classify_pyc(data, name, exc_details):
    magic = data[:4]
    if magic != MAGIC_NUMBER:
        raise ImportError(f"bad magic number in {name!r}: {magic!r}", **exc_details)
    if len(data) < 16:
        raise EOFError(f"reached EOF while reading pyc header of {name!r}")
    flags = _unpack_uint32(data[4:8])
    if flags & ~0b11:
        raise ImportError(f"invalid flags {flags!r} in {name!r}", **exc_details)
    return flags


class SourcelessFileLoader(FileLoader, _LoaderBasics):
    """Loader which handles sourceless file imports."""

    __module__ = _HOME

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        _classify_pyc(self.get_data(path), fullname, {"name": fullname, "path": path})
        raise ImportError(f"byte-code of CPython cannot be run: {path!r}", name=fullname, path=path)

    def get_source(self, fullname):
        """Return None as there is no source code."""
        return None


class ExtensionFileLoader(FileLoader, _LoaderBasics):
    """Loader for extension modules: there are none.

    The constructor is designed to work with FileFinder.

    """

    __module__ = _HOME

    def __init__(self, name, path):
        self.name = name
        self.path = path

    def create_module(self, spec):
        """Create an uninitialized extension module"""
        raise ImportError("extension modules cannot be loaded", name=self.name, path=self.path)

    def exec_module(self, module):
        """Initialize an extension module"""

    def is_package(self, fullname):
        """Return True if the extension module is a package."""
        return _os.path.basename(self.path).partition(".")[0] == "__init__"

    def get_code(self, fullname):
        """Return None as an extension module cannot create a code object."""

    def get_source(self, fullname):
        """Return None as extension modules have no source code."""

    def get_filename(self, name=None):
        """Return the path to the source file as found by the finder."""
        return self.path


class AppleFrameworkLoader(ExtensionFileLoader):
    """A loader for modules that have been packaged as frameworks for
    compatibility with Apple's iOS App Store policies.
    """

    __module__ = _HOME


class WindowsRegistryFinder:
    """Meta path finder for modules declared in the Windows registry."""

    __module__ = _HOME
    DEBUG_BUILD = False

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None


class FileFinder:
    """File-based finder.

    Interactions with the file system are cached for performance, being
    refreshed when the directory the finder is handling has been modified.

    """

    __module__ = _HOME

    def __init__(self, path, *loader_details):
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details for suffix in suffixes]
        if not path or path == ".":
            self.path = _os.getcwd()
        else:
            self.path = _os.path.abspath(path)
        self._path_mtime = -1
        self._path_cache = set()
        self._relaxed_path_cache = set()

    def invalidate_caches(self):
        """Invalidate the directory mtime."""
        self._path_mtime = -1

    def _get_spec(self, loader_class, fullname, path, smsl, target):
        loader = loader_class(fullname, path)
        return spec_from_file_location(fullname, path, loader=loader, submodule_search_locations=smsl)

    def _refresh(self):
        try:
            mtime = _os.stat(self.path or _os.getcwd()).st_mtime
        except OSError:
            mtime = -1
        if mtime != self._path_mtime:
            self._fill_cache()
            self._path_mtime = mtime

    def find_spec(self, fullname, target=None):
        """Try to find a spec for the specified module.

        Returns the matching spec, or None if not found.
        """
        name = fullname.rpartition(".")[2]
        self._refresh()
        base = _os.path.join(self.path, name)
        is_folder = name in self._path_cache and _os.path.isdir(base)
        if is_folder:
            for suffix, loader_class in self._loaders:
                path = _os.path.join(base, "__init__" + suffix)
                if _os.path.isfile(path):
                    return self._get_spec(loader_class, fullname, path, [base], target)
        for suffix, loader_class in self._loaders:
            path = base + suffix
            if name + suffix in self._path_cache and "\0" not in path and _os.path.isfile(path):
                return self._get_spec(loader_class, fullname, path, None, target)
        if is_folder:
            spec = ModuleSpec(fullname, None)
            spec.submodule_search_locations = [base]
            return spec
        return None

    def _fill_cache(self):
        try:
            self._path_cache = set(_os.listdir(self.path or _os.getcwd()))
        except (FileNotFoundError, PermissionError, NotADirectoryError):
            self._path_cache = set()

    @classmethod
    def path_hook(cls, *loader_details):
        """A class method which returns a closure to use on sys.path_hook
        which will return an instance using the specified loaders and the path
        called on the closure.

        If the path called on the closure is not a directory, ImportError is
        raised.

        """

        def path_hook_for_FileFinder(path):
            """Path hook for importlib.machinery.FileFinder."""
            if not _os.path.isdir(path or _os.getcwd()):
                raise ImportError("only directories are supported", path=path)
            return cls(path, *loader_details)

        return path_hook_for_FileFinder

    def __repr__(self):
        return f"FileFinder({self.path!r})"


def _get_supported_file_loaders():
    """Returns a list of file-based module loaders."""
    return [(SourceFileLoader, SOURCE_SUFFIXES), (SourcelessFileLoader, BYTECODE_SUFFIXES)]


def path_hook_for_FileFinder(path):
    return FileFinder.path_hook(*_get_supported_file_loaders())(path)
