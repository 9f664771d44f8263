# Part of `typing`: special forms and the check that something is a type. CPython: Lib/typing.py; docs: library/typing.html#special-forms.
import functools

from _typing import _type_repr, _union


def _type_convert(arg, module=None, *, allow_special_forms=False):
    """The type that `None` or text stands for."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        _need("references")
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg


def _is_bare_generic(form):
    return form is Generic or form is globals().get("Protocol", Generic)


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """The type that `arg` stands for; anything that can't be one is refused, with `msg` in front."""
    if type(arg) is type and arg is not Generic:
        return arg
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms)
    if isinstance(arg, _GenericAlias):
        origin = arg.__origin__
        misplaced = not allow_special_forms and (origin is ClassVar or (is_argument and origin is Final))
        if misplaced or _is_bare_generic(origin):
            raise TypeError(f"{arg} is not valid as type argument")
    if arg is Any or arg in _STANDING_ALONE:
        return arg
    if allow_special_forms and (arg is ClassVar or arg is Final):
        return arg
    if isinstance(arg, _SpecialForm) or _is_bare_generic(arg):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _is_param_expr(arg):
    if arg is ... or isinstance(arg, (tuple, list, ParamSpec)):
        return True
    return isinstance(arg, _GenericAlias) and type(arg).__name__ == "_ConcatenateGenericAlias"


def _is_unpacked_typevartuple(x):
    return not isinstance(x, type) and getattr(x, "__typing_is_unpacked_typevartuple__", False)


def _tp_cache(func=None, /, *, typed=False):
    """Remember what a subscription gave; arguments that can't be hashed are passed on as they are."""
    if func is None:
        return functools.partial(_tp_cache, typed=typed)
    cached = functools.lru_cache(typed=typed)(func)
    _cleanups.append(cached.cache_clear)

    @functools.wraps(func)
    def remembering(*args, **kwds):
        try:
            return cached(*args, **kwds)
        except TypeError:
            pass  # a real error comes again
        return func(*args, **kwds)

    return remembering


# ── Special forms ────────────────────────────────────────────────────────────────────────────────


class _Final:
    """What derives from it can't be derived from."""

    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, **kwds):
        if "_root" not in kwds:
            raise TypeError("Cannot subclass special typing classes")


class _NotIterable:
    """Its instances are not iterable, and don't look as if they were."""

    __slots__ = ()
    __iter__ = None


class _SpecialForm(_Final, _NotIterable, _root=True):
    __slots__ = ("_name", "__doc__", "_getitem")

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    @_tp_cache
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


def _plain(name, doc):
    """A form that takes no arguments."""

    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")

    getitem.__name__, getitem.__doc__ = name, doc
    return _SpecialForm(getitem)


def _single(name, doc, *, is_qualifier=False, naming="{self}", article=""):
    """A form that takes one type."""

    def getitem(self, parameters):
        msg = f"{naming.format(self=self)} accepts only {article}single type."
        return _GenericAlias(self, (_type_check(parameters, msg, allow_special_forms=is_qualifier),))

    getitem.__name__, getitem.__doc__ = name, doc
    return _SpecialForm(getitem)


NoReturn = _plain("NoReturn", "Special type indicating functions that never return.")
Never = _plain("Never", "The bottom type, a type that has no members.")
Self = _plain("Self", 'Used to spell the type of "self" in classes.')
LiteralString = _plain("LiteralString", "Represents an arbitrary literal string.")
TypeAlias = _plain("TypeAlias", "Special form for marking type aliases.")
_STANDING_ALONE = (LiteralString, NoReturn, Never, Self, TypeAlias)

ClassVar = _single(
    "ClassVar",
    """Special type construct to mark class variables.

    An attribute annotated with it is meant to be set on the class, not on its instances.""",
    is_qualifier=True,
)
Final = _single(
    "Final",
    """Special typing construct to indicate final names to type checkers.

    A final name is not to be assigned again, nor overridden in a subclass.""",
    is_qualifier=True,
)
TypeGuard = _single(
    "TypeGuard",
    """Special typing construct for marking user-defined type predicate functions.

    Where such a function returns true, its argument is of the type that stands in brackets.""",
)
TypeIs = _single(
    "TypeIs",
    """Special typing construct for marking user-defined type predicate functions.

    Its argument is of the type that stands in brackets exactly where such a function returns true.""",
)
Required = _single(
    "Required",
    "Special typing construct to mark a TypedDict key as required.",
    naming="{self._name}",
    article="a ",
)
NotRequired = _single(
    "NotRequired",
    "Special typing construct to mark a TypedDict key as potentially missing.",
    naming="{self._name}",
    article="a ",
)
ReadOnly = _single(
    "ReadOnly",
    "A special typing construct to mark an item of a TypedDict as read-only.",
    naming="{self._name}",
    article="a ",
)


@_SpecialForm
def Union(self, parameters):
    """Union type; Union[X, Y] means either X or Y.

    Unions in unions are opened, repeated members dropped; a union of one type is that type. None stands for type(None).
    On Python 3.10 and higher, X | Y denotes a union as well.
    """
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    return _union(tuple(_type_check(each, "Union[arg, ...]: each arg must be a type.") for each in parameters))


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is equivalent to Union[X, None]."""
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]
