# Part of `typing`: classes whose fields are annotated names. CPython: Lib/typing.py; docs: library/typing.html#typing.NamedTuple.
import sys

_need("composites")


class _Sentinel:
    __slots__ = ()

    def __repr__(self):
        return "<sentinel>"


_sentinel = _Sentinel()


def _caller(depth=1, default="__main__"):
    return sys._getframemodulename(depth + 1) or default


# ── Named tuples ─────────────────────────────────────────────────────────────────────────────────


def _make_nmtuple(name, types, module, defaults=()):
    import collections

    types = {field: _type_check(form, f"field {field} annotation must be a type") for field, form in types}
    made = collections.namedtuple(name, types, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


_KEPT = frozenset(
    "__new__ __init__ __slots__ __getnewargs__ _fields _field_defaults _make _replace _asdict _source".split()
)
_NOT_TAKEN_OVER = frozenset({"__module__", "__name__", "__annotations__"})


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        if bases.count(_NamedTuple) > 1:
            raise TypeError("duplicate base class tuple")
        types = ns.get("__annotations__", {})
        defaults = _defaults_of(types, ns)
        made = _make_nmtuple(typename, types.items(), defaults=defaults, module=ns["__module__"])
        is_generic = Generic in bases
        if is_generic:
            made = _made_generic(made, bases, ns)
        for key, value in ns.items():
            if key in _KEPT:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in _NOT_TAKEN_OVER:
                if key not in made._fields:
                    setattr(made, key, value)
                _tell_name(value, made, key, typename)
        if is_generic:
            made.__init_subclass__()
        return made


def _made_generic(made, bases, ns):
    names = {name: value for name, value in made.__dict__.items() if name not in ("__dict__", "__weakref__")}
    names["__class_getitem__"] = Generic.__dict__["__class_getitem__"]
    names["__orig_bases__"] = ns.get("__orig_bases__", bases)
    return type(made.__name__, tuple(tuple if base is _NamedTuple else base for base in bases), names)


def _defaults_of(types, ns):
    names = []
    for name in types:
        if name in ns:
            names.append(name)
        elif names:
            plural = "s" if len(names) > 1 else ""
            raise TypeError(
                f"Non-default namedtuple field {name} cannot follow default field{plural} {', '.join(names)}"
            )
    return [ns[name] for name in names]


def _tell_name(value, owner, key, typename):
    try:
        set_name = type(value).__set_name__
    except AttributeError:
        return
    try:
        set_name(value, owner, key)
    except BaseException as error:
        error.add_note(
            f"Error calling __set_name__ on {type(value).__name__!r} instance {key!r} in {typename!r}"
        )
        raise


def NamedTuple(typename, fields=_sentinel, /, **kwargs):
    """Typed version of namedtuple.

    class Employee(NamedTuple):
        name: str
        id: int

    The functional syntax is NamedTuple('Employee', [('name', str), ('id', int)]). The types are in `__annotations__`.
    """
    if fields is None and kwargs:
        raise TypeError(
            "Cannot pass `None` as the 'fields' parameter and also specify fields using keyword arguments"
        )
    if fields is _sentinel or fields is None:
        import warnings

        deprecated, message = _without_fields("NamedTuple", typename, fields, "[]", "empty list", bool(kwargs))
        warnings._deprecated(deprecated, message=message, remove=(3, 15))
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    made = _make_nmtuple(typename, fields, module=_caller())
    made.__orig_bases__ = (NamedTuple,)
    return made


def _without_fields(kind, typename, fields, nothing, name_of_nothing, has_keywords=False):
    """What is deprecated, and what is said of it."""
    message = "{name} is deprecated and will be disallowed in Python {remove}. "
    if has_keywords:
        deprecated = f"Creating {kind} classes using keyword arguments"
        message += "Use the class-based or functional syntax instead."
    else:
        deprecated = "Passing `None` as" if fields is None else "Failing to pass a value for"
        deprecated += " the 'fields' parameter"
        example = f"`{typename} = {kind}({typename!r}, {nothing})`"
        message += (
            f"To create a {kind} class with 0 fields using the functional syntax, "
            f"pass an {name_of_nothing}, e.g. {example}."
        )
    return deprecated, message


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


def _namedtuple_mro_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


# ── Typed dictionaries ───────────────────────────────────────────────────────────────────────────


def _qualifiers_of(form):
    """Those of Required, NotRequired and ReadOnly that are around a type, and in Annotated."""
    found = set()
    while True:
        if isinstance(form, _AnnotatedAlias):
            form = form.__origin__
        elif isinstance(form, _GenericAlias) and form.__origin__ in (Required, NotRequired, ReadOnly):
            found.add(form.__origin__)
            (form,) = form.__args__
        else:
            return found


class _Keys:
    """What is known of the keys of a typed dictionary."""

    def __init__(self):
        self.annotations = {}
        self.required, self.optional, self.readonly, self.mutable = set(), set(), set(), set()

    def inherit(self, base):
        names = base.__dict__
        self.annotations.update(names.get("__annotations__", {}))
        for key in names.get("__required_keys__", ()):
            self._set_required(key, True)
        for key in names.get("__optional_keys__", ()):
            self._set_required(key, False)
        self.readonly.update(names.get("__readonly_keys__", ()))
        self.mutable.update(names.get("__mutable_keys__", ()))

    def add(self, key, form, total):
        self.annotations[key] = form
        qualifiers = _qualifiers_of(form)
        self._set_required(key, Required in qualifiers or (NotRequired not in qualifiers and total))
        if ReadOnly not in qualifiers:
            self.mutable.add(key)
            self.readonly.discard(key)
        elif key in self.mutable:
            raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
        else:
            self.readonly.add(key)

    def _set_required(self, key, required):
        into, out_of = (self.required, self.optional) if required else (self.optional, self.required)
        into.add(key)
        out_of.discard(key)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {
            key: _type_check(form, msg, module=made.__module__)
            for key, form in ns.get("__annotations__", {}).items()
        }
        keys = _Keys()
        for base in bases:
            keys.inherit(base)
        for key, form in own.items():
            keys.add(key, form, total)
        made.__annotations__ = keys.annotations
        made.__required_keys__ = frozenset(keys.required)
        made.__optional_keys__ = frozenset(keys.optional)
        made.__readonly_keys__ = frozenset(keys.readonly)
        made.__mutable_keys__ = frozenset(keys.mutable)
        made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=_sentinel, /, *, total=True):
    """A simple typed namespace. At run time it is equivalent to a plain dict.

    class Point2D(TypedDict):
        x: int
        y: int
        label: NotRequired[str]

    The functional syntax is TypedDict('Point2D', {'x': int, 'y': int}). With total=False no key has to be there, but for
    those that are Required. The types are in `__annotations__`.
    """
    if fields is _sentinel or fields is None:
        import warnings

        deprecated, message = _without_fields("TypedDict", typename, fields, "{{}}", "empty dictionary")
        warnings._deprecated(deprecated, message=message, remove=(3, 15))
        fields = {}
    ns = {"__annotations__": dict(fields), "__module__": _caller()}
    made = _TypedDictMeta(typename, (), ns, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Check if an annotation is a TypedDict class."""
    return isinstance(tp, _TypedDictMeta)


# ── New types ────────────────────────────────────────────────────────────────────────────────────


class NewType:
    """NewType creates simple unique types with almost zero runtime overhead.

    NewType(name, tp) is considered a subtype of tp by static type checkers. At run time it is a callable that returns its
    argument.
    """

    __call__ = _idfunc

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[-1]
        self.__supertype__ = tp
        module = _caller()
        if module != "typing":
            self.__module__ = module

    def __mro_entries__(self, bases):
        name = self.__name__

        class Refusal:
            def __init_subclass__(cls):
                raise TypeError(
                    "Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{cls.__name__} = NewType({cls.__name__!r}, {name})`"
                )

        return (Refusal,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]
