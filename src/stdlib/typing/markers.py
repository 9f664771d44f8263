# Part of `typing`: decorators and functions that say something to type checkers. CPython: Lib/typing.py; docs: library/typing.html#functions-and-decorators.
import sys

_ASSERT_NEVER_REPR_MAX_LENGTH = 100


def assert_never(arg, /):
    """Statically assert that a line of code is unreachable.

    At run time, this throws an exception when called.
    """
    value = repr(arg)
    if len(value) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        value = value[:_ASSERT_NEVER_REPR_MAX_LENGTH] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    """Ask a static type checker to reveal the inferred type of an expression.

    At run time, this prints the type of the argument on stderr and returns the argument unchanged.
    """
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def _marked(thing, name):
    """What has no room for the mark goes without."""
    try:
        setattr(thing, name, True)
    except (AttributeError, TypeError):
        pass
    return thing


def final(f):
    """Decorator to indicate final methods and final classes.

    Nothing is checked at run time; the decorated object gets the attribute `__final__` if it can.
    """
    return _marked(f, "__final__")


def override(method, /):
    """Indicate that a method is intended to override a method in a base class.

    Nothing is checked at run time; the decorated object gets the attribute `__override__` if it can.
    """
    return _marked(method, "__override__")


def dataclass_transform(
    *,
    eq_default=True,
    order_default=False,
    kw_only_default=False,
    frozen_default=False,
    field_specifiers=(),
    **kwargs,
):
    """Decorator to mark an object as providing dataclass-like behaviour.

    It is for a function, a class or a metaclass, and records its arguments in `__dataclass_transform__`.
    """

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default,
            "order_default": order_default,
            "kw_only_default": kw_only_default,
            "frozen_default": frozen_default,
            "field_specifiers": field_specifiers,
            "kwargs": kwargs,
        }
        return cls_or_fn

    return decorator


# By module, then by qualified name, then by first line.
_overload_registry = {}


def _overload_dummy(*args, **kwds):
    """Helper for @overload to raise when called."""
    raise NotImplementedError(
        "You should not call an overloaded function. "
        "A series of @overload-decorated functions "
        "outside a stub module should always be followed "
        "by an implementation that is not @overload-ed."
    )


def overload(func):
    """Decorator for overloaded functions/methods.

    Overloads only tell types; after them comes the implementation, without this decorator.
    get_overloads() gives those of a function.
    """
    inner = getattr(func, "__func__", func)
    try:
        of_module = _overload_registry.setdefault(inner.__module__, {})
        of_module.setdefault(inner.__qualname__, {})[inner.__code__.co_firstlineno] = func
    except AttributeError:
        pass  # no function
    return _overload_dummy


def get_overloads(func):
    """Return all defined overloads for *func* as a sequence."""
    inner = getattr(func, "__func__", func)
    of_module = _overload_registry.get(inner.__module__, {})
    return list(of_module.get(inner.__qualname__, {}).values())


def clear_overloads():
    """Clear all overloads in the registry."""
    _overload_registry.clear()
