# Part of `typing`: aliases of the built-in containers and of the classes in `collections`. CPython: Lib/typing.py; docs: library/typing.html#deprecated-aliases.
_need("forms")

NoneType = type(None)


class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    """A name of `typing` for a class of another module, with `nparams` type parameters; -1 is any number."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        self._defaults = defaults
        self.__doc__ = f"A generic version of {_type_repr(origin)}."

    @_tp_cache
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple(_type_check(each, "Parameters to generic types must be types.") for each in params)
        missing = self._nparams - len(params)
        if 0 < missing <= len(self._defaults):
            params += self._defaults[-missing:]
        self._check_count(len(params))
        return self.copy_with(params)

    def _check_count(self, count):
        if count == self._nparams:
            return
        if not self._nparams:
            raise TypeError(f"{self} is not a generic class")
        required = self._nparams - len(self._defaults)
        expected = f"at least {required}" if self._defaults else required
        which = "many" if count > self._nparams else "few"
        raise TypeError(f"Too {which} arguments for {self}; actual {count}, expected {expected}")

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return f"typing.{self._name}"

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        return issubclass(cls, self.__origin__)

    def __reduce__(self):
        return self._name

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


_alias = _SpecialGenericAlias


class _DeprecatedGenericAlias(_SpecialGenericAlias, _root=True):
    def __init__(self, origin, nparams, *, removal_version, inst=True, name=None):
        super().__init__(origin, nparams, inst=inst, name=name)
        self._removal_version = removal_version

    def __instancecheck__(self, inst):
        import warnings

        warnings._deprecated(f"{self.__module__}.{self._name}", remove=self._removal_version)
        return super().__instancecheck__(inst)


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    """Its arguments are the parameter types, all in a row, and the result type."""

    def _is_whole(self):
        return len(self.__args__) == 2 and _is_param_expr(self.__args__[0])

    def __repr__(self):
        if self._is_whole():
            return super().__repr__()
        *params, result = map(_type_repr, self.__args__)
        return f"typing.Callable[[{', '.join(params)}], {result}]"

    def __reduce__(self):
        args = self.__args__
        if not self._is_whole():
            args = list(args[:-1]), args[-1]
        getitem, _ = super().__reduce__()
        return getitem, (__getattr__("Callable"), args)


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        return self.__getitem_inner__((tuple(args) if isinstance(args, list) else args, result))

    @_tp_cache
    def __getitem_inner__(self, params):
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is ...:
            return self.copy_with((..., result))
        args = args if isinstance(args, tuple) else (args,)
        return self.copy_with((*map(_type_convert, args), result))


class _TupleType(_SpecialGenericAlias, _root=True):
    @_tp_cache
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            msg = "Tuple[t, ...]: t must be a type."
            return self.copy_with((*(_type_check(each, msg) for each in params[:-1]), ...))
        msg = "Tuple[t0, t1, ...]: each t must be a type."
        return self.copy_with(tuple(_type_check(each, msg) for each in params))


def _abstract(name, nparams, **options):
    import collections.abc

    return _alias(getattr(collections.abc, options.pop("origin", name)), nparams, name=name, **options)


def _concrete(name, nparams, origin):
    import collections

    return _alias(getattr(collections, origin), nparams, name=name)


def _context_manager(name):
    import contextlib

    return _alias(getattr(contextlib, f"Abstract{name}"), 2, name=name, defaults=(bool | None,))


def _pattern(name):
    import re

    return _alias(getattr(re, name), 1)


def _make_callable():
    import collections.abc

    alias = _CallableType(collections.abc.Callable, 2)
    alias.__doc__ = """Deprecated alias to collections.abc.Callable.

    Callable[[int], str] signifies a function that takes a single parameter of type int and returns a str.
    The argument list is a list of types, a ParamSpec, Concatenate or ellipsis.
    """
    return alias


def _make_tuple():
    alias = _TupleType(tuple, -1, inst=False, name="Tuple")
    alias.__doc__ = """Deprecated alias to builtins.tuple.

    Tuple[int, float, str] is a tuple of an int, a float and a string; Tuple[T, ...] is one of any length.
    """
    return alias


def _make_type():
    alias = _alias(type, 1, inst=False, name="Type")
    alias.__doc__ = """Deprecated alias to builtins.type.

    Type[C] is the type of C and of what derives from it.
    """
    return alias


def _make_byte_string():
    import collections.abc

    return _DeprecatedGenericAlias(collections.abc.ByteString, 0, removal_version=(3, 14))


# Each is made when it is first asked for.
_MAKERS = {
    **{
        name: functools.partial(_abstract, name, nparams)
        for nparams, names in enumerate(
            (
                "Hashable Sized",
                "Awaitable AsyncIterable AsyncIterator Iterable Iterator Reversible Container Collection MutableSet "
                "Sequence MutableSequence MappingView KeysView ValuesView",
                "Mapping MutableMapping ItemsView",
                "Coroutine",
            )
        )
        for name in names.split()
    },
    "AbstractSet": lambda: _abstract("AbstractSet", 1, origin="Set"),
    "Generator": lambda: _abstract("Generator", 3, defaults=(NoneType, NoneType)),
    "AsyncGenerator": lambda: _abstract("AsyncGenerator", 2, defaults=(NoneType,)),
    "ByteString": _make_byte_string,
    "Callable": _make_callable,
    "Tuple": _make_tuple,
    "Type": _make_type,
    "List": lambda: _alias(list, 1, inst=False, name="List"),
    "Set": lambda: _alias(set, 1, inst=False, name="Set"),
    "FrozenSet": lambda: _alias(frozenset, 1, inst=False, name="FrozenSet"),
    "Dict": lambda: _alias(dict, 2, inst=False, name="Dict"),
    "Deque": lambda: _concrete("Deque", 1, "deque"),
    "DefaultDict": lambda: _concrete("DefaultDict", 2, "defaultdict"),
    "OrderedDict": lambda: _concrete("OrderedDict", 2, "OrderedDict"),
    "Counter": lambda: _concrete("Counter", 1, "Counter"),
    "ChainMap": lambda: _concrete("ChainMap", 2, "ChainMap"),
    "ContextManager": lambda: _context_manager("ContextManager"),
    "AsyncContextManager": lambda: _context_manager("AsyncContextManager"),
    "Pattern": lambda: _pattern("Pattern"),
    "Match": lambda: _pattern("Match"),
}

# Not for export, but imported by some.
T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)
VT_co = TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
CT_co = TypeVar("CT_co", covariant=True, bound=type)

AnyStr = TypeVar("AnyStr", bytes, str)
