"""Support for type hints.

The names that nearly every program with type hints takes are here; the others live in parts, which run in the namespace
of this module when one of their names is first asked for.
"""

from _thread import RLock as _RLock

from _typing import (
    Generic,
    NoDefault,
    ParamSpec,
    ParamSpecArgs,
    ParamSpecKwargs,
    TypeAliasType,
    TypeVar,
    TypeVarTuple,
    _BaseGenericAlias,
    _GenericAlias,
    _idfunc,
    _run_part,
    _UnionGenericAlias,
    _UnpackGenericAlias,
)

_PARTS = {
    "forms": "ClassVar Final LiteralString Never NoReturn NotRequired Optional ReadOnly Required Self TypeAlias TypeGuard "
    "TypeIs Union",
    "composites": "Annotated Concatenate Literal Unpack",
    "references": "ForwardRef",
    "containers": "AbstractSet AnyStr AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable ByteString "
    "Callable ChainMap Collection Container ContextManager Coroutine Counter DefaultDict Deque Dict FrozenSet Generator "
    "Hashable ItemsView Iterable Iterator KeysView List Mapping MappingView Match MutableMapping MutableSequence "
    "MutableSet OrderedDict Pattern Reversible Sequence Set Sized Tuple Type ValuesView",
    "protocols": "Protocol get_protocol_members is_protocol runtime_checkable",
    "supports": "BinaryIO IO SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt "
    "SupportsRound TextIO",
    "records": "NamedTuple NewType TypedDict is_typeddict",
    "hints": "get_args get_origin get_type_hints no_type_check no_type_check_decorator",
    "markers": "assert_never clear_overloads dataclass_transform final get_overloads overload override reveal_type",
}

_INTERNALS = {
    "forms": "_Final _NotIterable _SpecialForm _is_param_expr _is_unpacked_typevartuple _tp_cache _type_check "
    "_type_convert _type_repr",
    "composites": "_AnnotatedAlias _ConcatenateGenericAlias _LiteralGenericAlias _TypedCacheSpecialForm",
    "references": "_collect_type_parameters _make_union _paramspec_prepare_subst _paramspec_subst _typevar_subst "
    "_typevartuple_prepare_subst _unpack_args",
    "containers": "CT_co KT T T_co T_contra VT VT_co V_co _CallableGenericAlias _CallableType _DeprecatedGenericAlias "
    "_SpecialGenericAlias _TupleType _alias",
    "protocols": "EXCLUDED_ATTRIBUTES _ProtocolMeta _allow_reckless_class_checks _get_protocol_attrs "
    "_no_init_or_replace_init _proto_hook",
    "records": "NamedTupleMeta _NamedTuple _TypedDict _TypedDictMeta _make_nmtuple _namedtuple_mro_entries",
    "hints": "_eval_type _should_unflatten_callable_args _strip_annotations",
    "markers": "_ASSERT_NEVER_REPR_MAX_LENGTH _overload_dummy _overload_registry",
}

_PART_OF = {
    name: part for table in (_PARTS, _INTERNALS) for part, names in table.items() for name in names.split()
}

__all__ = [
    *"Any Generic NoDefault ParamSpec ParamSpecArgs ParamSpecKwargs TYPE_CHECKING Text TypeAliasType TypeVar".split(),
    *"TypeVarTuple assert_type cast".split(),
    *(name for names in _PARTS.values() for name in names.split()),
]

_cleanups = []
_loaded = set()
_loading = _RLock()


def _need(part):
    """Run a part, once."""
    with _loading:
        if part not in _loaded:
            _loaded.add(part)
            _run_part(part, globals())


def __getattr__(attr):
    if attr == "_collect_parameters":
        return _deprecated_collect_parameters()
    names = globals()
    part = _PART_OF.get(attr)
    if part is not None:
        _need(part)
        if attr in names:
            return names[attr]
        if part == "containers":
            return names.setdefault(attr, _MAKERS[attr]())
    raise AttributeError(f"module {__name__!r} has no attribute {attr!r}")


def __dir__():
    return sorted({*globals(), *__all__})


def _deprecated_collect_parameters():
    import warnings

    warnings.warn(
        "The private _collect_parameters function is deprecated and will be removed in a future version of Python. "
        "Any use of private functions is discouraged and may break in the future.",
        DeprecationWarning,
        stacklevel=3,
    )
    _need("references")
    return _collect_type_parameters


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Special type indicating an unconstrained type.

    Any is compatible with every type, has all methods, and all values are its instances, as far as static type checkers
    are concerned. At run time it is of no use in instance checks.
    """

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


Text = str
TYPE_CHECKING = False


def cast(typ, val):
    """Cast a value to a type.

    This returns the value unchanged: only static type checkers take notice.
    """
    return val


def assert_type(val, typ, /):
    """Ask a static type checker to confirm that the value is of the given type.

    At run time this returns the first argument unchanged, whatever its type.
    """
    return val
