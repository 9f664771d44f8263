"""Methods of the native types of the import system; a class here is only the place where they are found."""

import sys
from _importing import own_module

_bootstrap = own_module("importlib._bootstrap")
_external = own_module("importlib._bootstrap_external")


def _matching(self, name):
    """The name that a loader of one module was asked for."""
    if name is not None and name != self.name:
        raise ImportError(f"loader for {self.name} cannot handle {name}", name=name)
    return self.name


class _LoaderBasics:
    def is_package(self, fullname):
        stem = self.get_filename(fullname).rpartition("/")[2].rsplit(".", 1)[0]
        return stem == "__init__" and fullname.rpartition(".")[2] != "__init__"

    def exec_module(self, module):
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(
                f"cannot load module {module.__name__!r} when get_code() returns None"
            )
        exec(code, module.__dict__)

    def load_module(self, fullname):
        return _bootstrap._load_module_shim(self, fullname)


class SourceLoader:
    def path_mtime(self, path):
        raise OSError

    def path_stats(self, path):
        return {"mtime": self.path_mtime(path)}

    def _cache_bytecode(self, source_path, cache_path, data):
        return self.set_data(cache_path, data)

    def set_data(self, path, data):
        pass

    def get_source(self, fullname):
        path = self.get_filename(fullname)
        try:
            source = self.get_data(path)
        except OSError as error:
            raise ImportError("source not available through get_data()", name=fullname) from error
        return _external.decode_source(source)

    def source_to_code(self, data, path, *, _optimize=-1):
        return compile(data, path, "exec", dont_inherit=True, optimize=_optimize)

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


class FileLoader:
    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def load_module(self, name=None):
        from _importing import FileLoader

        return super(FileLoader, self).load_module(_matching(self, name))

    def get_filename(self, name=None):
        _matching(self, name)
        return self.path

    def get_data(self, path):
        import io

        opened = io.open_code(str(path)) if hasattr(self, "source_to_code") else io.FileIO(path, "r")
        with opened as file:
            return file.read()

    def get_resource_reader(self, name=None):
        _matching(self, name)
        from importlib.readers import FileReader

        return FileReader(self)


class SourceFileLoader:
    def path_stats(self, path):
        status = own_module("os").stat(path)
        return {"mtime": status.st_mtime, "size": status.st_size}

    def _cache_bytecode(self, source_path, bytecode_path, data):
        return self.set_data(bytecode_path, data)

    def set_data(self, path, data, *, _mode=0o666):
        os = own_module("os")
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(data)
        except OSError:
            pass


class NamespaceLoader:
    def get_code(self, fullname):
        return compile("", "<string>", "exec", dont_inherit=True)

    def load_module(self, fullname):
        return _bootstrap._load_module_shim(self, fullname)

    def get_resource_reader(self, module):
        from importlib.readers import NamespaceReader

        return NamespaceReader(self._path)


def _is(kind, fullname):
    from _importing import is_builtin, is_frozen

    if not (is_builtin if kind == "built-in" else is_frozen)(fullname):
        raise ImportError(f"{fullname!r} is not a {kind} module", name=fullname)


class BuiltinImporter:
    def get_code(cls, fullname):
        _is("built-in", fullname)

    def get_source(cls, fullname):
        _is("built-in", fullname)

    def is_package(cls, fullname):
        _is("built-in", fullname)
        return False

    def load_module(cls, fullname):
        _is("built-in", fullname)
        return _bootstrap._load_module_shim(cls, fullname)


class FrozenImporter:
    def get_code(cls, fullname):
        from _importing import frozen_code

        _is("frozen", fullname)
        return frozen_code(fullname)

    def get_source(cls, fullname):
        _is("frozen", fullname)

    def is_package(cls, fullname):
        from _importing import is_frozen_package

        _is("frozen", fullname)
        return is_frozen_package(fullname)

    def load_module(cls, fullname):
        _is("frozen", fullname)
        return _bootstrap._load_module_shim(cls, fullname)


class PathFinder:
    def invalidate_caches():
        for name, finder in list(sys.path_importer_cache.items()):
            if finder is None or not name.startswith("/"):
                del sys.path_importer_cache[name]
            elif hasattr(finder, "invalidate_caches"):
                finder.invalidate_caches()

    def _path_hooks(path):
        if sys.path_hooks is not None and not sys.path_hooks:
            _bootstrap._warn("sys.path_hooks is empty", ImportWarning)
        for hook in sys.path_hooks:
            try:
                return hook(path)
            except ImportError:
                continue
        return None

    def _path_importer_cache(cls, path):
        if path == "":
            try:
                path = own_module("os").getcwd()
            except (FileNotFoundError, PermissionError):
                return None
        if path not in sys.path_importer_cache:
            sys.path_importer_cache[path] = cls._path_hooks(path)
        return sys.path_importer_cache[path]

    def find_distributions(context=None):
        from importlib.metadata import MetadataPathFinder

        return MetadataPathFinder.find_distributions(*() if context is None else (context,))
