"""Names of the built-in types that are not builtins, and helpers that make classes at run time."""

import sys as _sys


def _samples():
    captured = None

    def function():
        return captured

    def generator():
        yield

    async def coroutine():
        pass

    async def asynchronous_generator():
        yield

    class Slotted:
        __slots__ = ("slot",)

        def method(self):
            pass

    waiting = coroutine()
    waiting.close()
    try:
        raise TypeError
    except TypeError as error:
        traceback = error.__traceback__
    return {
        "FunctionType": function,
        "LambdaType": function,
        "CodeType": function.__code__,
        "MappingProxyType": type.__dict__,
        "SimpleNamespace": _sys.implementation,
        "CellType": function.__closure__[0],
        "GeneratorType": generator(),
        "CoroutineType": waiting,
        "AsyncGeneratorType": asynchronous_generator(),
        "MethodType": Slotted().method,
        "BuiltinFunctionType": len,
        "BuiltinMethodType": [].append,
        "WrapperDescriptorType": object.__init__,
        "MethodWrapperType": object().__str__,
        "MethodDescriptorType": str.join,
        "ClassMethodDescriptorType": dict.__dict__["fromkeys"],
        "ModuleType": _sys,
        "TracebackType": traceback,
        "FrameType": traceback.tb_frame,
        "GetSetDescriptorType": type(function).__code__,
        "MemberDescriptorType": Slotted.slot,
        "GenericAlias": list[int],
        "UnionType": int | str,
        "EllipsisType": ...,
        "NoneType": None,
        "NotImplementedType": NotImplemented,
    }


globals().update((name, type(sample)) for name, sample in _samples().items())


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Create a class object dynamically using the appropriate metaclass."""
    resolved = resolve_bases(bases)
    metaclass, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return metaclass(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    """Resolve MRO entries dynamically as specified by PEP 560."""
    resolved = []
    replaced = False
    for base in bases:
        if isinstance(base, type) or not hasattr(base, "__mro_entries__"):
            resolved.append(base)
            continue
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        resolved += entries
        replaced = True
    return tuple(resolved) if replaced else bases


def prepare_class(name, bases=(), kwds=None):
    """Call the __prepare__ method of the appropriate metaclass.

    Returns (metaclass, namespace, kwds) as a 3-tuple

    *metaclass* is the appropriate metaclass
    *namespace* is the prepared class namespace
    *kwds* is an updated copy of the passed in kwds argument with any
    'metaclass' entry removed. If no kwds argument is passed in, this will
    be an empty dict.
    """
    kwds = {} if kwds is None else dict(kwds)
    if "metaclass" in kwds:
        metaclass = kwds.pop("metaclass")
    else:
        metaclass = type(bases[0]) if bases else type
    if isinstance(metaclass, type):
        metaclass = _most_derived(metaclass, map(type, bases))
    if hasattr(metaclass, "__prepare__"):
        return metaclass, metaclass.__prepare__(name, bases, **kwds), kwds
    return metaclass, {}, kwds


def _most_derived(metaclass, others):
    for other in others:
        if issubclass(metaclass, other):
            continue
        if not issubclass(other, metaclass):
            raise TypeError(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                "of the metaclasses of all its bases"
            )
        metaclass = other
    return metaclass


def get_original_bases(cls, /):
    """Return the class's "original" bases prior to modification by `__mro_entries__`."""
    try:
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    except AttributeError:
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}") from None


class DynamicClassAttribute:
    """Route attribute access on a class to __getattr__.

    This is a descriptor, used to define attributes that act differently when
    accessed through an instance and through a class.  Instance access remains
    normal, but access to an attribute through a class will be routed to the
    class's __getattr__ method; this is done by raising AttributeError.
    """

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or fget.__doc__
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            if self.fget is None:
                raise AttributeError("unreadable attribute")
            return self.fget(instance)
        if self.__isabstractmethod__:
            return self
        raise AttributeError()

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        doc = fget.__doc__ if self.overwrite_doc else None
        return self._replaced(fget, self.fset, self.fdel, doc or self.__doc__)

    def setter(self, fset):
        return self._replaced(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return self._replaced(self.fget, self.fset, fdel, self.__doc__)

    def _replaced(self, fget, fset, fdel, doc):
        attribute = type(self)(fget, fset, fdel, doc)
        attribute.overwrite_doc = self.overwrite_doc
        return attribute


class _GeneratorWrapper:
    """What looks like a generator, made awaitable."""

    def __init__(self, gen):
        self.__wrapped = gen
        self.__name__ = getattr(gen, "__name__", None)
        self.__qualname__ = getattr(gen, "__qualname__", None)

    def send(self, val):
        return self.__wrapped.send(val)

    def throw(self, tp, *rest):
        return self.__wrapped.throw(tp, *rest)

    def close(self):
        return self.__wrapped.close()

    gi_code = cr_code = property(lambda self: self.__wrapped.gi_code)
    gi_frame = cr_frame = property(lambda self: self.__wrapped.gi_frame)
    gi_running = cr_running = property(lambda self: self.__wrapped.gi_running)
    gi_yieldfrom = cr_await = property(lambda self: self.__wrapped.gi_yieldfrom)

    def __next__(self):
        return next(self.__wrapped)

    def __iter__(self):
        return self.__wrapped if self.__wrapped.__class__ is GeneratorType else self

    __await__ = __iter__


_GENERATOR, _COROUTINE, _ITERABLE_COROUTINE = 0x20, 0x80, 0x100


def coroutine(func):
    """Convert regular generator function to a coroutine."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    code = getattr(func, "__code__", None) if func.__class__ is FunctionType else None
    if code.__class__ is CodeType:
        if code.co_flags & (_COROUTINE | _ITERABLE_COROUTINE):
            return func
        if code.co_flags & _GENERATOR:
            func.__code__ = code.replace(co_flags=code.co_flags | _ITERABLE_COROUTINE)
            return func
    return _awaiting_results(func)


def _awaiting_results(func):
    from _collections_abc import Coroutine, Generator
    from functools import wraps

    @wraps(func)
    def wrapped(*args, **kwargs):
        coro = func(*args, **kwargs)
        if coro.__class__ is GeneratorType and coro.gi_code.co_flags & _ITERABLE_COROUTINE:
            return coro
        if isinstance(coro, Generator) and not isinstance(coro, Coroutine):
            return _GeneratorWrapper(coro)
        return coro

    return wrapped


__all__ = [name for name in globals() if not name.startswith("_")]
