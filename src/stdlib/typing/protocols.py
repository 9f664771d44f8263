# Part of `typing`: protocols and what they are checked by. CPython: Lib/typing.py; docs: library/typing.html#typing.Protocol.
import functools
import sys
from abc import ABCMeta

# What a class has anyway is no member of a protocol.
EXCLUDED_ATTRIBUTES = frozenset(
    "__parameters__ __orig_bases__ __orig_class__ _is_protocol _is_runtime_protocol __protocol_attrs__ "
    "__non_callable_proto_members__ __type_params__ __abstractmethods__ __annotations__ __dict__ __doc__ __init__ "
    "__module__ __new__ __slots__ __subclasshook__ __weakref__ __class_getitem__ __match_args__ __static_attributes__ "
    "__firstlineno__ _MutableMapping__marker".split()
)

_PROTOCOL_BASES_ELSEWHERE = {
    "collections.abc": frozenset(
        "Callable Awaitable Iterable Iterator AsyncIterable Hashable Sized Container Collection Reversible "
        "Buffer".split()
    ),
    "contextlib": frozenset({"AbstractContextManager", "AbstractAsyncContextManager"}),
}


def _get_protocol_attrs(cls):
    """The names that a protocol class and its bases define or annotate."""
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ not in ("Protocol", "Generic"):
            names.update(base.__dict__, getattr(base, "__annotations__", {}))
    return {name for name in names if not name.startswith("_abc_") and name not in EXCLUDED_ATTRIBUTES}


def _allow_reckless_class_checks(depth=2):
    """`abc` and `functools` check against all classes of a resolution order, whatever they are."""
    return sys._getframemodulename(depth) in ("abc", "functools", "typing")


@functools.cache
def _lazy_load_getattr_static():
    from inspect import getattr_static

    return getattr_static


_cleanups.append(_lazy_load_getattr_static.cache_clear)


def _may_be_base(base):
    return (
        base is object
        or base is Generic
        or base.__name__ in _PROTOCOL_BASES_ELSEWHERE.get(base.__module__, ())
        or (issubclass(base, Generic) and getattr(base, "_is_protocol", False))
    )


_abc_instancecheck = ABCMeta.__instancecheck__
_abc_subclasscheck = ABCMeta.__subclasscheck__


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if bases != (Generic,) or name != "Protocol":
            if Protocol in bases:
                for base in bases:
                    if not _may_be_base(base):
                        raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False) and not _allow_reckless_class_checks():
            problem = _why_not_checkable(cls)
            if problem is not None:
                if not isinstance(other, type):
                    raise TypeError("issubclass() arg 1 must be a class")
                raise TypeError(problem)
        return _abc_subclasscheck(cls, other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return _abc_instancecheck(cls, instance)
        if not getattr(cls, "_is_runtime_protocol", False) and not _allow_reckless_class_checks():
            raise TypeError(_NOT_RUNTIME)
        return _abc_instancecheck(cls, instance) or _has_members(cls, instance)


_NOT_RUNTIME = "Instance and class checks can only be used with @runtime_checkable protocols"


def _why_not_checkable(cls):
    """Why there is no `issubclass` with the protocol; None where there is."""
    if not getattr(cls, "_is_runtime_protocol", False):
        return _NOT_RUNTIME
    data = cls.__non_callable_proto_members__
    if data and cls.__dict__.get("__subclasshook__") is _proto_hook:
        names = str(sorted(data))[1:-1]
        return f"Protocols with non-method members don't support issubclass(). Non-method members: {names}."
    return None


def _has_members(cls, instance):
    """Members may have been set on the instance."""
    getattr_static = _lazy_load_getattr_static()
    for name in cls.__protocol_attrs__:
        try:
            value = getattr_static(instance, name)
        except AttributeError:
            return False
        if value is None and name not in cls.__non_callable_proto_members__:
            return False
    return True


@classmethod
def _proto_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        if not _defines(other, name):
            return NotImplemented
    return True


def _defines(cls, name):
    """A protocol that derives from the protocol may only annotate the member."""
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name] is not None
        annotations = getattr(base, "__annotations__", {})
        if hasattr(annotations, "keys") and name in annotations:
            if issubclass(cls, Generic) and getattr(cls, "_is_protocol", False):
                return True
    return False


def _no_init_or_replace_init(self, *args, **kwargs):
    """The `__init__` of protocols; a class that only inherits it gets the one it would have without them."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init_or_replace_init:
        return  # reached through super() of its own
    found = (base.__dict__.get("__init__", _no_init_or_replace_init) for base in cls.__mro__)
    cls.__init__ = next((init for init in found if init is not _no_init_or_replace_init), object.__init__)
    cls.__init__(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base class for protocol classes.

    A class that derives from it directly tells of methods and attributes; static type checkers take every class that has
    them for a subclass. With @runtime_checkable, isinstance() and issubclass() check that they are there.
    """

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = Protocol in cls.__bases__
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _proto_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    """Mark a protocol class as a runtime protocol.

    isinstance() and issubclass() with it check that the members are there, and nothing else about them.
    """
    if not issubclass(cls, Generic) or not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = {
        name for name in cls.__protocol_attrs__ if not _is_method_member(cls, name)
    }
    return cls


def _is_method_member(cls, name):
    try:
        return callable(getattr(cls, name, None))
    except Exception as error:
        raise TypeError(f"Failed to determine whether protocol member {name!r} is a method member") from error


def is_protocol(tp, /):
    """Return True if the given type is a Protocol."""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp != Protocol


def get_protocol_members(tp, /):
    """Return the set of members defined in a Protocol."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)
