"""`inspect`: files, modules and the text of the source. Docs: library/inspect.html#retrieving-source-code."""

import os
import sys

import inspect
from inspect import isclass, iscode, isframe, isfunction, ismethod, ismodule, istraceback, unwrap

__name__ = "inspect"

modulesbyfile = {}
_filesbymodname = {}


class ClassFoundException(Exception):
    pass


class EndOfBlock(Exception):
    pass


# ── Files and modules ────────────────────────────────────────────────────────────────────────────────


def getfile(object):
    """Work out which source or compiled file an object was defined in."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        if hasattr(object, "__module__"):
            module = sys.modules.get(object.__module__)
            if getattr(module, "__file__", None):
                return module.__file__
            if object.__module__ == "__main__":
                raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    code = _code_of(object)
    if code is None:
        raise TypeError(
            "module, class, method, function, traceback, frame, or "
            f"code object was expected, got {type(_function_of(object)).__name__}"
        )
    return code.co_filename


def _function_of(object):
    return object.__func__ if ismethod(object) else object


def _code_of(object):
    object = _function_of(object)
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    return object if iscode(object) else None


def getmodulename(path):
    """Return the module name for a given file, or None."""
    from importlib.machinery import all_suffixes

    name = os.path.basename(path)
    found = max((suffix for suffix in all_suffixes() if name.endswith(suffix)), key=len, default=None)
    return None if found is None else name[: -len(found)]


def getsourcefile(object):
    """Return the filename that can be used to locate an object's source.
    Return None if no way can be identified to get the source.
    """
    from linecache import cache

    filename = getfile(object)
    if filename.endswith(".pyc"):
        filename = os.path.splitext(filename)[0] + ".py"
    elif filename.endswith((".so", ".fwork")):
        return None
    if filename in cache or os.path.exists(filename):
        return filename
    module = getmodule(object, filename)
    loaders = getattr(module, "__loader__", None), getattr(getattr(module, "__spec__", None), "loader", None)
    return filename if any(loader is not None for loader in loaders) else None


def getabsfile(object, _filename=None):
    """Return an absolute path to the source or compiled file for an object.

    The idea is for each object to have a unique origin, so this routine
    normalizes the result as much as possible."""
    if _filename is None:
        _filename = getsourcefile(object) or getfile(object)
    return os.path.normcase(os.path.abspath(_filename))


def getmodule(object, _filename=None):
    """Return the module an object was defined in, or None if not found."""
    if ismodule(object):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    if _filename is not None and _filename in modulesbyfile:
        return sys.modules.get(modulesbyfile[_filename])
    try:
        file = inspect.getabsfile(object, _filename)
    except (TypeError, FileNotFoundError):
        return None
    if file not in modulesbyfile:
        _note_modules()
    if file in modulesbyfile:
        return sys.modules.get(modulesbyfile[file])
    name = getattr(object, "__name__", None)
    if name is None:
        return None
    places = sys.modules["__main__"], sys.modules["builtins"]
    return next((place for place in places if getattr(place, name, None) is object), None)


def _note_modules():
    for name, module in sys.modules.copy().items():
        if ismodule(module) and hasattr(module, "__file__"):
            file = module.__file__
            if file == _filesbymodname.get(name, None):
                continue
            _filesbymodname[name] = file
            path = getabsfile(module)
            modulesbyfile[path] = modulesbyfile[os.path.realpath(path)] = module.__name__


# ── Lines ────────────────────────────────────────────────────────────────────────────────────────────


def findsource(object):
    """Return the entire source file and starting line number for an object.

    The argument may be a module, class, method, function, traceback, frame,
    or code object.  The source code is returned as a list of all the lines
    in the file and the line number indexes a line in that list.  An OSError
    is raised if the source code cannot be retrieved."""
    import linecache

    file = getsourcefile(object)
    if file:
        linecache.checkcache(file)
    else:
        file = getfile(object)
        if not (file.startswith("<") and file.endswith(">")):
            raise OSError("source code not available")
    module = getmodule(object, file)
    lines = linecache.getlines(file, module.__dict__) if module else linecache.getlines(file)
    if not lines:
        raise OSError("could not get source code")
    return lines, _first_line(object, len(lines))


def _first_line(object, count):
    """From 0."""
    if ismodule(object):
        return 0
    if isclass(object):
        try:
            line = vars(object)["__firstlineno__"] - 1
        except (TypeError, KeyError):
            raise OSError("source code not available")
    else:
        code = _code_of(object)
        if code is None:
            raise OSError("could not find code object")
        line = code.co_firstlineno - 1
    if line >= count:
        raise OSError("lineno is out of bounds")
    return line


def getcomments(object):
    """Get lines of comments immediately preceding an object's source code.

    Returns None when source can't be found.
    """
    try:
        lines, first = findsource(object)
    except (OSError, TypeError):
        return None
    return _comments_on_top(lines) if ismodule(object) else _comments_above(lines, first)


def _comments_on_top(lines):
    start = 1 if lines and lines[0].startswith("#!") else 0
    while start < len(lines) and lines[start].strip() in ("", "#"):
        start += 1
    comments = []
    for line in lines[start:]:
        if not line.startswith("#"):
            break
        comments.append(line.expandtabs())
    return "".join(comments) if comments else None


def _comments_above(lines, first):
    indent = indentsize(lines[first])
    comments = []
    for line in reversed(lines[:first]):
        text = line.expandtabs().lstrip()
        if not text.startswith("#") or indentsize(line) != indent:
            break
        comments.insert(0, text)
    if not comments:
        return None
    while comments and comments[0].strip() == "#":
        del comments[0]
    while comments and comments[-1].strip() == "#":
        del comments[-1]
    return "".join(comments)


def indentsize(line):
    """Return the indent size, in spaces, at the start of a line of text."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def getsourcelines(object):
    """Return a list of source lines and starting line number for an object.

    The argument may be a module, class, method, function, traceback, frame,
    or code object.  The source code is returned as a list of the lines
    corresponding to the object and the line number indicates where in the
    original source file the first line of code was found.  An OSError is
    raised if the source code cannot be retrieved."""
    object = unwrap(object)
    lines, first = findsource(object)
    frame = object.tb_frame if istraceback(object) else object
    if ismodule(frame) or (isframe(frame) and frame.f_code.co_name == "<module>"):
        return lines, 0
    return getblock(lines[first:]), first + 1


def getsource(object):
    """Return the text of the source code for an object.

    The argument may be a module, class, method, function, traceback, frame,
    or code object.  The source code is returned as a single string.  An
    OSError is raised if the source code cannot be retrieved."""
    return "".join(getsourcelines(object)[0])


class BlockFinder:
    """Provide a tokeneater() method to detect the end of a code block."""

    def __init__(self):
        self.indent = 0
        self.islambda = False
        self.started = False
        self.passline = False
        self.indecorator = False
        self.last = 1
        self.body_col0 = None

    def tokeneater(self, type, token, srowcol, erowcol, line):
        import tokenize

        if not (self.started or self.indecorator):
            if token == "@":
                self.indecorator = True
            elif token in ("def", "class", "lambda"):
                self.started = True
                self.islambda = token == "lambda"
            self.passline = True
        elif type == tokenize.NEWLINE:
            self.passline = self.indecorator = False
            self.last = srowcol[0]
            if self.islambda:
                raise EndOfBlock
        elif self.passline:
            return
        elif type == tokenize.INDENT:
            if self.started and self.body_col0 is None:
                self.body_col0 = erowcol[1]
            self.indent += 1
            self.passline = True
        elif type == tokenize.DEDENT:
            self.indent -= 1
            if self.indent <= 0:
                raise EndOfBlock
        elif type == tokenize.COMMENT:
            if self.body_col0 is not None and srowcol[1] >= self.body_col0:
                self.last = srowcol[0]
        elif self.indent == 0 and type != tokenize.NL:
            raise EndOfBlock


def getblock(lines):
    """Extract the block of code at the top of the given list of lines."""
    import tokenize

    finder = BlockFinder()
    try:
        for token in tokenize.generate_tokens(iter(lines).__next__):
            finder.tokeneater(*token)
    except (EndOfBlock, IndentationError):
        pass
    return lines[: finder.last]
