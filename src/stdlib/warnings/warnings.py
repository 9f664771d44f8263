"""Python part of the warnings subsystem."""

# CPython: Lib/warnings.py; docs: library/warnings.html. What warnings are issued with is in issue.ts and filters.ts.

import sys

from _warnings_core import _defaultaction, _filters_mutated, _onceregistry, filters, warn, warn_explicit

__all__ = [
    "warn",
    "warn_explicit",
    "showwarning",
    "formatwarning",
    "filterwarnings",
    "simplefilter",
    "resetwarnings",
    "catch_warnings",
    "deprecated",
]

defaultaction = _defaultaction
onceregistry = _onceregistry
_warnings_defaults = True

_actions = "default", "always", "ignore", "module", "once", "error"


class WarningMessage:
    _WARNING_DETAILS = "message", "category", "filename", "lineno", "file", "line", "source"

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category = message, category
        self.filename, self.lineno = filename, lineno
        self.file, self.line = file, line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
            f"lineno : {self.lineno}, line : {self.line!r}}}"
        )


# ── How a warning is written ─────────────────────────────────────────────────────────────────────


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Hook to write a warning to a file; replace if you like."""
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """Function to format a warning the standard way."""
    return _formatwarnmsg_impl(WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _showwarnmsg(msg):
    """Hook to write a warning to a file; replace if you like."""
    hook = globals().get("showwarning", _showwarning_orig)
    if hook is _showwarning_orig:
        _showwarnmsg_impl(msg)
    elif callable(hook):
        hook(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
    else:
        raise TypeError("warnings.showwarning() must be set to a function or method")


def _formatwarnmsg(msg):
    """Function to format a warning the standard way."""
    hook = globals().get("formatwarning", _formatwarning_orig)
    if hook is _formatwarning_orig:
        return _formatwarnmsg_impl(msg)
    return hook(msg.message, msg.category, msg.filename, msg.lineno, msg.line)


def _showwarnmsg_impl(msg):
    file = msg.file
    if file is None:
        file = sys.stderr
        if file is None:
            return  # without a console, and nobody else is told
    text = _formatwarnmsg(msg)
    try:
        file.write(text)
    except OSError:
        pass


def _formatwarnmsg_impl(msg):
    category = msg.category.__name__
    text = f"{msg.filename}:{msg.lineno}: {category}: {msg.message}\n"
    line = _source_line(msg.filename, msg.lineno) if msg.line is None else msg.line
    if line:
        text += f"  {line.strip()}\n"
    if msg.source is not None:
        text += _origin(msg.source, category)
    return text


def _source_line(filename, lineno):
    try:
        import linecache

        return linecache.getline(filename, lineno)
    except Exception:  # at the end of a program, importing may fail
        return None


def _origin(source, category):
    """Where an object was made, or how to find out."""
    if sys.is_finalizing():
        return ""
    try:
        import tracemalloc

        trace, tracing = tracemalloc.get_object_traceback(source), tracemalloc.is_tracing()
    except Exception:
        trace, tracing = None, False
    if trace is None:
        advice = f"{category}: Enable tracemalloc to get the object allocation traceback\n"
        return "" if tracing else advice
    text = "Object allocated at (most recent call last):\n"
    for frame in trace:
        text += f'  File "{frame.filename}", lineno {frame.lineno}\n'
        line = _source_line(frame.filename, frame.lineno)
        if line:
            text += f"    {line.strip()}\n"
    return text


# ── Filters ──────────────────────────────────────────────────────────────────────────────────────


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Insert an entry into the list of warnings filters (at the front).

    'action' -- one of "error", "ignore", "always", "default", "module",
                or "once"
    'message' -- a regex that the warning message must match
    'category' -- a class that the warning must be a subclass of
    'module' -- a regex that the module name must match
    'lineno' -- an integer line number, 0 matches all warnings
    'append' -- if true, append to the list of filters
    """
    _check_action(action)
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    _check_line(lineno)
    if message or module:
        import re
    _add_filter(
        action,
        re.compile(message, re.I) if message else None,
        category,
        re.compile(module) if module else None,
        lineno,
        append=append,
    )


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Insert a simple entry into the list of warnings filters (at the front).

    A simple filter matches all modules and messages.
    'action' -- one of "error", "ignore", "always", "default", "module",
                or "once"
    'category' -- a class that the warning must be a subclass of
    'lineno' -- an integer line number, 0 matches all warnings
    'append' -- if true, append to the list of filters
    """
    _check_action(action)
    _check_line(lineno)
    _add_filter(action, None, category, None, lineno, append=append)


def _check_action(action):
    if action not in set(_actions):
        raise ValueError(f"invalid action: {action!r}")


def _check_line(lineno):
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")


def _add_filter(*item, append):
    """Puts a filter first, or last if it is not there yet."""
    if not append:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    elif item not in filters:
        filters.append(item)
    _filters_mutated()


def resetwarnings():
    """Clear the list of warning filters, so that no filters are active."""
    filters.clear()
    _filters_mutated()


class catch_warnings:
    """A context manager that copies and restores the warnings filter upon
    exiting the context.

    The 'record' argument specifies whether warnings should be captured by a
    custom implementation of warnings.showwarning() and be appended to a list
    returned by the context manager. Otherwise None is returned by the context
    manager. The objects appended to the list are arguments whose attributes
    mirror the arguments to showwarning().

    The 'module' argument is to specify an alternative module to the module
    named 'warnings' and imported under that name. This argument is only useful
    when testing the warnings module itself.

    If the 'action' argument is not None, the remaining arguments are passed
    to warnings.simplefilter() as if it were called immediately on entering the
    context.
    """

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        """Specify whether to record warnings and if an alternative module
        should be used other than sys.modules['warnings'].
        """
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        shown = ["record=True"] if self._record else []
        if self._module is not sys.modules["warnings"]:
            shown.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        module = self._module
        self._filters = module.filters
        module.filters = self._filters[:]
        module._filters_mutated()
        self._showwarning, self._showwarnmsg_impl = module.showwarning, module._showwarnmsg_impl
        if self._filter is not None:
            simplefilter(*self._filter)
        if not self._record:
            return None
        log = []
        module._showwarnmsg_impl = log.append
        module.showwarning = module._showwarning_orig
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        module = self._module
        module.filters = self._filters
        module._filters_mutated()
        module.showwarning, module._showwarnmsg_impl = self._showwarning, self._showwarnmsg_impl


# ── Options of the command line ──────────────────────────────────────────────────────────────────


class _OptionError(Exception):
    """Exception used by option processing helpers."""


def _processoptions(args):
    for arg in args:
        try:
            _setoption(arg)
        except _OptionError as error:
            print("Invalid -W option ignored:", error, file=sys.stderr)


def _setoption(arg):
    """Docs: using/cmdline.html#cmdoption-W: action:message:category:module:lineno."""
    parts = [part.strip() for part in arg.split(":")]
    if len(parts) > 5:
        raise _OptionError(f"too many fields (max 5): {arg!r}")
    action, message, category, module, line = parts + [""] * (5 - len(parts))
    action, category = _getaction(action), _getcategory(category)
    if message or module:
        import re

        message = re.escape(message)
        module = re.escape(module) + r"\Z" if module else ""
    filterwarnings(action, message, category, module, _getline(line))


def _getline(text):
    if not text:
        return 0
    try:
        line = int(text)
    except ValueError:
        line = -1
    if line < 0:
        raise _OptionError(f"invalid lineno {text!r}")
    return line


def _getaction(action):
    if not action:
        return "default"
    if action == "all":
        return "always"
    for known in _actions:
        if known.startswith(action):
            return known
    raise _OptionError(f"invalid action: {action!r}")


def _getcategory(category):
    if not category:
        return Warning
    module, _, name = category.rpartition(".")
    try:
        home = __import__(module or "builtins", None, None, [name])
    except ImportError:
        raise _OptionError(f"invalid module name: {module!r}") from None
    try:
        found = getattr(home, name)
    except AttributeError:
        raise _OptionError(f"unknown warning category: {category!r}") from None
    if not issubclass(found, Warning):
        raise _OptionError(f"invalid warning category: {category!r}")
    return found


# ── What is deprecated ───────────────────────────────────────────────────────────────────────────


class deprecated:
    """Indicate that a class, function or overload is deprecated.

    When this decorator is applied to an object, the type checker
    will generate a diagnostic on usage of the deprecated object.

    The warning specified by *category* will be emitted at runtime
    on use of deprecated objects. For functions, that happens on calls;
    for classes, on instantiation and on creation of subclasses.
    If the *category* is ``None``, no warning is emitted at runtime.
    The *stacklevel* determines where the
    warning is emitted. If it is ``1`` (the default), the warning
    is emitted at the direct caller of the deprecated object; if it
    is higher, it is emitted further up the stack.
    Static type checker behavior is not affected by the *category*
    and *stacklevel* arguments.

    The deprecation message passed to the decorator is saved in the
    ``__deprecated__`` attribute on the decorated object.
    If applied to an overload, the decorator
    must be after the ``@overload`` decorator for the attribute to
    exist on the overload as returned by ``get_overloads()``.

    See PEP 702 for details.

    """

    def __init__(
        self,
        message: str,
        /,
        *,
        category: type[Warning] | None = DeprecationWarning,
        stacklevel: int = 1,
    ) -> None:
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def __call__(self, arg, /):
        message, category, level = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            return _deprecated_class(arg, message, category, level)
        if not callable(arg):
            raise TypeError(
                "@deprecated decorator with non-None category must be applied to "
                f"a class or callable, not {arg!r}"
            )
        import functools
        import inspect

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=level + 1)
            return arg(*args, **kwargs)

        if inspect.iscoroutinefunction(arg):
            wrapper = inspect.markcoroutinefunction(wrapper)
        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper


def _deprecated_class(arg, message, category, level):
    """Making instances and subclasses of the class warns; making instances of its subclasses does not."""
    import functools
    from types import MethodType

    original_new, original_init_subclass = arg.__new__, arg.__init_subclass__

    @functools.wraps(original_new)
    def __new__(cls, *args, **kwargs):
        if cls is arg:
            warn(message, category=category, stacklevel=level + 1)
        if original_new is not object.__new__:
            return original_new(cls, *args, **kwargs)
        if cls.__init__ is object.__init__ and (args or kwargs):
            raise TypeError(f"{cls.__name__}() takes no arguments")
        return original_new(cls)

    # A method made in Python is asked for the class that is derived, a native is bound to this one.
    is_python = isinstance(original_init_subclass, MethodType)
    if is_python:
        original_init_subclass = original_init_subclass.__func__

    @functools.wraps(original_init_subclass)
    def __init_subclass__(*args, **kwargs):
        warn(message, category=category, stacklevel=level + 1)
        return original_init_subclass(*args, **kwargs)

    arg.__new__ = staticmethod(__new__)
    arg.__init_subclass__ = classmethod(__init_subclass__) if is_python else __init_subclass__
    arg.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = message
    return arg


_DEPRECATED_MSG = "{name!r} is deprecated and slated for removal in Python {remove}"


def _deprecated(name, message=_DEPRECATED_MSG, *, remove, _version=sys.version_info):
    """Warn that *name* is deprecated or should be removed.

    RuntimeError is raised if *remove* specifies a major/minor tuple older than
    the current Python version or the same version but past the alpha.

    The *message* argument is formatted with *name* and *remove* as a Python
    version tuple (e.g. (3, 11)).

    """
    when = f"{remove[0]}.{remove[1]}"
    if _version[:2] > remove or (_version[:2] == remove and _version[3] != "alpha"):
        raise RuntimeError(f"{name!r} was slated for removal after Python {when} alpha")
    warn(message.format(name=name, remove=when), DeprecationWarning, stacklevel=3)


def _warn_unawaited_coroutine(coro):
    lines = [f"coroutine '{coro.__qualname__}' was never awaited\n"]
    if coro.cr_origin is not None:
        import linecache
        import traceback

        origin = [(file, line, name, linecache.getline(file, line)) for file, line, name in reversed(coro.cr_origin)]
        lines.append("Coroutine created at (most recent call last)\n")
        lines += traceback.format_list(origin)
    warn("".join(lines).rstrip("\n"), category=RuntimeWarning, stacklevel=2, source=coro)


if sys.warnoptions:
    _processoptions(sys.warnoptions)
