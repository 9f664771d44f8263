"""`inspect`: frames, the arguments in them, and variables of closures. Docs: library/inspect.html#the-interpreter-stack."""

import sys
from collections import namedtuple

from inspect import CO_VARARGS, CO_VARKEYWORDS, findsource, getfile, getsourcefile, iscode, isframe, isfunction, ismethod, ismodule, istraceback

__name__ = "inspect"

ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")
Arguments = namedtuple("Arguments", "args, varargs, varkw")
ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")


def getargs(co):
    """Get information about the arguments accepted by a code object.

    Three things are returned: (args, varargs, varkw), where
    'args' is the list of argument names. Keyword-only arguments are
    appended. 'varargs' and 'varkw' are the names of the * and **
    arguments or None."""
    if not iscode(co):
        raise TypeError(f"{co!r} is not a code object")
    count = co.co_argcount + co.co_kwonlyargcount
    names = iter(co.co_varnames[count:])
    varargs = next(names) if co.co_flags & CO_VARARGS else None
    varkw = next(names) if co.co_flags & CO_VARKEYWORDS else None
    return Arguments(list(co.co_varnames[:count]), varargs, varkw)


def getargvalues(frame):
    """Get information about arguments passed into a particular frame.

    A tuple of four things is returned: (args, varargs, varkw, locals).
    'args' is a list of the argument names.
    'varargs' and 'varkw' are the names of the * and ** arguments or None.
    'locals' is the locals dictionary of the given frame."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(args, varargs, varkw, locals,
                    formatarg=str,
                    formatvarargs=lambda name: "*" + name,
                    formatvarkw=lambda name: "**" + name,
                    formatvalue=lambda value: "=" + repr(value)):
    """Format an argument spec from the 4 values returned by getargvalues.

    The first four arguments are (args, varargs, varkw, locals).  The
    next four arguments are the corresponding optional formatting functions
    that are called to turn names and values into strings.  The ninth
    argument is an optional function to format the sequence of arguments."""
    items = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        items.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        items.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return f"({', '.join(items)})"


def getclosurevars(func):
    """
    Get the mapping of free variables to their current values.

    Returns a named tuple of dicts mapping the current nonlocal, global
    and builtin references as seen by the body of the function. A final
    set of unbound names that could not be resolved is also provided.
    """
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    outer = {name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    module_names = func.__globals__
    builtin_names = module_names.get("__builtins__", vars(sys.modules["builtins"]))
    if ismodule(builtin_names):
        builtin_names = vars(builtin_names)
    found = ClosureVars(outer, {}, {}, set())
    for name in code.co_names:
        if name in module_names:
            found.globals[name] = module_names[name]
        elif name in builtin_names:
            found.builtins[name] = builtin_names[name]
        else:
            found.unbound.add(name)
    return found


# ── Frames ───────────────────────────────────────────────────────────────────────────────────────────


class _WithPositions:
    """What a named tuple of a frame has besides its fields."""

    __slots__ = ()

    def __repr__(self):
        fields = [*zip(self._fields, self), ("positions", self.positions)]
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in fields)})"


class Traceback(_WithPositions, namedtuple("_Traceback", "filename lineno function code_context index")):
    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, filename, lineno, function, code_context, index)
        self.positions = positions
        return self


class FrameInfo(_WithPositions, namedtuple("_FrameInfo", ("frame", *Traceback._fields))):
    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        self.positions = positions
        return self


class _Positions(namedtuple("Positions", "lineno end_lineno col_offset end_col_offset", defaults=(None,) * 4)):
    __module__ = "dis"
    __slots__ = ()


_Positions.__name__ = _Positions.__qualname__ = "Positions"


def getframeinfo(frame, context=1):
    """Get information about a frame or traceback object.

    A tuple of five things is returned: the filename, the line number of
    the current line, the function name, a list of lines of context from
    the source code, and the index of the current line within that list.
    The optional second argument specifies the number of lines of context
    to return, which are centered around the current line."""
    if istraceback(frame):
        line, instruction, frame = frame.tb_lineno, frame.tb_lasti, frame.tb_frame
    else:
        line, instruction = frame.f_lineno, frame.f_lasti
    positions = _position(frame.f_code, instruction)
    if positions[0] is None:
        positions = line, *positions[1:]
    line = positions[0]
    if not isframe(frame):
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    filename = getsourcefile(frame) or getfile(frame)
    lines = index = None
    if context > 0:
        try:
            lines = findsource(frame)[0]
        except OSError:
            pass
        else:
            start = max(0, min(line - 1 - context // 2, len(lines) - context))
            lines = lines[start : start + context]
            index = line - 1 - start
    return Traceback(filename, line, frame.f_code.co_name, lines, index, positions=_Positions(*positions))


def _position(code, instruction):
    if instruction >= 0:
        for i, position in enumerate(code.co_positions()):
            if i == instruction // 2:
                return position
    return None, None, None, None


def getlineno(frame):
    """Get the line number from a frame object, allowing for optimization."""
    return frame.f_lineno


def getouterframes(frame, context=1):
    """Get a list of records for a frame and all higher (calling) frames.

    Each record contains a frame object, filename, line number, function
    name, a list of lines of context, and index within the context."""
    records = []
    while frame:
        records.append(_record(frame, frame, context))
        frame = frame.f_back
    return records


def getinnerframes(tb, context=1):
    """Get a list of records for a traceback's frame and all lower frames.

    Each record contains a frame object, filename, line number, function
    name, a list of lines of context, and index within the context."""
    records = []
    while tb:
        records.append(_record(tb.tb_frame, tb, context))
        tb = tb.tb_next
    return records


def _record(frame, described, context):
    info = getframeinfo(described, context)
    return FrameInfo(frame, *info, positions=info.positions)


def stack(context=1):
    """Return a list of records for the stack above the caller's frame."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """Return a list of records for the stack below the current exception."""
    error = sys.exception()
    return getinnerframes(None if error is None else error.__traceback__, context)
