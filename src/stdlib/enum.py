"""Enumerations: sets of names bound to unique values, and flags that combine."""

import builtins as bltns
import sys
from types import DynamicClassAttribute, MappingProxyType

__all__ = [
    "EnumType", "EnumMeta", "EnumDict",
    "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum",
    "auto", "unique", "property", "verify", "member", "nonmember",
    "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP",
    "global_flag_repr", "global_enum_repr", "global_str", "global_enum",
    "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE",
    "pickle_by_global_name", "pickle_by_enum_name",
]  # fmt: skip

# The metaclass makes these three as well, and asks for them meanwhile.
Enum = Flag = ReprEnum = None


# Names and bits


def _is_descriptor(obj):
    return hasattr(obj, "__get__") or hasattr(obj, "__set__") or hasattr(obj, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    prefix = f"_{cls_name}__"
    return len(name) > len(prefix) and name.startswith(prefix) and not name.endswith("__")


def _is_internal_class(cls_name, obj):
    if not isinstance(obj, type):
        return False
    nested = f"{cls_name}.{getattr(obj, '__name__', '')}"
    qualname = getattr(obj, "__qualname__", "")
    return qualname == nested or qualname.endswith("." + nested)


def _is_single_bit(num):
    return num != 0 and num & (num - 1) == 0


def _is_flag(cls):
    return Flag is not None and issubclass(cls, Flag)


def _iter_bits_lsb(num):
    rest = num.value if isinstance(num, Enum) else num
    if rest < 0:
        raise ValueError(f"{num!r} is not a positive integer")
    while rest:
        lowest = rest & -rest
        yield lowest
        rest ^= lowest


def show_flag_values(value):
    return list(_iter_bits_lsb(value))


def bin(num, max_bits=None):
    """
    Like built-in bin(), except negative values are represented in
    twos-compliment, and the leading bit always indicates sign
    (0=positive, 1=negative).

    >>> bin(10)
    '0b0 1010'
    >>> bin(~10)   # ~10 is -11
    '0b1 0101'
    """
    width = num.bit_length()
    digits = format(num & ((1 << width) - 1), f"0{width}b") if width else ""
    sign = "1" if num < 0 else "0"
    if max_bits is not None:
        digits = digits.rjust(max_bits, sign)
    return f"0b{sign} {digits}"


# What stands in a class body


class nonmember:
    """
    Protects item from becoming an Enum member during class creation.
    """

    def __init__(self, value):
        self.value = value


class member:
    """
    Forces item to become an Enum member during class creation.
    """

    def __init__(self, value):
        self.value = value


class _NotGiven:
    def __repr__(self):
        return "<not given>"


class _AutoNull:
    def __repr__(self):
        return "_auto_null"


_not_given = _NotGiven()
_auto_null = _AutoNull()


class auto:
    """
    Instances are replaced with an appropriate value in Enum class suites.
    """

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


class property(DynamicClassAttribute):
    """
    This is a descriptor, used to define attributes that act differently
    when accessed through an enum member and through an enum class.
    Instance access is the same as property(), but access to an attribute
    through the enum class will instead look in the class' _member_map_ for
    a corresponding enum member.
    """

    member = None
    _attr_type = None  # of what the member covers: 'enum', 'desc' or 'attr'
    _cls_type = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is None:
                raise self._missing_from(ownerclass)
            return self.member
        if self.fget is not None:
            return self.fget(instance)
        if self._attr_type == "attr":
            return getattr(self._cls_type, self.name)
        if self._attr_type == "desc":
            return getattr(instance._value_, self.name)
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise self._missing_from(ownerclass) from None

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__

    def _missing_from(self, ownerclass):
        return AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")


def _redirect(cls, name, member):
    """What gives `member` on the class and, on members, what `name` is in the bases; None if it is no descriptor there."""
    found = kind = owner = None
    for base in cls.__mro__[1:]:
        attribute = base.__dict__.get(name)
        if attribute is None:
            continue
        if isinstance(attribute, DynamicClassAttribute):
            found, kind, owner = attribute, "enum", base
            break
        if _is_descriptor(attribute):
            found, kind, owner = attribute, kind or "desc", owner or base
        else:
            kind, owner = "attr", base
    if found is None:
        return None
    redirect = property()
    redirect.member = member
    redirect.__set_name__(cls, name)
    if kind != "attr":
        redirect.fget = getattr(found, "fget", None)
        redirect.fset = getattr(found, "fset", None)
        redirect.fdel = getattr(found, "fdel", None)
    redirect._attr_type = kind
    redirect._cls_type = owner
    return redirect


class _proto_member:
    """What a class body said of a member; it is made when the new class names its attributes."""

    def __init__(self, value, inherited):
        self.value = value
        self.inherited = inherited  # names that the bases have: members of these names may have to be redirected

    def __set_name__(self, enum_class, name):
        delattr(enum_class, name)
        made = self._made(enum_class, name)
        value = made._value_
        is_flag = _is_flag(enum_class)
        if is_flag:
            _count_bits(enum_class, value)
        canonical = _member_of_value(enum_class, value)
        if canonical is not None:
            made = canonical
        elif not is_flag or (isinstance(value, int) and _is_single_bit(value)):
            enum_class._member_names_.append(name)
        members = enum_class._member_map_
        if name in self.inherited or name in members:
            enum_class._add_member_(name, made)
        else:
            setattr(enum_class, name, made)
            members[name] = made
        _remember_value(enum_class, value, made, name)

    def _made(self, enum_class, name):
        data_type = enum_class._member_type_
        args = self.value if isinstance(self.value, tuple) else (self.value,)
        if data_type is tuple:
            args = (args,)
        if enum_class._use_args_:
            made = enum_class._new_member_(enum_class, *args)
        else:
            made = enum_class._new_member_(enum_class)
        if not hasattr(made, "_value_"):
            made._value_ = self.value if data_type is object else _converted(data_type, args)
        made._name_ = name
        made.__objclass__ = enum_class
        made.__init__(*args)
        made._sort_order_ = len(enum_class._member_names_)
        return made


def _converted(data_type, args):
    try:
        return data_type(*args)
    except Exception as error:
        wrong = TypeError("_value_ not set in __new__, unable to create it")
        wrong.__cause__ = error
        raise wrong


def _count_bits(enum_class, value):
    if not isinstance(value, int):
        return
    mask = enum_class._flag_mask_ | value
    if mask != enum_class._flag_mask_:
        enum_class._flag_mask_ = mask
        enum_class._all_bits_ = (1 << mask.bit_length()) - 1
    if _is_single_bit(value):
        enum_class._singles_mask_ |= value


def _member_of_value(enum_class, value):
    try:
        return enum_class._value2member_map_.get(value)
    except TypeError:
        for each in enum_class._member_map_.values():
            if each._value_ == value:
                return each
        return None


def _remember_value(enum_class, value, member, name=None):
    try:
        enum_class._value2member_map_.setdefault(value, member)
    except TypeError:
        enum_class._unhashable_values_.append(value)
        enum_class._unhashable_values_map_.setdefault(name or member.name, []).append(value)


_PERMITTED_SUNDERS = frozenset(
    {
        "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_",
        "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_",
        "_add_alias_", "_add_value_alias_",
    }
)  # fmt: skip


class EnumDict(dict):
    """
    Track enum member order and ensure member names are not reused.

    EnumType will use the names found in self._member_names as the
    enumeration member names.
    """

    def __init__(self):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False

    def __setitem__(self, key, value):
        """
        Changes anything not dundered or not a descriptor.

        If an enum member name is used twice, an error is raised; duplicate
        values are not checked for.

        Single underscore (sunder) names are reserved.
        """
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._sunder(key, value)
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif not (_is_descriptor(value) or _is_internal_class(self._cls_name, value)):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            value = self._new_member(key, value.value if isinstance(value, member) else value)
        super().__setitem__(key, value)

    def _sunder(self, key, value):
        if key not in _PERMITTED_SUNDERS and not key.startswith("_repr_"):
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            self._ignore = value
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
        return value

    def _new_member(self, key, value):
        if isinstance(value, auto):
            value = self._automatic(key, value)
        elif isinstance(value, tuple) and any(isinstance(each, auto) for each in value):
            items = [self._automatic(key, each) if isinstance(each, auto) else each for each in value]
            try:
                value = type(value)(items)
            except TypeError:
                value = type(value)(*items)
        else:
            self._last_values.append(value)
        self._member_names[key] = None
        return value

    def _automatic(self, key, value):
        if value.value == _auto_null:
            value.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(value.value)
        return value.value

    @bltns.property
    def member_names(self):
        return list(self._member_names)

    def update(self, members, **more_members):
        try:
            for name in members.keys():
                self[name] = members[name]
        except AttributeError:
            for name, value in members:
                self[name] = value
        for name, value in more_members.items():
            self[name] = value


_EnumDict = EnumDict


# The metaclass


class EnumType(type):
    """
    Metaclass for Enum
    """

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict()
        namespace._cls_name = cls
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _use_args=None, **kwds):
        classdict.setdefault("_ignore_", []).append("_ignore_")
        for name in classdict["_ignore_"]:
            classdict.pop(name, None)
        names = classdict._member_names
        invalid = set(names) & {"mro", ""}
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join(map(repr, invalid))}")
        order = classdict.pop("_order_", None)
        body = dict(classdict.items())
        generator = body.get("_generate_next_value_")
        if generator is not None and type(generator) is not staticmethod:
            body["_generate_next_value_"] = staticmethod(generator)

        data_type, first_enum = metacls._get_mixins_(cls, bases)
        new_member, is_own_new, use_args = metacls._find_new_(body, data_type, first_enum)
        inherited = {name for base in bases for each in base.__mro__ for name in each.__dict__}
        for name in names:
            body[name] = _proto_member(body[name], inherited)
        body.update(
            _new_member_=new_member,
            _use_args_=use_args if _use_args is None else _use_args,
            _member_names_=[],
            _member_map_={},
            _value2member_map_={},
            _unhashable_values_=[],
            _unhashable_values_map_={},
            _member_type_=data_type,
            _value_repr_=metacls._find_data_repr_(cls, bases),
            _boundary_=boundary or getattr(first_enum, "_boundary_", None),
            _flag_mask_=0,
            _singles_mask_=0,
            _all_bits_=0,
            _inverted_=None,
        )
        in_progress = f"_{cls}__in_progress"
        body[in_progress] = True
        failed = None
        try:
            enum_class = super().__new__(metacls, cls, bases, body, **kwds)
        except Exception as error:
            failed = _without_note(error)
            where = error.__traceback__
        if failed is not None:
            raise failed.with_traceback(where)
        delattr(enum_class, in_progress)

        body.update(enum_class.__dict__)
        if ReprEnum is not None and ReprEnum in bases:
            _take_texts(enum_class, data_type, body)
        _keep_enum_methods(enum_class, data_type, first_enum, body)
        if Enum is not None:
            if is_own_new:
                enum_class.__new_member__ = new_member
            enum_class.__new__ = Enum.__new__
        if _is_flag(enum_class):
            _settle_flag(enum_class, body)
        elif Flag is not None or cls != "Flag":
            for name in ("_boundary_", "_flag_mask_", "_singles_mask_", "_all_bits_", "_inverted_"):
                delattr(enum_class, name)
        if order is not None:
            _check_order(enum_class, order)
        return enum_class

    def __bool__(cls):
        """
        classes/types should always be True.
        """
        return True

    def __call__(cls, value, names=_not_given, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        """
        Either returns an existing member, or creates a new enum class.

        This method is used both when an enum class is given a value to match
        to an enumeration member (i.e. Color(3)) and for the functional API
        (i.e. Color = Enum('Color', names='RED GREEN BLUE')).

        The value lookup branch is chosen if the enum is final.

        When used for the functional API:

        `value` will be the name of the new class.

        `names` should be either a string of white-space/comma delimited names
        (values will start at `start`), or an iterator/mapping of name, value pairs.

        `module` should be set to the module this class is being created in;
        if it is not set, an attempt to find that module will be made, but if
        it fails the class will not be picklable.

        `qualname` should be set to the actual location this class can be found
        at in its module; by default it is set to the global scope.  If this is
        not correct, unpickling will fail in some circumstances.

        `type`, if set, will be mixed in as the first base class.
        """
        if cls._member_map_:
            return cls.__new__(cls, value if names is _not_given else (value, names, *values))
        if names is _not_given and type is None:
            raise TypeError(f"{cls} has no members; specify `names=()` if you meant to create a new, empty, enum")
        return cls._create_(
            class_name=value,
            names=None if names is _not_given else names,
            module=module,
            qualname=qualname,
            type=type,
            start=start,
            boundary=boundary,
        )

    def __contains__(cls, value):
        """Return True if `value` is in `cls`.

        `value` is in `cls` if:
        1) `value` is a member of `cls`, or
        2) `value` is the value of one of the `cls`'s members.
        """
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_
        except TypeError:
            return value in cls._unhashable_values_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __dir__(cls):
        names = {
            "__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__",
            "__members__", "__module__", "__name__", "__qualname__", *cls._member_names_,
        }  # fmt: skip
        if cls._new_member_ is not object.__new__:
            names.add("__new__")
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add("__init_subclass__")
        if cls._member_type_ is not object:
            names.update(dir(cls._member_type_))
        return sorted(names)

    def __getitem__(cls, name):
        """
        Return the member matching `name`.
        """
        return cls._member_map_[name]

    def __iter__(cls):
        """
        Return members in definition order.
        """
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        """
        Return the number of members (no aliases)
        """
        return len(cls._member_names_)

    @bltns.property
    def __members__(cls):
        """
        Returns a mapping of member name->value.

        This mapping lists all enum members, including aliases. Note that this
        is a read-only view of the internal mapping.
        """
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return f"<flag {cls.__name__!r}>" if _is_flag(cls) else f"<enum {cls.__name__!r}>"

    def __reversed__(cls):
        """
        Return members in reverse definition order.
        """
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        """
        Block attempts to reassign Enum members.

        A simple assignment to the class namespace only changes one of the
        several possible ways to get an Enum member from the Enum class,
        resulting in an inconsistent Enumeration.
        """
        if name in getattr(cls, "_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """
        Convenience method to create a new Enum class.

        `names` can be:

        * A string containing member names, separated either with spaces or
          commas.  Values are incremented by 1 from `start`.
        * An iterable of member names.  Values are incremented by 1 from `start`.
        * An iterable of (member name, value) pairs.
        * A mapping of member name -> value pairs.
        """
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first_enum = cls._get_mixins_(class_name, bases)
        namespace = metacls.__prepare__(class_name, bases)
        for name, value in _named_values(names, first_enum, start):
            namespace[name] = value
        # two frames up: whoever called the class
        if module is None:
            module = sys._getframemodulename(2)
        if module is None:
            _make_class_unpicklable(namespace)
        else:
            namespace["__module__"] = module
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """
        Create a new Enum subclass that replaces a collection of global constants
        """
        exports = sys.modules[module].__dict__
        constants = [item for item in (source.__dict__ if source else exports).items() if filter(item[0])]
        try:
            constants.sort(key=lambda item: (item[1], item[0]))
        except TypeError:
            constants.sort(key=lambda item: item[0])
        body = {**dict(constants), "__module__": module}
        made = _simple_enum(cls, boundary=boundary or KEEP)(type(name, (object,), body))
        if as_global:
            global_enum(made)
        else:
            sys.modules[made.__module__].__dict__.update(made.__members__)
        exports[name] = made
        return made

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """
        Returns the type for creating enum members, and the first inherited
        enum class.

        bases: the tuple of bases that was given to __new__
        """
        if not bases:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError(
                "new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`"
            )
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType):
                    return base._value_repr_
                if base is object or "__repr__" not in base.__dict__:
                    continue
                parameters = base.__dict__.get("__dataclass_params__")
                if "__dataclass_fields__" in base.__dict__ and parameters is not None and parameters.repr:
                    return _dataclass_repr
                return base.__dict__["__repr__"]
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        data_types = set()
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is object:
                        continue
                    data_types.add(base._member_type_)
                    break
                candidate = candidate or base
                if "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                    data_types.add(candidate)
                    break
        if len(data_types) > 1:
            raise TypeError(f"too many data types for {class_name!r}: {data_types!r}")
        return data_types.pop() if data_types else None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """
        Returns the __new__ to be used for creating the enum members.

        classdict: the class dictionary given to __new__
        member_type: the data type whose __new__ will be used by default
        first_enum: enumeration to check for an overriding __new__
        """
        plain = (None, None.__new__, object.__new__, Enum.__new__)
        own = classdict.get("__new__")
        new = own
        if new is None:
            candidates = (
                getattr(each, method, None)
                for method in ("__new_member__", "__new__")
                for each in (member_type, first_enum)
            )
            new = next((each for each in candidates if each not in plain), object.__new__)
        use_args = first_enum is not None and new not in (Enum.__new__, object.__new__)
        return new, first_enum is not None and own is not None, use_args

    def _add_member_(cls, name, member):
        if name in cls._member_map_:
            if cls._member_map_[name] is not member:
                raise NameError(f"{name!r} is already bound: {cls._member_map_[name]!r}")
            return
        redirect = _redirect(cls, name, member)
        setattr(cls, name, member if redirect is None else redirect)
        cls._member_map_[name] = member


EnumMeta = EnumType


def _without_note(error):
    """The same without the word that a member's name was being set."""
    plain = type(error)(str(error))
    plain.__cause__ = error.__cause__
    plain.__context__ = error.__context__
    return plain


def _take_texts(enum_class, data_type, body):
    if data_type is object:
        raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)")
    if "__format__" not in body:
        enum_class.__format__ = body["__format__"] = data_type.__format__
    if "__str__" not in body:
        is_plain = data_type.__str__ is object.__str__
        enum_class.__str__ = body["__str__"] = data_type.__repr__ if is_plain else data_type.__str__


def _keep_enum_methods(enum_class, data_type, first_enum, body):
    for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
        if name in body:
            continue
        if getattr(enum_class, name) in (getattr(data_type, name), getattr(object, name)):
            setattr(enum_class, name, getattr(first_enum, name))


def _settle_flag(enum_class, body):
    for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
        if name not in body:
            setattr(enum_class, name, getattr(Flag, name))
    values = [each._value_ for each in enum_class]
    if values != sorted(values):
        enum_class._iter_member_ = enum_class._iter_member_by_def_


def _check_order(enum_class, order):
    if isinstance(order, str):
        order = order.replace(",", " ").split()
    names, members = enum_class._member_names_, enum_class._member_map_
    canonical = [name for name in order if name not in members or name in names]
    if order and canonical != names:
        raise TypeError(f"member order does not match _order_:\n  {names!r}\n  {canonical!r}")


def _named_values(names, first_enum, start):
    if names is None:
        return
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
        values = []
        for count, name in enumerate(names):
            value = first_enum._generate_next_value_(name, start, count, values[:])
            values.append(value)
        yield from zip(names, values)
        return
    for item in names:
        if isinstance(item, str):
            yield item, names[item]
        else:
            name, value = item
            yield name, value


def _make_class_unpicklable(obj):
    def refuse(self, proto):
        raise TypeError(f"{self!r} cannot be pickled")

    if isinstance(obj, dict):
        obj["__reduce_ex__"] = refuse
        obj["__module__"] = "<unknown>"
    else:
        obj.__reduce_ex__ = refuse
        obj.__module__ = "<unknown>"


def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ", ".join(f"{name}={getattr(self, name)!r}" for name, field in fields.items() if field.repr)


# The enumerations


class Enum(metaclass=EnumType):
    """
    Create a collection of name/value pairs.

    Example enumeration:

    >>> class Color(Enum):
    ...     RED = 1
    ...     BLUE = 2
    ...     GREEN = 3

    Access them by:

    - attribute access:

      >>> Color.RED
      <Color.RED: 1>

    - value lookup:

      >>> Color(1)
      <Color.RED: 1>

    - name lookup:

      >>> Color['RED']
      <Color.RED: 1>

    Enumerations can be iterated over, and know how many members they have:

    >>> len(Color)
    3

    >>> list(Color)
    [<Color.RED: 1>, <Color.BLUE: 2>, <Color.GREEN: 3>]

    Methods can be added to enumerations, and members can have their own
    attributes -- see the documentation for details.
    """

    @classmethod
    def __signature__(cls):
        if cls._member_names_:
            return "(*values)"
        return "(new_class_name, /, names, *, module=None, qualname=None, type=None, start=1, boundary=None)"

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for name, values in cls._unhashable_values_map_.items():
                if value in values:
                    return cls[name]
        if not cls._member_map_:
            if getattr(cls, f"_{cls.__name__}__in_progress", False):
                raise TypeError("do not use `super().__new__; call the appropriate __new__ directly") from None
            raise TypeError(f"{cls!r} has no members defined")
        return _missing_member(cls, value)

    def __init__(self, *args, **kwds):
        pass

    def _add_alias_(self, name):
        self.__class__._add_member_(name, self)

    def _add_value_alias_(self, value):
        cls = self.__class__
        bound = _member_of_value(cls, value)
        if bound is None:
            _remember_value(cls, value, self)
        elif bound is not self:
            raise ValueError(f"{value!r} is already bound: {bound!r}")

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """
        Generate the next value when not given.

        name: the name of the member
        start: the initial start value or None
        count: the number of existing members
        last_values: the list of values assigned
        """
        if not last_values:
            return start
        try:
            highest = sorted(last_values).pop()
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return highest + 1
        except TypeError:
            raise TypeError(f"unable to increment {highest!r}") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        value_repr = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {value_repr(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __dir__(self):
        """
        Returns public methods and other interesting attributes.
        """
        members = self._member_map_
        names = set() if self.__class__._member_type_ is object else set(object.__dir__(self))
        names.update(name for name in getattr(self, "__dict__", ()) if name[0] != "_" and name not in members)
        for cls in self.__class__.mro():
            for name, attribute in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if name not in members or (isinstance(attribute, property) and attribute.fget is not None):
                    names.add(name)
                elif isinstance(attribute, property):
                    names.discard(name)
        return sorted({"__class__", "__doc__", "__eq__", "__hash__", "__module__"} | names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The name of the Enum member."""
        return self._name_

    @property
    def value(self):
        """The value of the Enum member."""
        return self._value_


def _missing_member(cls, value):
    failed = None
    try:
        result = cls._missing_(value)
    except Exception as error:
        failed = error
    else:
        if isinstance(result, cls):
            return result
        if _is_flag(cls) and cls._boundary_ is EJECT and isinstance(result, int):
            return result
    try:
        invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if failed is None:
            if result is None:
                raise invalid
            failed = TypeError(
                f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member"
            )
        if not isinstance(failed, ValueError):
            failed.__context__ = invalid
        raise failed
    finally:
        failed = invalid = None


class ReprEnum(Enum):
    """
    Only changes the repr(), leaving str() and format() to the mixed-in type.
    """


class IntEnum(int, ReprEnum):
    """
    Enum where members are also (and must be) ints
    """


class StrEnum(str, ReprEnum):
    """
    Enum where members are also (and must be) strings
    """

    def __new__(cls, *values):
        "values must already be of type `str`"
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError("errors must be a string, not %r" % (values[2]))  # sic: a tuple is taken apart
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """
        Return the lower-cased version of the member name.
        """
        return name.lower()


def pickle_by_global_name(self, proto):
    return self.name


_reduce_ex_by_global_name = pickle_by_global_name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


class FlagBoundary(StrEnum):
    """
    control how out of range values are handled
    "strict" -> error is raised             [default for Flag]
    "conform" -> extra bits are discarded
    "eject" -> lose flag status
    "keep" -> keep flag status and all bits [default for IntFlag]
    """

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """
    Support for flags
    """

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """
        Generate the next value when not given.

        name: the name of the member
        start: the initial start value or None
        count: the number of existing members
        last_values: the last value assigned or None
        """
        if not count:
            return start if start is not None else 1
        highest = max(last_values)
        try:
            return 2 ** (_high_bit(highest) + 1)
        except Exception:
            raise TypeError("invalid flag value %r" % highest) from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        """
        Extract all members from the value in definition (i.e. increasing value) order.
        """
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        """
        Extract all members from the value in definition order.
        """
        yield from sorted(cls._iter_member_by_value_(value), key=lambda each: each._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """
        Create a composite member containing all canonical members present in `value`.

        If non-member values are present, result depends on `_boundary_` setting.
        """
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, all_bits, boundary = cls._flag_mask_, cls._all_bits_, cls._boundary_
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if boundary is EJECT:
                return value
            value = _within_boundary(cls, value)
        given = value
        if value < 0:
            value += all_bits + 1
        unknown = value & ~mask
        if unknown and boundary is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) -->  unknown values {unknown!r} [{bin(unknown)}]")
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        made._name_ = _composite_name(cls, value)
        made = cls._value2member_map_.setdefault(value, made)
        if given < 0:
            cls._value2member_map_[given] = made
        return made

    def __contains__(self, other):
        """
        Returns True if self has at least the same flags set as other.
        """
        if not isinstance(other, self.__class__):
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {self.__class__.__qualname__!r}"
            )
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        """
        Returns flags in definition order.
        """
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        value_repr = self.__class__._value_repr_ or repr
        name = "" if self._name_ is None else f".{self._name_}"
        return f"<{self.__class__.__name__}{name}: {value_repr(self._value_)}>"

    def __str__(self):
        if self._name_ is None:
            return "%s(%r)" % (self.__class__.__name__, self._value_)
        return f"{self.__class__.__name__}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def _operand(self, other, operator):
        """The value that `other` stands for in a combination with `self`."""
        value = self._get_value(other)
        if value is not NotImplemented:
            for flag in self, other:
                if self._get_value(flag) is None:
                    raise TypeError(f"'{flag}' cannot be combined with other flags with {operator}")
        return value

    def __or__(self, other):
        value = self._operand(other, "|")
        return value if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._operand(other, "&")
        return value if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._operand(other, "^")
        return value if value is NotImplemented else self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._get_value(self) is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._inverted_ is None:
            keeps = self._boundary_ in (EJECT, KEEP)
            self._inverted_ = self.__class__(~self._value_ if keeps else self._singles_mask_ & ~self._value_)
        return self._inverted_

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


def _within_boundary(cls, value):
    mask = cls._flag_mask_
    if cls._boundary_ is STRICT:
        width = max(value.bit_length(), mask.bit_length())
        raise ValueError(
            "%r invalid value %r\n    given %s\n  allowed %s" % (cls, value, bin(value, width), bin(mask, width))
        )
    if cls._boundary_ is CONFORM:
        return value & mask
    if cls._boundary_ is not KEEP:
        raise ValueError(f"{cls!r} unknown flag boundary {cls._boundary_!r}")
    return value if value >= 0 else max(cls._all_bits_ + 1, 2 ** value.bit_length()) + value


def _composite_name(cls, value):
    singles = cls._singles_mask_
    parts = list(cls._iter_member_(value & singles))
    if value & ~singles:
        for each in cls._member_map_.values():
            if each not in parts and each._value_ and each._value_ & value == each._value_:
                parts.append(each)
    combined = 0
    for each in parts:
        combined |= each._value_
    if not combined:
        return None
    name = "|".join([each._name_ for each in parts])
    unknown = value ^ combined
    if not unknown:
        return name
    if cls._boundary_ is STRICT:
        raise ValueError(f"{cls!r}: no members with value {unknown!r}")
    return f"{name}|{cls._numeric_repr_(unknown)}"


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """
    Support for integer-based Flags
    """


def _high_bit(value):
    return value.bit_length() - 1


# Names that belong to a module


def global_enum_repr(self):
    """
    use module.enum_name instead of class.enum_name

    the module is the last module in case of a multi-module name
    """
    return f"{_last_module(self)}.{self._name_}"


def global_flag_repr(self):
    """
    use module.flag_name instead of class.flag_name

    the module is the last module in case of a multi-module name
    """
    module = _last_module(self)
    if self._name_ is None:
        return "%s.%s(%r)" % (module, self.__class__.__name__, self._value_)
    if _is_single_bit(self._value_):
        return f"{module}.{self._name_}"
    keeps = self._boundary_ is FlagBoundary.KEEP
    return "|".join(
        name if keeps and name[0].isdigit() else f"{module}.{name}" for name in self._name_.split("|")
    )


def _last_module(self):
    return self.__class__.__module__.split(".")[-1]


def global_str(self):
    """
    use enum_name instead of class.enum_name
    """
    if self._name_ is None:
        return "%s(%r)" % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """
    decorator that makes the repr() of an enum member reference its module
    instead of its class; also exports all members to the enum's module's
    global namespace
    """
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """Class decorator that converts a normal class into an Enum."""

    def convert_class(cls):
        metacls, bases = etype.__class__, (etype,)
        namespace = metacls.__prepare__(cls.__name__, bases)
        for name, value in cls.__dict__.items():
            if name not in ("__dict__", "__weakref__"):
                namespace[name] = value
        if namespace.get("__doc__") is None:
            namespace["__doc__"] = "An enumeration."
        namespace["__qualname__"] = cls.__qualname__
        new = namespace.get("__new__")
        if isinstance(new, staticmethod):
            namespace["__new__"] = new.__func__
        return metacls.__new__(metacls, cls.__name__, bases, namespace, boundary=boundary, _use_args=use_args)

    return convert_class


def _old_convert_(etype, name, module, filter, source=None, *, boundary=None):
    """
    Create a new Enum subclass that replaces a collection of global constants
    """
    constants = (source or sys.modules[module]).__dict__.items()
    members = [item for item in constants if filter(item[0])]
    try:
        members.sort(key=lambda item: (item[1], item[0]))
    except TypeError:
        members.sort(key=lambda item: item[0])
    return etype(name, members, module=module, boundary=boundary or KEEP)


# Checks


def unique(enumeration):
    """
    Class decorator for enumerations ensuring unique member values.
    """
    aliases = _aliases(enumeration)
    if aliases:
        raise ValueError(f"duplicate values found in {enumeration!r}: {aliases}")
    return enumeration


def _aliases(enumeration):
    pairs = enumeration.__members__.items()
    return ", ".join([f"{name} -> {member.name}" for name, member in pairs if name != member.name])


class EnumCheck(StrEnum):
    """
    various conditions to check an enumeration for
    """

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """
    Check an enumeration for various constraints. (see EnumCheck)
    """

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        for check in self.checks:
            if check is UNIQUE:
                aliases = _aliases(enumeration)
                if aliases:
                    raise ValueError(f"aliases found in {enumeration!r}: {aliases}")
            elif check is CONTINUOUS:
                _check_continuous(enumeration)
            elif check is NAMED_FLAGS:
                _check_named_flags(enumeration)
        return enumeration


def _check_continuous(enumeration):
    values = {each.value for each in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    if issubclass(enumeration, Flag):
        kind, expected = "flag", (2**i for i in range(_high_bit(low) + 1, _high_bit(high)))
    else:
        kind, expected = "enum", range(low + 1, high)
    missing = [str(value) for value in expected if value not in values]
    if missing:
        text = f"invalid {kind} {enumeration.__name__!r}: missing values {', '.join(missing)}"
        raise ValueError(text[:256])


def _check_named_flags(enumeration):
    named = [each.value for each in enumeration]
    lacking = []
    bits = 0
    for name, alias in enumeration._member_map_.items():
        if name in enumeration._member_names_ or alias.value < 0:
            continue
        missed = [bit for bit in _iter_bits_lsb(alias.value) if bit not in named]
        if missed:
            lacking.append(name)
        for bit in missed:
            bits |= bit
    if not lacking:
        return
    *first, last = lacking
    who = f"aliases {', '.join(first)} and {last} are missing" if first else f"alias {last} is missing"
    what = "value" if _is_single_bit(bits) else "combined values of"
    raise ValueError(
        f"invalid Flag {enumeration.__name__!r}: {who} {what} 0x{bits:x} [use enum.show_flag_values(value) for details]"
    )


def _test_simple_enum(checked_enum, simple_enum):
    """Raise TypeError if an enum made by _simple_enum differs from one made by a class statement."""
    free = {"__module__", "__doc__", "__static_attributes__", "__firstlineno__", "_member_map_", "_value2member_map_"}
    members = checked_enum._member_map_.keys() | simple_enum._member_map_.keys()
    failed = _differences(checked_enum.__dict__, simple_enum.__dict__, free | members)
    for name in sorted(members):
        if name not in simple_enum.__members__:
            failed.append(f"missing member from simple enum: {name!r}")
        elif name not in checked_enum.__members__:
            failed.append(f"extra member in simple enum: {name!r}")
        else:
            own = (checked_enum[name].__dict__, simple_enum[name].__dict__)
            unlike = _differences(*own, {"__module__", "__objclass__", "_inverted_"})
            if unlike:
                failed.append("%r member mismatch:\n      %s" % (name, "\n      ".join(unlike)))
    if failed:
        raise TypeError("enum mismatch:\n   %s" % "\n   ".join(failed))


def _differences(checked, simple, free):
    found = []
    for key in sorted((checked.keys() | simple.keys()) - free):
        if key not in simple:
            found.append(f"missing key: {key!r}")
        elif key not in checked:
            found.append(f"extra key:   {key!r}")
        elif not callable(checked[key]) and checked[key] != simple[key]:
            if not isinstance(checked[key], (bltns.property, staticmethod, classmethod)):
                found.append(f"{key!r}:\n         checked -> {checked[key]!r}\n         simple  -> {simple[key]!r}")
    return found
