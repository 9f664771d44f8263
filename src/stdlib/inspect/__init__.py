"""What live objects are: their kinds, members, documentation, signatures and source.
Docs: library/inspect.html. Signatures, sources, frames and the rest of classes are loaded when they are asked for.
"""

import sys
import types

from _inspect import is_coroutine_function as _is_coroutine_function

__author__ = ("Ka-Ping Yee <ping@lfw.org>", "Yury Selivanov <yselivanov@sprymix.com>")

# Where the names live that are not defined here.
_PARTS = {
    "_signatures": """BoundArguments FullArgSpec Parameter Signature _KEYWORD_ONLY _POSITIONAL_ONLY _POSITIONAL_OR_KEYWORD
        _ParameterKind _VAR_KEYWORD _VAR_POSITIONAL _empty _void _signature_fromstr _signature_is_functionlike
        _signature_strip_non_python_syntax _signature_from_callable formatannotation formatannotationrelativeto getcallargs
        getfullargspec signature""",
    "_sources": """BlockFinder ClassFoundException EndOfBlock _filesbymodname findsource getabsfile getblock getcomments
        getfile getmodule getmodulename getsource getsourcefile getsourcelines indentsize modulesbyfile""",
    "_frames": """ArgInfo Arguments ClosureVars FrameInfo Traceback formatargvalues getargs getargvalues getclosurevars
        getframeinfo getinnerframes getlineno getouterframes stack trace""",
    "_classes": "Attribute BufferFlags classify_class_attrs getclasstree walktree",
}

_part_of = {name: part for part, names in _PARTS.items() for name in names.split()}

__all__ = [
    "AGEN_CLOSED", "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "ArgInfo", "Arguments", "Attribute", "BlockFinder",
    "BoundArguments", "BufferFlags", "CORO_CLOSED", "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CO_ASYNC_GENERATOR",
    "CO_COROUTINE", "CO_GENERATOR", "CO_ITERABLE_COROUTINE", "CO_NESTED", "CO_NEWLOCALS", "CO_NOFREE", "CO_OPTIMIZED",
    "CO_VARARGS", "CO_VARKEYWORDS", "ClassFoundException", "ClosureVars", "EndOfBlock", "FrameInfo", "FullArgSpec",
    "GEN_CLOSED", "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "Parameter", "Signature", "TPFLAGS_IS_ABSTRACT",
    "Traceback", "classify_class_attrs", "cleandoc", "currentframe", "findsource", "formatannotation",
    "formatannotationrelativeto", "formatargvalues", "get_annotations", "getabsfile", "getargs", "getargvalues",
    "getasyncgenlocals", "getasyncgenstate", "getattr_static", "getblock", "getcallargs", "getclasstree",
    "getclosurevars", "getcomments", "getcoroutinelocals", "getcoroutinestate", "getdoc", "getfile", "getframeinfo",
    "getfullargspec", "getgeneratorlocals", "getgeneratorstate", "getinnerframes", "getlineno", "getmembers",
    "getmembers_static", "getmodule", "getmodulename", "getmro", "getouterframes", "getsource", "getsourcefile",
    "getsourcelines", "indentsize", "isabstract", "isasyncgen", "isasyncgenfunction", "isawaitable", "isbuiltin",
    "isclass", "iscode", "iscoroutine", "iscoroutinefunction", "isdatadescriptor", "isframe", "isfunction",
    "isgenerator", "isgeneratorfunction", "isgetsetdescriptor", "ismemberdescriptor", "ismethod", "ismethoddescriptor",
    "ismethodwrapper", "ismodule", "isroutine", "istraceback", "markcoroutinefunction", "signature", "stack", "trace",
    "unwrap", "walktree",
]


def __getattr__(name):
    part = _part_of.get(name)
    if part is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(__import__(f"inspect.{part}", fromlist=[part]), name)
    return globals().setdefault(name, value)


def __dir__():
    return sorted({*globals(), *_part_of})


CO_OPTIMIZED = 0x1
CO_NEWLOCALS = 0x2
CO_VARARGS = 0x4
CO_VARKEYWORDS = 0x8
CO_NESTED = 0x10
CO_GENERATOR = 0x20
CO_NOFREE = 0x40
CO_COROUTINE = 0x80
CO_ITERABLE_COROUTINE = 0x100
CO_ASYNC_GENERATOR = 0x200

TPFLAGS_IS_ABSTRACT = 1 << 20

_sentinel = object()


# ── Kinds ────────────────────────────────────────────────────────────────────────────────────────────


def ismodule(object):
    """Return true if the object is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Return true if the object is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Return true if the object is an instance method."""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """Return true if the object is a user-defined function.

    Function objects provide these attributes:
        __doc__         documentation string
        __name__        name with which this function was defined
        __code__        code object containing compiled function bytecode
        __defaults__    tuple of any default values for arguments
        __globals__     global namespace in which this function was defined
        __annotations__ dict of parameter annotations
        __kwdefaults__  dict of keyword only parameters with defaults"""
    return isinstance(object, types.FunctionType)


def ismethoddescriptor(object):
    """Return true if the object is a method descriptor: it has a __get__, but neither a __set__ nor a __delete__.

    But not if ismethod() or isclass() or isfunction() are true."""
    if isclass(object) or ismethod(object) or isfunction(object) or _is_partial(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__") and not hasattr(kind, "__delete__")


def isdatadescriptor(object):
    """Return true if the object is a data descriptor: it has a __set__ or a __delete__ attribute.

    Examples are properties (defined in Python) and getsets and members (defined in C)."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def ismemberdescriptor(object):
    """Return true if the object is a member descriptor.

    Member descriptors are specialized descriptors defined in extension
    modules."""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Return true if the object is a getset descriptor.

    getset descriptors are specialized descriptors defined in extension
    modules."""
    return isinstance(object, types.GetSetDescriptorType)


def isgenerator(object):
    """Return true if the object is a generator."""
    return isinstance(object, types.GeneratorType)


def isasyncgen(object):
    """Return true if the object is an asynchronous generator."""
    return isinstance(object, types.AsyncGeneratorType)


def iscoroutine(object):
    """Return true if the object is a coroutine."""
    return isinstance(object, types.CoroutineType)


def isawaitable(object):
    """Return true if object can be passed to an ``await`` expression."""
    if isinstance(object, types.CoroutineType):
        return True
    if isinstance(object, types.GeneratorType) and object.gi_code.co_flags & CO_ITERABLE_COROUTINE:
        return True
    from collections.abc import Awaitable

    return isinstance(object, Awaitable)


def istraceback(object):
    """Return true if the object is a traceback.

    Traceback objects provide these attributes:
        tb_frame        frame object at this level
        tb_lasti        index of last attempted instruction in bytecode
        tb_lineno       current line number in Python source code
        tb_next         next inner traceback object (called by this level)"""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Return true if the object is a frame object."""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Return true if the object is a code object."""
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    """Return true if the object is a built-in function or method.

    Built-in functions and methods provide these attributes:
        __doc__         documentation string
        __name__        original name of this function or method
        __self__        instance to which a method is bound, or None"""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Return true if the object is a method wrapper."""
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Return true if the object is any kind of function or method."""
    tests = isbuiltin, isfunction, ismethod, ismethoddescriptor, ismethodwrapper
    return any(test(object) for test in tests)


def isabstract(object):
    """Return true if the object is an abstract base class (ABC)."""
    if not isinstance(object, type):
        return False
    if object.__flags__ & TPFLAGS_IS_ABSTRACT:
        return True
    from abc import ABCMeta

    if not issubclass(type(object), ABCMeta) or hasattr(object, "__abstractmethods__"):
        return False
    # While it is being made, as __init_subclass__ sees it.
    if any(_is_marked_abstract(value) for value in object.__dict__.values()):
        return True
    inherited = (name for base in object.__bases__ for name in getattr(base, "__abstractmethods__", ()))
    return any(_is_marked_abstract(getattr(object, name, None)) for name in inherited)


def _is_marked_abstract(value):
    return bool(getattr(value, "__isabstractmethod__", False))


# ── Kinds of functions ───────────────────────────────────────────────────────────────────────────────


def _is_partial(object):
    functools = sys.modules.get("functools")  # before it is loaded, nobody has made one
    return functools is not None and isinstance(object, functools.partial)


def _innermost(function):
    """The function inside of bound methods and partial objects."""
    while True:
        if ismethod(function):
            function = function.__func__
        elif _is_partial(function):
            function = function.func
        else:
            return function


def _without_partial_method(function):
    functools = sys.modules.get("functools")
    if functools is None:
        return function
    while True:
        inner = getattr(function, "__partialmethod__", None)
        if isinstance(inner, functools.partialmethod):
            function = inner.func
        elif isinstance(function, functools.partialmethod):
            function = function.func
        else:
            return function


def _has_code_flag(function, flag):
    function = _innermost(_without_partial_method(function))
    if not isfunction(function):
        if not hasattr(function, "__code__"):
            return False
        from inspect import _signature_is_functionlike

        if not _signature_is_functionlike(function):
            return False
    return bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Return true if the object is a user-defined generator function.

    Generator function objects provide the same attributes as functions.
    See help(isfunction) for a list of attributes."""
    return _has_code_flag(obj, CO_GENERATOR)


_is_coroutine_mark = object()


def markcoroutinefunction(func):
    """
    Decorator to ensure callable is recognised as a coroutine function.
    """
    if hasattr(func, "__func__"):
        func = func.__func__
    func._is_coroutine_marker = _is_coroutine_mark
    return func


def iscoroutinefunction(obj):
    """Return true if the object is a coroutine function.

    Coroutine functions are normally defined with "async def" syntax, but may
    be marked via markcoroutinefunction.
    """
    return _has_code_flag(obj, CO_COROUTINE) or _has_coroutine_mark(obj)


def _has_coroutine_mark(function):
    inner = _innermost(function)
    return getattr(inner, "_is_coroutine_marker", None) is _is_coroutine_mark or _is_coroutine_function(inner)


def isasyncgenfunction(obj):
    """Return true if the object is an asynchronous generator function.

    Asynchronous generator functions are defined with "async def"
    syntax and have "yield" expressions in their body.
    """
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


# ── Members ──────────────────────────────────────────────────────────────────────────────────────────


def getmembers(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name.
    Optionally, only return members that satisfy a given predicate."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name
    without triggering dynamic lookup via the descriptor protocol,
    __getattr__ or __getattribute__. Optionally, only return members that
    satisfy a given predicate.

    Note: this function may not be able to retrieve all members
       that getmembers can fetch (like dynamically created attributes)
       and may find members that getmembers can't (like descriptors
       that raise AttributeError). It can also return descriptor objects
       instead of instance members in some cases.
    """
    return _members(object, predicate, getattr_static)


def _members(object, predicate, getter):
    names = dir(object)
    mro = ()
    if isclass(object):
        mro = getmro(object)
        try:
            names += [name for base in object.__bases__ for name, value in base.__dict__.items() if _is_dynamic(value)]
        except AttributeError:
            pass
    found = []
    seen = set()
    for name in names:
        try:
            value = getter(object, name)
            known = name not in seen
        except AttributeError:
            known = False
        if not known:  # what only instances have, or a name that comes for the second time
            home = next((base for base in mro if name in base.__dict__), None)
            if home is None:
                continue
            value = home.__dict__[name]
        if not predicate or predicate(value):
            found.append((name, value))
        seen.add(name)
    found.sort(key=lambda member: member[0])
    return found


def _is_dynamic(value):
    return isinstance(value, types.DynamicClassAttribute)


def getmro(cls):
    "Return tuple of base classes (including cls) in method resolution order."
    return cls.__mro__


def unwrap(func, *, stop=None):
    """Get the object wrapped by *func*.

    Follows the chain of :attr:`__wrapped__` attributes returning the last
    object in the chain.

    *stop* is an optional callback accepting an object in the wrapper chain
    as its sole argument that allows the unwrapping to be terminated early if
    the callback returns a true value. If the callback never returns a true
    value, the last object in the chain is returned as usual.

    :exc:`ValueError` is raised if a cycle is encountered.
    """
    inner = func
    seen = {id(inner): inner}
    limit = sys.getrecursionlimit()
    while not isinstance(inner, type) and hasattr(inner, "__wrapped__") and not (stop is not None and stop(inner)):
        inner = inner.__wrapped__
        if id(inner) in seen or len(seen) >= limit:
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
        seen[id(inner)] = inner
    return inner


_mro_of = type.__dict__["__mro__"].__get__
_dict_of = type.__dict__["__dict__"].__get__


def getattr_static(obj, attr, default=_sentinel):
    """Retrieve attributes without triggering dynamic lookup via the
    descriptor protocol,  __getattr__ or __getattribute__.

    Note: this function may not be able to retrieve all attributes
    that getattr can fetch (like dynamically created attributes)
    and may find attributes that getattr can't (like descriptors
    that raise AttributeError). It can also return descriptor objects
    instead of instance members in some cases. See the
    documentation for details.
    """
    kind = type(obj)
    if type in _mro_of(kind):
        owner, own = obj, _sentinel
    else:
        owner, own = kind, _sentinel
        dictionary = _replaced_dict(kind)
        if dictionary is _sentinel or type(dictionary) is types.MemberDescriptorType:
            own = _own_attribute(obj, attr)
    inherited = _in_classes(_mro_of(owner), attr)
    if own is not _sentinel and inherited is not _sentinel:
        mro = _mro_of(type(inherited))
        if _in_classes(mro, "__get__") is not _sentinel and (
            _in_classes(mro, "__set__") is not _sentinel or _in_classes(mro, "__delete__") is not _sentinel
        ):
            return inherited
    if own is not _sentinel:
        return own
    if inherited is _sentinel and owner is obj:
        inherited = _in_classes(_mro_of(type(owner)), attr)
    if inherited is not _sentinel:
        return inherited
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


def _own_attribute(obj, name):
    try:
        namespace = object.__getattribute__(obj, "__dict__")
    except AttributeError:
        return _sentinel
    return dict.get(namespace, name, _sentinel)


def _in_classes(classes, name):
    for each in classes:
        if _replaced_dict(type(each)) is _sentinel:
            namespace = each.__dict__
            if name in namespace:
                return namespace[name]
    return _sentinel


def _replaced_dict(cls):
    """What a class has in place of the `__dict__` that every class gives its instances."""
    for each in _mro_of(cls):
        namespace = _dict_of(each)
        if "__dict__" in namespace:
            own = namespace["__dict__"]
            is_usual = type(own) is types.GetSetDescriptorType and own.__name__ == "__dict__"
            if not (is_usual and own.__objclass__ is each):
                return own
    return _sentinel


# ── Annotations ──────────────────────────────────────────────────────────────────────────────────────


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """Compute the annotations dict for an object.

    obj may be a callable, class, or module.
    Passing in an object of any other type raises TypeError.

    Returns a dict.  get_annotations() returns a new dict every time
    it's called; calling it twice on the same object will return two
    different but equivalent dicts.

    If eval_str is true, eval() will be called on values of type str."""
    module_globals = class_locals = None
    if isinstance(obj, type):
        namespace = getattr(obj, "__dict__", None)
        annotations = namespace.get("__annotations__", None) if namespace and hasattr(namespace, "get") else None
        if isinstance(annotations, types.GetSetDescriptorType):
            annotations = None
        module = sys.modules.get(getattr(obj, "__module__", None) or "", None)
        module_globals = getattr(module, "__dict__", None)
        class_locals = dict(vars(obj))
    elif isinstance(obj, types.ModuleType):
        annotations = getattr(obj, "__annotations__", None)
        module_globals = obj.__dict__
    elif callable(obj):
        annotations = getattr(obj, "__annotations__", None)
        module_globals = getattr(obj, "__globals__", None)
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if annotations is None:
        return {}
    if not isinstance(annotations, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not (annotations and eval_str):
        return dict(annotations)

    if not isinstance(obj, types.ModuleType):
        module_globals = getattr(_unwrapped(obj), "__globals__", module_globals)
    if globals is None:
        globals = module_globals
    if locals is None:
        locals = class_locals or {}
    if parameters := getattr(obj, "__type_params__", ()):
        locals = {each.__name__: each for each in parameters} | locals
    return {
        name: eval(value, globals, locals) if isinstance(value, str) else value
        for name, value in annotations.items()
    }


def _unwrapped(function):
    while True:
        if hasattr(function, "__wrapped__"):
            function = function.__wrapped__
        elif _is_partial(function):
            function = function.func
        else:
            return function


# ── Documentation ────────────────────────────────────────────────────────────────────────────────────


def getdoc(object):
    """Get the documentation string for an object.

    All tabs are expanded to spaces.  To clean up docstrings that are
    indented to line up with blocks of code, any whitespace than can be
    uniformly removed from the second line onwards is removed."""
    try:
        doc = object.__doc__
        if doc is None:
            doc = _finddoc(object)
    except (AttributeError, TypeError):
        return None
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """Clean up indentation from docstrings.

    Any whitespace that can be uniformly removed from the second line
    onwards is removed."""
    first, *rest = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip(" ")) for line in rest if line.strip(" ")), default=0)
    lines = [first.lstrip(" "), *(line[margin:] for line in rest)]
    while lines and not lines[-1]:
        lines.pop()
    start = next((i for i, line in enumerate(lines) if line), 0)
    return "\n".join(lines[start:])


def _finddoc(obj):
    """The doc of the same thing in a base class."""
    if isclass(obj):
        docs = (getattr(base, "__doc__", None) for base in obj.__mro__ if base is not object)
        return next((doc for doc in docs if doc is not None), None)
    cls, name = _home(obj)
    if cls is None:
        return None
    if ismemberdescriptor(obj):
        slots = getattr(cls, "__slots__", None)
        if isinstance(slots, dict) and name in slots:
            return slots[name]
    for base in cls.__mro__:
        try:
            doc = getattr(base, name).__doc__
        except AttributeError:
            continue
        if doc is not None:
            return doc
    return None


def _home(obj):
    """The class of a method or a property, and its name there."""
    if ismethod(obj):
        name, owner = obj.__func__.__name__, obj.__self__
        is_own = isclass(owner) and getattr(getattr(owner, name, None), "__func__") is obj.__func__
        return owner if is_own else owner.__class__, name
    if isbuiltin(obj):
        name, owner = obj.__name__, obj.__self__
        is_own = isclass(owner) and f"{owner.__qualname__}.{name}" == obj.__qualname__
        return owner if is_own else owner.__class__, name
    if isfunction(obj):
        cls = _findclass(obj)
    elif isinstance(obj, property):
        cls = _findclass(obj.fget)
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        cls = obj.__objclass__
    else:
        return None, None
    name = obj.__name__
    if cls is None or getattr(cls, name) is not obj:
        return None, None
    return cls, name


def _findclass(func):
    found = sys.modules.get(func.__module__)
    if found is None:
        return None
    for name in func.__qualname__.split(".")[:-1]:
        found = getattr(found, name)
    return found if isclass(found) else None


# ── Generators, coroutines, the running frame ────────────────────────────────────────────────────────

for _kind in "GEN", "CORO", "AGEN":
    for _state in "CREATED", "RUNNING", "SUSPENDED", "CLOSED":
        globals()[f"{_kind}_{_state}"] = f"{_kind}_{_state}"
del _kind, _state


def getgeneratorstate(generator):
    """Get current state of a generator-iterator.

    Possible states are:
      GEN_CREATED: Waiting to start execution.
      GEN_RUNNING: Currently being executed by the interpreter.
      GEN_SUSPENDED: Currently suspended at a yield expression.
      GEN_CLOSED: Execution has completed.
    """
    return "GEN_" + _state_of(generator.gi_running, generator.gi_suspended, generator.gi_frame)


def getcoroutinestate(coroutine):
    """Get current state of a coroutine object.

    Possible states are:
      CORO_CREATED: Waiting to start execution.
      CORO_RUNNING: Currently being executed by the interpreter.
      CORO_SUSPENDED: Currently suspended at an await expression.
      CORO_CLOSED: Execution has completed.
    """
    return "CORO_" + _state_of(coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame)


def getasyncgenstate(agen):
    """Get current state of an asynchronous generator object.

    Possible states are:
      AGEN_CREATED: Waiting to start execution.
      AGEN_RUNNING: Currently being executed by the interpreter.
      AGEN_SUSPENDED: Currently suspended at a yield expression.
      AGEN_CLOSED: Execution has completed.
    """
    return "AGEN_" + _state_of(agen.ag_running, agen.ag_suspended, agen.ag_frame)


def _state_of(running, suspended, frame):
    if running:
        return "RUNNING"
    if suspended:
        return "SUSPENDED"
    return "CLOSED" if frame is None else "CREATED"


def getgeneratorlocals(generator):
    """
    Get the mapping of generator local variables to their current values.

    A dict is returned, with the keys the local variable names and values the
    bound values."""
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    return _locals_of(generator, "gi_frame")


def getcoroutinelocals(coroutine):
    """
    Get the mapping of coroutine local variables to their current values.

    A dict is returned, with the keys the local variable names and values the
    bound values."""
    return _locals_of(coroutine, "cr_frame")


def getasyncgenlocals(agen):
    """
    Get the mapping of asynchronous generator local variables to their current
    values.

    A dict is returned, with the keys the local variable names and values the
    bound values."""
    if not isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    return _locals_of(agen, "ag_frame")


def _locals_of(suspendable, attribute):
    frame = getattr(suspendable, attribute, None)
    return {} if frame is None else frame.f_locals


def currentframe():
    """Return the frame of the caller or None if this is not possible."""
    return sys._getframe(1)


def _main():
    from inspect._command import main

    main()
