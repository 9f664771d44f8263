"""Lines of source files by number, kept after they were read once."""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# By name of the file: (size, time of change, lines, full name), or (what gives the text,) until it is asked for.
cache = {}


def clearcache():
    """Clear the cache entirely."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Get a line for a Python source file from the cache.
    Update the cache if it doesn't contain an entry for this file already."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    """Get the lines for a Python source file from the cache.
    Update the cache if it doesn't contain an entry for this file already."""
    if filename in cache and not _is_lazy(filename):
        return cache[filename][2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Discard cache entries that are out of date.
    (This is not checked upon each call!)"""
    from os import stat

    for name in list(cache) if filename is None else [filename]:
        if name not in cache or _is_lazy(name):
            continue
        size, changed, _, fullname = cache[name]
        if changed is None:
            continue  # a loader gave it
        try:
            now = stat(fullname)
        except (OSError, ValueError):
            now = None
        if now is None or (size, changed) != (now.st_size, now.st_mtime):
            cache.pop(name, None)


def updatecache(filename, module_globals=None):
    """Update a cache entry and return its list of lines.
    If something's wrong, print a message, discard the cache entry,
    and return an empty list."""
    if filename in cache and not _is_lazy(filename):
        cache.pop(filename, None)
    if _is_no_file(filename):
        return _lines_of_program(filename)
    try:
        fullname, status = _found(filename, module_globals)
    except ValueError:
        return []
    if status is None:
        return cache[filename][2] if fullname is not None else _lines_of_program(filename)
    lines = _read(fullname)
    if lines is None:
        return []
    cache[filename] = status.st_size, status.st_mtime, lines, fullname
    return lines


def lazycache(filename, module_globals):
    """Seed the cache for filename with module_globals.

    The module loader will be asked for the source only when getlines is
    called, not immediately.

    If there is an entry in the cache already, it is not altered.

    :return: True if a lazy load is registered in the cache,
        otherwise False. To register such a load a module loader with a
        get_source method must be found, the filename must be a cacheable
        filename, and the filename must not be already cached.
    """
    if filename in cache:
        return _is_lazy(filename)
    if _is_no_file(filename) or not module_globals or "__name__" not in module_globals:
        return False
    spec = module_globals.get("__spec__")
    name = getattr(spec, "name", None) or module_globals["__name__"]
    loader = getattr(spec, "loader", None) or module_globals.get("__loader__")
    get_source = getattr(loader, "get_source", None)
    if not (name and get_source):
        return False
    cache[filename] = (lambda name=name, *args, **kwargs: get_source(name, *args, **kwargs),)
    return True


def _is_lazy(filename):
    return len(cache[filename]) == 1


def _is_no_file(filename):
    return not filename or (filename.startswith("<") and filename.endswith(">"))


def _lines_of_program(filename):
    """The program that runs may have come from no file: `-c`, or what embeds the interpreter."""
    from _traceback import program_source

    text = program_source(filename)
    if text is None:
        return []
    _register_code(filename, text, filename)
    return cache[filename][2]


def _found(filename, module_globals):
    """The full name of a file and its status; without a status, the cache has the lines if there is a name."""
    import os
    import sys

    try:
        return filename, os.stat(filename)
    except OSError:
        pass
    if lazycache(filename, module_globals):
        try:
            text = cache[filename][0]()
        except (ImportError, OSError):
            pass
        else:
            if text is None:
                return None, None
            cache[filename] = len(text), None, [line + "\n" for line in text.splitlines()], filename
            return filename, None
    if not os.path.isabs(filename):
        for folder in sys.path:
            try:
                fullname = os.path.join(folder, filename)
                return fullname, os.stat(fullname)
            except (TypeError, AttributeError, OSError, ValueError):
                pass
    return None, None


def _read(fullname):
    """The lines of a source file, the last one ended too; None if it cannot be read."""
    try:
        with open(fullname, "rb") as file:
            text = _decoded(file.read())
    except (OSError, UnicodeDecodeError, SyntaxError):
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return [line + "\n" for line in text.removesuffix("\n").split("\n")]


def _decoded(source):
    """Docs: reference/lexical_analysis.html#encoding-declarations."""
    mark = b"\xef\xbb\xbf"
    if source.startswith(mark):
        return source[len(mark) :].decode()
    for line in source.splitlines()[:2]:
        text = line.decode("latin-1").lstrip(" \t\f")
        if text and not text.startswith("#"):
            break
        _, found, rest = text.partition("coding")
        if found and rest[:1] in (":", "="):
            encoding = rest[1:].lstrip(" \t")
            end = next((i for i, c in enumerate(encoding) if not (c.isalnum() or c in "_.-")), len(encoding))
            try:
                return source.decode(encoding[:end])
            except LookupError:
                raise SyntaxError(f"unknown encoding: {encoding[:end]}") from None
    return source.decode()


def _register_code(code, string, name):
    cache[code] = len(string), None, [line + "\n" for line in string.splitlines()], name
