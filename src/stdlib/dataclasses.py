"""Classes whose methods are made from the annotations of their fields."""

import abc
import keyword
import sys
import types
from reprlib import recursive_repr

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
    "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass",
]  # fmt: skip


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _FIELD_BASE:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")
_EMPTY_METADATA = types.MappingProxyType({})

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"

# What deepcopy gives back as it is.
_ATOMIC_TYPES = frozenset(
    {
        types.NoneType, bool, int, float, str, complex, bytes, types.EllipsisType, types.NotImplementedType,
        types.CodeType, types.BuiltinFunctionType, types.FunctionType, type, range, property,
    }
)  # fmt: skip


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
        "_field_type",
    )  # fmt: skip

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else types.MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    @recursive_repr()
    def __repr__(self):
        shown = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only")
        parts = [f"{name}={getattr(self, name)!r}" for name in shown]
        return f"Field({','.join(parts)},_field_type={self._field_type})"

    def __set_name__(self, owner, name):
        # A descriptor given as default hears its name too.
        set_name = getattr(type(self.default), "__set_name__", None)
        if set_name:
            set_name(self.default, owner, name)

    __class_getitem__ = classmethod(types.GenericAlias)


class _DataclassParams:
    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot",
    )  # fmt: skip

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen
        self.match_args = match_args
        self.kw_only = kw_only
        self.slots = slots
        self.weakref_slot = weakref_slot

    def __repr__(self):
        return f"_DataclassParams({','.join([f'{name}={getattr(self, name)!r}' for name in self.__slots__])})"


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
    kw_only=MISSING,
):  # fmt: skip
    """Return an object to identify dataclass fields.

    default is the default value of the field.  default_factory is a
    0-argument function called to initialize a field's value.  If init
    is true, the field will be a parameter to the class's __init__()
    function.  If repr is true, the field will be included in the
    object's repr().  If hash is true, the field will be included in the
    object's hash().  If compare is true, the field will be used in
    comparison functions.  metadata, if specified, must be a mapping
    which is stored but not otherwise examined by dataclass.  If kw_only
    is true, the field will become a keyword-only parameter to
    __init__().

    It is an error to specify both default and default_factory.
    """
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
    kw_only=False, slots=False, weakref_slot=False,
):  # fmt: skip
    """Add dunder methods based on the fields defined in the class.

    Examines PEP 526 __annotations__ to determine fields.

    If init is true, an __init__() method is added to the class. If repr
    is true, a __repr__() method is added. If order is true, rich
    comparison dunder methods are added. If unsafe_hash is true, a
    __hash__() method is added. If frozen is true, fields may not be
    assigned to after instance creation. If match_args is true, the
    __match_args__ tuple is added. If kw_only is true, then by default
    all fields are keyword-only. If slots is true, a new class with a
    __slots__ attribute is returned.
    """

    def wrap(cls):
        given = (init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
        return _process_class(cls, _DataclassParams(*given))

    return wrap if cls is None else wrap(cls)


def _process_class(cls, params):
    setattr(cls, _PARAMS, params)
    inherited, frozen_bases = _inherited_fields(cls)
    own = _own_fields(cls, params.kw_only)
    _put_defaults(cls, own)
    if any(frozen_bases) and not params.frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if params.frozen and not all(frozen_bases):
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    by_name = inherited | own
    setattr(cls, _FIELDS, by_name)

    hash_now = cls.__dict__.get("__hash__", MISSING)
    has_hash = hash_now is not MISSING and not (hash_now is None and "__eq__" in cls.__dict__)
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")

    all_fields = [each for each in by_name.values() if each._field_type is not _FIELD_CLASSVAR]
    real = [each for each in all_fields if each._field_type is _FIELD]
    positional = [each for each in all_fields if each.init and not each.kw_only]
    keyword_only = [each for each in all_fields if each.init and each.kw_only]

    methods = _Methods()
    if params.init:
        self_name = "__dataclass_self__" if "self" in by_name else "self"
        _add_init(methods, cls, self_name, all_fields, positional, keyword_only)
    _set_new_attribute(cls, "__replace__", _replace)
    if params.repr:
        _add_repr(methods, real)
    if params.eq:
        _add_eq(methods, real)
    if params.order:
        _add_order(methods, real)
    if params.frozen:
        _add_frozen(methods, cls, real)
    _settle_hash(methods, cls, params, real, has_hash)
    methods.install(cls)

    if not getattr(cls, "__doc__"):
        is_simple = params.init and "__init__" in methods.installed
        cls.__doc__ = cls.__name__ + _signature_text(cls, positional, keyword_only, is_simple)
    if params.match_args:
        _set_new_attribute(cls, "__match_args__", tuple(each.name for each in positional))
    if params.weakref_slot and not params.slots:
        raise TypeError("weakref_slot is True but slots is False")
    if params.slots:
        cls = _with_slots(cls, params)
    abc.update_abstractmethods(cls)
    return cls


# Fields


def _inherited_fields(cls):
    """The fields of the bases by name, and which of the bases that are dataclasses are frozen."""
    found = {}
    frozen = []
    for base in cls.__mro__[-1:0:-1]:
        by_name = getattr(base, _FIELDS, None)
        if by_name is not None:
            found |= {each.name: each for each in by_name.values()}
            frozen.append(getattr(base, _PARAMS).frozen)
    return found, frozen


def _own_annotations(cls):
    annotations = cls.__dict__.get("__annotations__")
    if annotations is None or isinstance(annotations, types.GetSetDescriptorType):
        return {}
    if not isinstance(annotations, dict):
        raise ValueError(f"{cls!r}.__annotations__ is neither a dict nor None")
    return dict(annotations)


def _own_fields(cls, kw_only):
    found = {}
    marked = False
    for name, annotation in _own_annotations(cls).items():
        if annotation is KW_ONLY or _names(annotation, cls, sys.modules[__name__], _is_kw_only):
            if marked:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            marked = kw_only = True
        else:
            found[name] = _own_field(cls, name, annotation, kw_only)
    return found


def _own_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    elif isinstance(default, types.MemberDescriptorType):
        made = field()  # what it has is the slot
    else:
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _kind_of(annotation, cls)
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if made._field_type is _FIELD_CLASSVAR:
        if made.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
    return made


def _kind_of(annotation, cls):
    typing = sys.modules.get("typing")  # nothing is a ClassVar before somebody imported it
    if typing and (_is_classvar(annotation) or _names(annotation, cls, typing, _is_classvar)):
        return _FIELD_CLASSVAR
    if _is_initvar(annotation) or _names(annotation, cls, sys.modules[__name__], _is_initvar):
        return _FIELD_INITVAR
    return _FIELD


def _is_classvar(annotation):
    class_var = sys.modules["typing"].ClassVar
    return annotation is class_var or (
        type(annotation).__module__ == "typing" and getattr(annotation, "__origin__", None) is class_var
    )


def _is_initvar(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    return annotation is KW_ONLY


def _names(annotation, cls, module, is_wanted):
    """Whether an annotation that is a text starts with `name` or `module.name` of something wanted."""
    if not isinstance(annotation, str):
        return False
    prefix, name = _leading_names(annotation)
    scope = getattr(sys.modules.get(cls.__module__), "__dict__", {})
    if prefix:
        scope = module.__dict__ if scope.get(prefix) is module else {}
    return is_wanted(scope.get(name))


def _leading_names(text):
    first, rest = _word(text)
    if first and rest.startswith("."):
        second, _ = _word(rest[1:])
        if second:
            return first, second
    return None, first


def _word(text):
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return text[:end], text[end:].lstrip()


def _put_defaults(cls, own):
    """Puts defaults in the place of Field objects."""
    for name, each in own.items():
        if isinstance(getattr(cls, name, None), Field):
            if each.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, each.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in own:
            raise TypeError(f"{name!r} is a field but has no type annotation")


# Methods


class _Methods:
    """The text of a class's methods, compiled at once inside a function whose parameters are the values they use."""

    def __init__(self):
        self.texts = {}
        self.values = {}
        self.refusals = {}  # what to tell if the class has such a method; nothing is told of the others
        self.replacing = set()
        self.installed = set()

    def add(self, name, parameters, body, *, before="", returns="", refusal=None):
        self.texts[name] = "\n".join([f"{before} def {name}({', '.join(parameters)}){returns}:", *body])
        if refusal is not None:
            self.refusals[name] = refusal

    def install(self, cls):
        for name, method in self._compiled(cls).items():
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            if name in self.replacing:
                setattr(cls, name, method)
            elif not _set_new_attribute(cls, name, method):
                self.installed.add(name)
            elif name in self.refusals:
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}{self.refusals[name]}")

    def _compiled(self, cls):
        if not self.texts:
            return {}
        module = sys.modules.get(cls.__module__)
        scope = {}
        bodies = "\n".join(self.texts.values())
        text = f"def __create_fn__({', '.join(self.values)}):\n{bodies}\n return {', '.join(self.texts)},"
        exec(text, {} if module is None else module.__dict__, scope)
        return dict(zip(self.texts, scope["__create_fn__"](**self.values)))


def _set_new_attribute(cls, name, value):
    """Tells whether the class had it before."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _has_default(each):
    return each.default is not MISSING or each.default_factory is not MISSING


def _add_init(methods, cls, self_name, all_fields, positional, keyword_only):
    with_default = None
    for each in positional:
        if _has_default(each):
            with_default = each
        elif with_default:
            raise TypeError(f"non-default argument {each.name!r} follows default argument {with_default.name!r}")

    params = getattr(cls, _PARAMS)
    values = methods.values
    values["__dataclass_HAS_DEFAULT_FACTORY__"] = _HAS_DEFAULT_FACTORY
    values["__dataclass_builtins_object__"] = object
    body = []
    for each in all_fields:
        values[f"__dataclass_type_{each.name}__"] = each.type
        if _has_default(each):
            given = each.default if each.default_factory is MISSING else each.default_factory
            values[f"__dataclass_dflt_{each.name}__"] = given
        value = _initial_value(each, params.slots)
        if value is None or each._field_type is _FIELD_INITVAR:
            continue
        if params.frozen:
            body.append(f"  __dataclass_builtins_object__.__setattr__({self_name}, {each.name!r}, {value})")
        else:
            body.append(f"  {self_name}.{each.name} = {value}")
    if hasattr(cls, _POST_INIT_NAME):
        passed = [each.name for each in all_fields if each._field_type is _FIELD_INITVAR]
        body.append(f"  {self_name}.{_POST_INIT_NAME}({', '.join(passed)})")

    parameters = [self_name, *map(_parameter, positional)]
    if keyword_only:
        parameters += ["*", *map(_parameter, keyword_only)]
    methods.add("__init__", parameters, body or ["  pass"], returns=" -> None")


def _initial_value(each, slots):
    """The expression that __init__ assigns; None when the class's attribute will do."""
    default = f"__dataclass_dflt_{each.name}__"
    if each.default_factory is not MISSING:
        made = f"{default}()"
        return f"{made} if {each.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {each.name}" if each.init else made
    if each.init:
        return each.name
    return default if slots and each.default is not MISSING else None


def _parameter(each):
    default = ""
    if each.default is not MISSING:
        default = f"=__dataclass_dflt_{each.name}__"
    elif each.default_factory is not MISSING:
        default = "=__dataclass_HAS_DEFAULT_FACTORY__"
    return f"{each.name}: __dataclass_type_{each.name}__{default}"


def _add_repr(methods, real):
    shown = ", ".join([f"{each.name}={{self.{each.name}!r}}" for each in real if each.repr])
    methods.values["__dataclasses_recursive_repr"] = recursive_repr
    methods.add(
        "__repr__",
        ["self"],
        [f'  return f"{{self.__class__.__qualname__}}({shown})"'],
        before=" @__dataclasses_recursive_repr()\n",
    )


def _add_eq(methods, real):
    terms = [f"self.{each.name} == other.{each.name}" for each in real if each.compare]
    body = [
        "  if self is other:",
        "   return True",
        "  if other.__class__ is self.__class__:",
        f"   return {' and '.join(terms) or 'True'}",
        "  return NotImplemented",
    ]
    methods.add("__eq__", ["self", "other"], body)


def _add_order(methods, real):
    compared = [each for each in real if each.compare]
    left, right = _tuple_of("self", compared), _tuple_of("other", compared)
    for name, operator in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
        body = [
            "  if other.__class__ is self.__class__:",
            f"   return {left} {operator} {right}",
            "  return NotImplemented",
        ]
        methods.add(name, ["self", "other"], body, refusal=" Consider using functools.total_ordering")


def _tuple_of(owner, real):
    return f"({''.join([f'{owner}.{each.name}, ' for each in real])})"


def _add_frozen(methods, cls, real):
    methods.values |= {"cls": cls, "FrozenInstanceError": FrozenInstanceError}
    refused = "type(self) is cls"
    if real:
        refused += f" or name in {{{', '.join([repr(each.name) for each in real])}}}"
    for verb, name, arguments in (
        ("assign to", "__setattr__", ["name", "value"]),
        ("delete", "__delattr__", ["name"]),
    ):
        body = [
            f"  if {refused}:",
            f'   raise FrozenInstanceError(f"cannot {verb} field {{name!r}}")',
            f"  super(cls, self).{name}({', '.join(arguments)})",
        ]
        methods.add(name, ["self", *arguments], body, refusal="")


def _settle_hash(methods, cls, params, real, has_hash):
    if params.unsafe_hash and has_hash:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if params.unsafe_hash or (params.eq and params.frozen and not has_hash):
        hashed = [each for each in real if (each.compare if each.hash is None else each.hash)]
        methods.add("__hash__", ["self"], [f"  return hash({_tuple_of('self', hashed)})"])
        methods.replacing.add("__hash__")
    elif params.eq and not has_hash:
        cls.__hash__ = None


def _signature_text(cls, positional, keyword_only, is_simple):
    """As inspect tells the signature of the class, without asking it where the class's own __init__ decides."""
    if type(cls).__call__ is not type.__call__ or cls.__new__ is not object.__new__:
        is_simple = False
    elif cls.__init__ is object.__init__:
        return "()"
    if not is_simple:
        try:
            from inspect import signature

            return str(signature(cls)).replace(" -> None", "")
        except (ImportError, TypeError, ValueError):
            return ""
    parameters = [_parameter_text(each) for each in positional]
    if keyword_only:
        parameters += ["*", *map(_parameter_text, keyword_only)]
    return f"({', '.join(parameters)})".replace(" -> None", "")


def _parameter_text(each):
    text = f"{each.name}: {_annotation_text(each.type)}"
    if each.default is not MISSING:
        return f"{text} = {each.default!r}"
    return text if each.default_factory is MISSING else f"{text} = {_HAS_DEFAULT_FACTORY!r}"


def _annotation_text(annotation):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        is_builtin = annotation.__module__ == "builtins"
        return annotation.__qualname__ if is_builtin else f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


# Slots


def _with_slots(cls, params):
    """The class once more: slots cannot be added to a class that is there."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    names = [each.name for each in fields(cls)]
    inherited = {name for base in cls.__mro__[1:-1] for name in _slots_of(base)}
    wanted = [*names, "__weakref__"] if params.weakref_slot else names
    gone = {*names, "__dict__", "__weakref__"}
    namespace = {name: value for name, value in cls.__dict__.items() if name not in gone}
    namespace["__slots__"] = tuple(name for name in wanted if name not in inherited)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    if params.frozen:
        if "__getstate__" not in namespace:
            made.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            made.__setstate__ = _dataclass_setstate
    return made


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return ["__dict__"] if getattr(cls, "__weakrefoffset__", -1) == 0 else ["__weakref__", "__dict__"]
    if isinstance(slots, str):
        return [slots]
    if hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return slots


def _dataclass_getstate(self):
    return [getattr(self, each.name) for each in fields(self)]


def _dataclass_setstate(self, state):
    for each, value in zip(fields(self), state):
        object.__setattr__(self, each.name, value)


# Functions for users


def fields(class_or_instance):
    """Return a tuple describing the fields of this dataclass.

    Accepts a dataclass or an instance of one. Tuple elements are of
    type Field.
    """
    try:
        by_name = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([each for each in by_name.values() if each._field_type is _FIELD])


def _is_dataclass_instance(obj):
    """Returns True if obj is an instance of a dataclass."""
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Returns True if obj is a dataclass or an instance of a
    dataclass."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """Return the fields of a dataclass instance as a new dictionary mapping
    field names to field values.

    Example usage::

      @dataclass
      class C:
          x: int
          y: int

      c = C(1, 2)
      assert asdict(c) == {'x': 1, 'y': 2}

    If given, 'dict_factory' will be used instead of built-in dict.
    The function applies recursively to field values that are
    dataclass instances. This will also look into built-in containers:
    tuples, lists, and dicts. Other objects are copied with 'copy.deepcopy()'.
    """
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")

    def fields_of(each):
        return dict_factory([(f.name, _converted(getattr(each, f.name), fields_of)) for f in fields(each)])

    return fields_of(obj)


def astuple(obj, *, tuple_factory=tuple):
    """Return the fields of a dataclass instance as a new tuple of field values.

    Example usage::

      @dataclass
      class C:
          x: int
          y: int

      c = C(1, 2)
      assert astuple(c) == (1, 2)

    If given, 'tuple_factory' will be used instead of built-in tuple.
    The function applies recursively to field values that are
    dataclass instances. This will also look into built-in containers:
    tuples, lists, and dicts. Other objects are copied with 'copy.deepcopy()'.
    """
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")

    def fields_of(each):
        return tuple_factory([_converted(getattr(each, f.name), fields_of) for f in fields(each)])

    return fields_of(obj)


def _converted(value, fields_of):
    """`value` with `fields_of` each dataclass instance in it; containers keep their types."""
    kind = type(value)
    if kind in _ATOMIC_TYPES:
        return value
    if hasattr(kind, _FIELDS):
        return fields_of(value)
    if kind is list:
        return [_converted(each, fields_of) for each in value]
    if issubclass(kind, tuple) and hasattr(value, "_fields"):
        return kind(*[_converted(each, fields_of) for each in value])
    if issubclass(kind, (list, tuple)):
        return kind([_converted(each, fields_of) for each in value])
    if issubclass(kind, dict):
        items = [(_converted(key, fields_of), _converted(each, fields_of)) for key, each in value.items()]
        if not hasattr(kind, "default_factory"):
            return kind(items)
        made = kind(value.default_factory)
        for key, each in items:
            made[key] = each
        return made
    from copy import deepcopy

    return deepcopy(value)


def make_dataclass(
    cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
    frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False, module=None,
):  # fmt: skip
    """Return a new dynamically created dataclass.

    The dataclass name will be 'cls_name'.  'fields' is an iterable
    of either (name), (name, type) or (name, type, Field) objects. If type is
    omitted, use the string 'typing.Any'.  Field objects are created by
    the equivalent of calling 'field(name, type [, Field-info])'.::

      C = make_dataclass('C', ['x', ('y', int), ('z', int, field(init=False))], bases=(Base,))

    is equivalent to::

      @dataclass
      class C(Base):
          x: 'typing.Any'
          y: int
          z: int = field(init=False)

    For the bases and namespace parameters, see the builtin type() function.

    The parameters init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
    slots, and weakref_slot are passed to dataclass().

    If module parameter is defined, the '__module__' attribute of the dataclass is
    set to that value.
    """
    annotations, defaults = _specified(fields)
    body = {**(namespace or {}), **defaults, "__annotations__": annotations}
    cls = types.new_class(cls_name, bases, {}, lambda scope: scope.update(body))
    cls.__module__ = (sys._getframemodulename(1) or "__main__") if module is None else module
    return dataclass(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
        kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )  # fmt: skip


def _specified(fields):
    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation
    return annotations, defaults


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values.

    This is especially useful for frozen classes.  Example usage::

      @dataclass(frozen=True)
      class C:
          x: int
          y: int

      c = C(1, 2)
      c1 = replace(c, x=3)
      assert c1.x == 3 and c1.y == 2
    """
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for each in getattr(self, _FIELDS).values():
        if each._field_type is _FIELD_CLASSVAR:
            continue
        if not each.init:
            if each.name in changes:
                raise TypeError(
                    f"field {each.name} is declared with init=False, it cannot be specified with replace()"
                )
        elif each.name not in changes:
            if each._field_type is _FIELD_INITVAR and each.default is MISSING:
                raise TypeError(f"InitVar {each.name!r} must be specified with replace()")
            changes[each.name] = getattr(self, each.name)
    return self.__class__(**changes)
