# Part of `typing`: what hints tell at run time. CPython: Lib/typing.py; docs: library/typing.html#introspection-helpers.
import functools
import operator
import sys
import types
from types import GenericAlias

_need("composites")
_need("references")


def _warn_of_no_type_params(funcname):
    import warnings

    warnings.warn(
        f"Failing to pass a value to the 'type_params' parameter of {funcname!r} is deprecated, as it leads to incorrect "
        f"behaviour when calling {funcname} on a stringified annotation that references a PEP 695 type parameter. "
        "It will be disallowed in Python 3.15.",
        DeprecationWarning,
        stacklevel=3,
    )


def _should_unflatten_callable_args(typ, args):
    """The arguments of `Callable` are all in a row, but for those that stand for a whole list."""
    origin = typ.__origin__
    if getattr(origin, "__name__", None) != "Callable" or origin.__module__ != "collections.abc":
        return False
    return not (len(args) == 2 and _is_param_expr(args[0]))


def _eval_type(t, globalns, localns, type_params=NoDefault, *, recursive_guard=frozenset()):
    """The type with all forward references in it evaluated."""
    if type_params is NoDefault:
        _warn_of_no_type_params("typing._eval_type")
        type_params = ()
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, type_params, recursive_guard=recursive_guard)
    if isinstance(t, GenericAlias):
        t = _with_references(t)
    elif not isinstance(t, (_GenericAlias, types.UnionType)):
        return t
    args = tuple(
        _eval_type(arg, globalns, localns, type_params, recursive_guard=recursive_guard) for arg in t.__args__
    )
    return _with_args(t, args)


def _with_references(alias):
    """A built-in alias may have plain text among its arguments."""
    args = tuple(ForwardRef(arg) if isinstance(arg, str) else arg for arg in alias.__args__)
    if _should_unflatten_callable_args(alias, args):
        made = alias.__origin__[(args[:-1], args[-1])]
    else:
        made = alias.__origin__[args]
    return Unpack[made] if alias.__unpacked__ else made


def _with_args(t, args):
    if args == t.__args__:
        return t
    if isinstance(t, GenericAlias):
        return GenericAlias(t.__origin__, args)
    if isinstance(t, types.UnionType):
        return functools.reduce(operator.or_, args)
    return t.copy_with(args)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Return type hints for an object.

    This is often the same as obj.__annotations__, but forward references are evaluated, and Annotated[T, ...] is T unless
    include_extras is true. The object may be a module, class, method or function; the hints of a class include those
    that it inherits.

    Names are looked up in localns, then in globalns; when only one of them is given it serves for both. Without, they are
    looked up where the object was defined.
    """
    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type):
        hints = _hints_of_class(obj, globalns, localns)
    else:
        hints = _hints_of_other(obj, globalns, localns)
    return hints if include_extras else {name: _strip_annotations(hint) for name, hint in hints.items()}


def _hints_of_class(cls, globalns, localns):
    hints = {}
    for base in reversed(cls.__mro__):
        annotations = base.__dict__.get("__annotations__", {})
        if isinstance(annotations, types.GetSetDescriptorType):
            continue
        spaces = _namespaces_of_class(base, globalns, localns)
        for name, value in annotations.items():
            value = _as_reference(value, is_argument=False, is_class=True)
            hints[name] = _eval_type(value, *spaces, base.__type_params__)
    return hints


def _namespaces_of_class(cls, globalns, localns):
    if globalns is None:
        outer = getattr(sys.modules.get(cls.__module__, None), "__dict__", {})
    else:
        outer = globalns
    if localns is not None:
        return outer, localns
    inner = dict(vars(cls))
    # sic: the module goes before the class where neither is given
    return (inner, outer) if globalns is None else (outer, inner)


_CAN_HAVE_HINTS = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    types.ModuleType,
    types.WrapperDescriptorType,
    types.MethodWrapperType,
    types.MethodDescriptorType,
)


def _hints_of_other(obj, globalns, localns):
    if globalns is None:
        globalns = _globals_of(obj)
    if localns is None:
        localns = globalns
    annotations = getattr(obj, "__annotations__", None)
    if annotations is None:
        if isinstance(obj, _CAN_HAVE_HINTS):
            return {}
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    type_params = getattr(obj, "__type_params__", ())
    is_argument = not isinstance(obj, types.ModuleType)
    return {
        name: _eval_type(_as_reference(value, is_argument=is_argument), globalns, localns, type_params)
        for name, value in dict(annotations).items()
    }


def _globals_of(obj):
    if isinstance(obj, types.ModuleType):
        return obj.__dict__
    while hasattr(obj, "__wrapped__"):
        obj = obj.__wrapped__
    return getattr(obj, "__globals__", {})


def _as_reference(value, **options):
    if value is None:
        return type(None)
    return ForwardRef(value, **options) if isinstance(value, str) else value


def _strip_annotations(t):
    """The type without metadata and without what only a TypedDict knows."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, "__origin__") and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (_GenericAlias, GenericAlias, types.UnionType)):
        return _with_args(t, tuple(map(_strip_annotations, t.__args__)))
    return t


def get_origin(tp):
    """Get the unsubscripted version of a type.

    It is None for what was not made by subscription.
    """
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return types.UnionType if isinstance(tp, types.UnionType) else None


def get_args(tp):
    """Get type arguments with all substitutions performed.

    The parameter types of a Callable are a list.
    """
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if _should_unflatten_callable_args(tp, args):
            return (list(args[:-1]), args[-1])
        return args
    return tp.__args__ if isinstance(tp, types.UnionType) else ()


def no_type_check(arg):
    """Decorator to indicate that annotations are not type hints.

    A class passes it on to the methods and classes that are defined in it. Functions and classes are changed in place.
    """
    if isinstance(arg, type):
        for name in dir(arg):
            value = getattr(arg, name)
            if not _is_defined_in(value, arg):
                continue
            if isinstance(value, types.FunctionType):
                value.__no_type_check__ = True
            elif isinstance(value, types.MethodType):
                value.__func__.__no_type_check__ = True
            elif isinstance(value, type):
                no_type_check(value)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass  # a built-in class
    return arg


def _is_defined_in(value, cls):
    return (
        hasattr(value, "__qualname__")
        and value.__qualname__ == f"{cls.__qualname__}.{value.__name__}"
        and getattr(value, "__module__", None) == cls.__module__
    )


def no_type_check_decorator(decorator):
    """Decorator to give another decorator the @no_type_check effect.

    What it decorates is decorated with @no_type_check, too.
    """
    import warnings

    warnings._deprecated("typing.no_type_check_decorator", remove=(3, 15))

    @functools.wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped_decorator
