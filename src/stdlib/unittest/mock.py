"""Objects that stand in for others and record how they are used. Docs: library/unittest.mock.html."""

import builtins
import contextlib
import functools
import sys
import threading
import types

from .util import safe_repr

__all__ = (
    "Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock", "ThreadingMock",
    "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal",
)

FILTER_DIR = True

# A class that defines `__class__` must not name `super`: the cell of that name would swallow the property.
_super = super


class InvalidSpecError(Exception):
    """Indicates that an invalid value was used as a mock spec."""


# ── Sentinels ──


class _SentinelObject:
    """A unique, named, sentinel object."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return f"sentinel.{self.name}"


class _Sentinel:
    """Access attributes to return a named object, usable as a sentinel."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == "__bases__":  # help() asks everything for it
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return "sentinel"


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING
_deleted = sentinel.DELETED
_timeout_unset = sentinel.TIMEOUT_UNSET


class _ANY:
    """A helper object that compares equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()


# ── Names of special methods ──

magic_methods = (
    "lt le gt ge eq ne getitem setitem delitem len contains iter hash str sizeof enter exit divmod rdivmod neg pos abs "
    "invert complex int float index round trunc floor ceil bool next fspath aiter "
)
numerics = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow"
inplace = " ".join(f"i{name}" for name in numerics.split())
right = " ".join(f"r{name}" for name in numerics.split())


def _special(names):
    return {f"__{name}__" for name in names.split()}


_magics = _special(f"{magic_methods} {numerics} {inplace} {right}")
_non_defaults = _special(
    "get set delete reversed missing reduce reduce_ex getinitargs getnewargs getstate setstate getformat repr dir "
    "subclasses format getnewargs_ex"
)
_async_method_magics = _special("aenter aexit anext")
_async_magics = _async_method_magics | {"__aiter__"}
_all_sync_magics = _magics | _non_defaults
_all_magics = _all_sync_magics | _async_magics
_unsupported_magics = _special("getattr setattr init new prepare instancecheck subclasscheck del")


def _is_magic(name):
    return f"__{name[2:-2]}__" == name


# ── What an object is ──


def _is_instance_mock(obj):
    """By its real type: the `__class__` of a mock tells what it stands for."""
    return issubclass(type(obj), NonCallableMock)


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def _is_list(obj):
    return type(obj) in (list, tuple)


def _iscoroutinefunction(obj):
    from asyncio import iscoroutinefunction

    return iscoroutinefunction(obj)


def _is_async_obj(obj):
    if _is_instance_mock(obj) and not isinstance(obj, AsyncMock):
        return False
    from inspect import isawaitable

    obj = getattr(obj, "__func__", obj)
    return _iscoroutinefunction(obj) or isawaitable(obj)


def _is_async_func(obj):
    return bool(getattr(obj, "__code__", None)) and _iscoroutinefunction(obj)


def _callable(obj):
    if isinstance(obj, type):
        return True
    if isinstance(obj, (staticmethod, classmethod, types.MethodType)):
        return _callable(obj.__func__)
    return getattr(obj, "__call__", None) is not None


def _instance_callable(obj):
    """Whether an object, or what a class makes, can be called."""
    if not isinstance(obj, type):
        return getattr(obj, "__call__", None) is not None
    return any(kind.__dict__.get("__call__") is not None for kind in (obj, *obj.__mro__))


def _extract_mock(obj):
    """The mock behind a function that create_autospec() made."""
    return obj.mock if isinstance(obj, FunctionTypes) and hasattr(obj, "mock") else obj


def _async_names(spec, names):
    """The attributes of `spec` that are coroutine functions; properties are not run to know it."""
    from inspect import unwrap

    kinds = [*type(spec).__mro__[::-1]]
    if isinstance(spec, type):
        kinds += type.mro(spec)[::-1] if type(spec) is type else spec.__mro__[::-1]
    members = {}
    for kind in kinds:
        members.update(kind.__dict__)
    if not isinstance(spec, type):
        try:
            members.update(object.__getattribute__(spec, "__dict__"))
        except AttributeError:
            pass
    found = []
    for name in names:
        member = members.get(name)
        try:
            member = unwrap(member)
        except ValueError:
            pass
        if member is not None and _iscoroutinefunction(member):
            found.append(name)
    return found


# ── Signatures ──


def _get_signature_object(spec, as_instance, eat_self):
    """The function that a call of `spec` reaches and its signature, or None."""
    from inspect import signature

    if isinstance(spec, type) and not as_instance:
        spec, eat_self = spec.__init__, True
    elif isinstance(spec, (classmethod, staticmethod)):
        eat_self = eat_self or isinstance(spec, classmethod)
        spec = spec.__func__
    elif not isinstance(spec, FunctionTypes):
        try:
            spec = spec.__call__
        except AttributeError:
            return None
    try:
        return spec, signature(functools.partial(spec, None) if eat_self else spec)
    except ValueError:
        return None


def _check_signature(spec, mock, skipfirst, instance=False):
    """From now on the mock's arguments have to be such as `spec` takes."""
    found = _get_signature_object(spec, instance, skipfirst)
    if found is None:
        return
    signature = found[1]

    def check(self, /, *args, **kwargs):
        signature.bind(*args, **kwargs)

    kind = type(mock)
    kind._mock_check_sig = check
    kind.__signature__ = signature


_RELAYED = (
    "assert_called_with", "assert_called", "assert_not_called", "assert_called_once", "assert_called_once_with",
    "assert_has_calls", "assert_any_call",
)
_RELAYED_AWAITS = (
    "assert_awaited", "assert_awaited_once", "assert_awaited_with", "assert_awaited_once_with", "assert_any_await",
    "assert_has_awaits", "assert_not_awaited",
)


def _function_before(mock, original, is_async):
    """A function with the signature of `original` that hands its calls on to the mock."""
    found = _get_signature_object(original, False, isinstance(original, type))
    if found is None:
        return mock
    signature = found[1]
    if is_async:

        async def function(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return await mock(*args, **kwargs)

    else:

        def function(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return mock(*args, **kwargs)

    name = original.__name__
    function.__name__ = function.__qualname__ = name if name.isidentifier() else "funcopy"
    function.__module__ = None
    function.mock = mock
    function.__signature__ = signature
    function.called, function.call_count, function.call_args = False, 0, None
    function.call_args_list, function.method_calls, function.mock_calls = _CallList(), _CallList(), _CallList()
    function.return_value, function.side_effect = mock.return_value, mock.side_effect
    function._mock_children = mock._mock_children

    def reset_mock():
        function.method_calls, function.mock_calls = _CallList(), _CallList()
        mock.reset_mock()
        result = function.return_value
        if _is_instance_mock(result) and result is not mock:
            result.reset_mock()

    function.reset_mock = reset_mock
    for name in _RELAYED:
        setattr(function, name, _relay(mock, name))
    mock._mock_delegate = function
    if is_async:
        from asyncio import coroutines

        function._is_coroutine = coroutines._is_coroutine
        function.await_count, function.await_args, function.await_args_list = 0, None, _CallList()
        for name in _RELAYED_AWAITS:
            setattr(function, name, _relay(mock, name))
    return function


def _relay(mock, name):
    def relayed(*args, **kwargs):
        return getattr(mock, name)(*args, **kwargs)

    relayed.__name__ = relayed.__qualname__ = name
    return relayed


# ── Calls ──


class _CallList(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        length = len(value)
        return any(self[start : start + length] == value for start in range(len(self) - length + 1))

    def __repr__(self):
        from pprint import pformat

        return pformat(list(self))


class _AnyComparer(list):
    """Its `in` compares with what is looked for on the left, where ANY has to stand."""

    def __contains__(self, item):
        for each in self:
            assert len(item) == len(each)
            if all(expected == actual for expected, actual in zip(item, each)):
                return True
        return False


def _format_call_signature(name, args, kwargs):
    shown = [*map(repr, args), *(f"{key}={value!r}" for key, value in kwargs.items())]
    return f"{name}({', '.join(shown)})"


def _call_parts(value):
    """The name (None for none), arguments and keywords of a call told by one to three of them."""
    match len(value):
        case 0:
            return None, (), {}
        case 1:
            (only,) = value
            if isinstance(only, str):
                return only, (), {}
            return (None, only, {}) if isinstance(only, tuple) else (None, (), only)
        case 2:
            first, second = value
            if not isinstance(first, str):
                return None, first, second
            return (first, second, {}) if isinstance(second, tuple) else (first, (), second)
        case 3:
            return tuple(value)
    return None


class _Call(tuple):
    """One call: `(args, kwargs)` or `(name, args, kwargs)`, equal to shorter tuples that mean the same.

    A call without a name equals one with any name.
    """

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        given, args, kwargs = _call_parts(value) or (None, (), {})
        if two:
            return tuple.__new__(cls, (args, kwargs))
        return tuple.__new__(cls, (name if given is None else given, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            parts = _call_parts(other)
        except TypeError:
            return NotImplemented
        parent, other_parent = getattr(self, "_mock_parent", None), getattr(other, "_mock_parent", None)
        if parent and other_parent and parent != other_parent or parts is None:
            return False
        name, args, kwargs = ("", *self) if len(self) == 2 else self
        other_name, *other_arguments = parts
        if name and (other_name or "") != name:
            return False
        return tuple(other_arguments) == (args, kwargs)  # in this order, for ANY

    __ne__ = object.__ne__

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=f"{self._mock_name}()", parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f"{self._mock_name}.{attr}", parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in tuple.__dict__:  # call.count and call.index are calls of methods of these names
            raise AttributeError
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        return self[-2]

    @property
    def kwargs(self):
        return self[-1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return f"call{name}" if name.startswith("()") else name
        name, args, kwargs = ("", *self) if len(self) == 2 else self
        dot = "." if name and not name.startswith("()") else ""
        return _format_call_signature(f"call{dot}{name}", args, kwargs)

    def call_list(self):
        """The intermediate calls of a chain of calls, and the last one."""
        calls, each = [], self
        while each is not None:
            if each._mock_from_kall:
                calls.append(each)
            each = each._mock_parent
        return _CallList(reversed(calls))


call = _Call(from_kall=False)


# ── Mocks ──

# What may be set on a mock whatever its spec says.
_allowed_names = {
    "return_value", "_mock_return_value", "side_effect", "_mock_side_effect", "_mock_parent", "_mock_new_parent",
    "_mock_name", "_mock_new_name",
}


def _delegating_property(name):
    """Something recorded: by the mock, or by the function that stands before it."""
    _allowed_names.add(name)
    own = f"_mock_{name}"

    def recorded(self):
        delegate = self._mock_delegate
        return getattr(self, own) if delegate is None else getattr(delegate, name)

    def record(self, value):
        delegate = self._mock_delegate
        if delegate is None:
            self.__dict__[own] = value
        else:
            setattr(delegate, name, value)

    return property(recorded, record)


class _MockIter:
    def __init__(self, obj):
        self.obj = iter(obj)

    def __next__(self):
        return next(self.obj)


def _try_iter(obj):
    if obj is None or _is_exception(obj) or _callable(obj):
        return obj
    try:
        return iter(obj)
    except TypeError:
        return obj


def _check_and_set_parent(parent, value, name, new_name):
    """A mock that belongs to nobody becomes the child of another; whether it did."""
    value = _extract_mock(value)
    if not _is_instance_mock(value):
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None or value._mock_new_parent is not None:
        return False
    ancestor = parent
    while ancestor is not None:
        if ancestor is value:
            return False
        ancestor = ancestor._mock_new_parent
    if new_name:
        value._mock_new_parent, value._mock_new_name = parent, new_name
    if name:
        value._mock_parent, value._mock_name = parent, name
    return True


class _SpecState:
    """An attribute of an autospecced object that nobody has asked for yet."""

    def __init__(self, spec, spec_set, parent, name):
        self.spec, self.spec_set, self.parent, self.name = spec, spec_set, parent, name


class Base:
    _mock_return_value = DEFAULT
    _mock_side_effect = None

    def __init__(self, /, *args, **kwargs):
        pass


class NonCallableMock(Base):
    """A non-callable version of `Mock`"""

    _lock = threading.RLock()

    def __new__(
        cls, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
        _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs,
    ):
        # Every mock has a class of its own, which can carry special methods.
        bases = (cls,)
        modelled = spec_set or spec
        if modelled is not None and not issubclass(cls, AsyncMockMixin) and _is_async_obj(modelled):
            bases = (AsyncMockMixin, cls)
        kind = type(cls.__name__, bases, {"__doc__": cls.__doc__})
        return _super(NonCallableMock, cls).__new__(kind)

    def __init__(
        self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
        _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs,
    ):
        state = self.__dict__
        state["_mock_parent"] = parent
        state["_mock_name"] = name
        state["_mock_new_name"] = _new_name
        state["_mock_new_parent"] = parent if _new_parent is None else _new_parent
        state["_mock_sealed"] = False
        if spec_set is not None:
            spec, spec_set = spec_set, True
        self._mock_add_spec(spec, spec_set, _spec_as_instance, parent is not None if _eat_self is None else _eat_self)
        state["_mock_children"] = {}
        state["_mock_wraps"] = wraps
        state["_mock_delegate"] = None
        state["_mock_called"] = False
        state["_mock_call_args"] = None
        state["_mock_call_count"] = 0
        state["_mock_call_args_list"] = _CallList()
        state["_mock_mock_calls"] = _CallList()
        state["method_calls"] = _CallList()
        state["_mock_unsafe"] = unsafe
        if kwargs:
            self.configure_mock(**kwargs)
        _super(NonCallableMock, self).__init__(spec, wraps, name, spec_set, parent, _spec_state)

    # ── What it stands for ──

    def mock_add_spec(self, spec, spec_set=False):
        """Only the attributes of `spec`, an object or a list of names, can be fetched from the mock.

        If `spec_set` is true, then only they can be set."""
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, _spec_as_instance=False, _eat_self=False):
        if _is_instance_mock(spec):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
        kind = signature = None
        async_names = []
        if spec is not None and not _is_list(spec):
            kind = spec if isinstance(spec, type) else type(spec)
            found = _get_signature_object(spec, _spec_as_instance, _eat_self)
            signature = found and found[1]
            names = dir(spec)
            async_names = _async_names(spec, names)
            spec = names
        state = self.__dict__
        state["_spec_class"] = kind
        state["_spec_set"] = spec_set
        state["_spec_signature"] = signature
        state["_mock_methods"] = spec
        state["_spec_asyncs"] = async_names

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    # ── What it does when called ──

    def __get_return_value(self):
        delegate = self._mock_delegate
        value = self._mock_return_value if delegate is None else delegate.return_value
        if value is DEFAULT and self._mock_wraps is None:
            self.return_value = value = self._get_child_mock(_new_parent=self, _new_name="()")
        return value

    def __set_return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self._mock_return_value = value
            _check_and_set_parent(self, value, None, "()")

    return_value = property(__get_return_value, __set_return_value, None, "The value to be returned when the mock is called.")

    def __get_side_effect(self):
        delegate = self._mock_delegate
        if delegate is None:
            return self._mock_side_effect
        effect = delegate.side_effect
        if effect is not None and not callable(effect) and not isinstance(effect, _MockIter) and not _is_exception(effect):
            delegate.side_effect = effect = _MockIter(effect)
        return effect

    def __set_side_effect(self, value):
        value = _try_iter(value)
        if self._mock_delegate is None:
            self._mock_side_effect = value
        else:
            self._mock_delegate.side_effect = value

    side_effect = property(__get_side_effect, __set_side_effect)

    called = _delegating_property("called")
    call_count = _delegating_property("call_count")
    call_args = _delegating_property("call_args")
    call_args_list = _delegating_property("call_args_list")
    mock_calls = _delegating_property("mock_calls")

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Restore the mock object to its initial state."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called, self.call_args, self.call_count = False, None, 0
        self.mock_calls, self.call_args_list, self.method_calls = _CallList(), _CallList(), _CallList()
        if return_value:
            self._mock_return_value = DEFAULT
        if side_effect:
            self._mock_side_effect = None
        for child in self._mock_children.values():
            if not isinstance(child, _SpecState) and child is not _deleted:
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        result = self._mock_return_value
        if _is_instance_mock(result) and result is not self:
            result.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        """Set attributes on the mock through keyword arguments.

        Names may be dotted in a dictionary that is unpacked: `{"method.return_value": 3, "other.side_effect": KeyError}`.
        """
        for path in sorted(kwargs, key=lambda path: path.count(".")):
            *owners, name = path.split(".")
            setattr(functools.reduce(getattr, owners, self), name, kwargs[path])

    def attach_mock(self, mock, attribute):
        """Attach a mock as an attribute of this one, replacing its name and parent; its calls are recorded here too."""
        inner = _extract_mock(mock)
        inner._mock_parent = inner._mock_new_parent = inner._mock_new_name = None
        inner._mock_name = ""
        setattr(self, attribute, mock)

    # ── Attributes ──

    def __getattr__(self, name):
        if name in ("_mock_methods", "_mock_unsafe"):
            raise AttributeError(name)
        methods = self._mock_methods
        if methods is not None:
            if name not in methods or name in _all_magics:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif _is_magic(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (not methods or name not in methods):
            if name.startswith(("assert", "assret", "asert", "aseert", "assrt")) or name in _ATTRIB_DENY_LIST:
                raise AttributeError(
                    f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute."
                )
        with NonCallableMock._lock:
            child = self._mock_children.get(name)
            if child is _deleted:
                raise AttributeError(name)
            if child is None:
                wrapped = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
                child = self._get_child_mock(parent=self, name=name, wraps=wrapped, _new_name=name, _new_parent=self)
                self._mock_children[name] = child
            elif isinstance(child, _SpecState):
                child = self._mock_children[name] = self._autospecced(name, child)
        return child

    def _autospecced(self, name, state):
        try:
            return create_autospec(state.spec, state.spec_set, False, state.parent, state.name)
        except InvalidSpecError:
            target = self.__dict__["_mock_name"] or self
            raise InvalidSpecError(
                f"Cannot autospec attr {name!r} from target {target!r} as it has already been mocked out. "
                f"[target={self!r}, attr={state.spec!r}]"
            )

    def __setattr__(self, name, value):
        methods = self._mock_methods if name not in _allowed_names else None
        if name in _allowed_names:
            return object.__setattr__(self, name, value)
        if self._spec_set and methods is not None and name not in methods and name not in self.__dict__:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _unsupported_magics:
            raise AttributeError(f"Attempting to set unsupported magic method {name!r}.")
        if name in _all_magics:
            if methods is not None and name not in methods:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            if _is_instance_mock(value):
                _check_and_set_parent(self, value, None, name)
                setattr(type(self), name, value)
                self._mock_children[name] = value
            else:
                setattr(type(self), name, _as_method(name, value))
                value = _with_first(value, self)
        elif name == "__class__":
            self._spec_class = value
            return
        elif _check_and_set_parent(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        if isinstance(value, PropertyMock):
            self.__dict__[name] = value
            return
        return object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in _all_magics and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        child = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            _super(NonCallableMock, self).__delattr__(name)
        elif child is _deleted:
            raise AttributeError(name)
        self._mock_children[name] = _deleted

    def __dir__(self):
        """Filter the output of `dir(mock)` to only useful members."""
        if not FILTER_DIR:
            return object.__dir__(self)
        names = set(self._mock_methods or ())
        names.update(name for name in dir(type(self)) if not name.startswith("_"))
        names.update(name for name in self.__dict__ if not name.startswith("_") or _is_magic(name))
        names.update(name for name, child in self._mock_children.items() if child is not _deleted)
        return sorted(names)

    def _get_child_mock(self, /, **kw):
        """Makes the mocks of attributes and of the return value; subclasses may want others.

        The children of a mock that can't be called can be called."""
        if self._mock_sealed:
            raise AttributeError(self._extract_mock_name() + (f".{kw['name']}" if "name" in kw else "()"))
        name = kw.get("_new_name")
        if name in self.__dict__["_spec_asyncs"]:
            return AsyncMock(**kw)
        own = type(self)
        if issubclass(own, MagicMock) and name in _async_method_magics:
            kind = AsyncMock
        elif issubclass(own, AsyncMockMixin):
            is_sync = name in _all_sync_magics or self._mock_methods and name in self._mock_methods
            kind = MagicMock if is_sync else AsyncMock
        elif issubclass(own, CallableMixin):
            kind = own.__mro__[1]
        else:
            kind = MagicMock if issubclass(own, NonCallableMagicMock) else Mock
        return kind(**kw)

    # ── How it is shown ──

    def _extract_mock_name(self):
        names, mock = [], self
        while mock._mock_new_parent is not None:
            name = mock._mock_new_name
            names.append(name if name == "()" else f".{name}")
            mock = mock._mock_new_parent
        return (mock._mock_name or "mock") + "".join(reversed(names))

    def __repr__(self):
        name = self._extract_mock_name()
        shown = "" if name in ("mock", "mock.") else f" name={name!r}"
        if self._spec_class is not None:
            shown += f" {'spec_set' if self._spec_set else 'spec'}={self._spec_class.__name__!r}"
        return f"<{type(self).__name__}{shown} id='{id(self)}'>"

    def _format_mock_call_signature(self, args, kwargs):
        return _format_call_signature(self._mock_name or "mock", args, kwargs)

    def _format_mock_failure_message(self, args, kwargs, action="call"):
        expected = self._format_mock_call_signature(args, kwargs)
        actual = self._format_mock_call_signature(*self.call_args)
        return f"expected {action} not found.\nExpected: {expected}\n  Actual: {actual}"

    def _calls_repr(self):
        return f"\nCalls: {safe_repr(self.mock_calls)}." if self.mock_calls else ""

    # ── Assertions ──

    def _get_call_signature_from_name(self, name):
        """The signature by which a call of this mock (no name) or of one below it is compared."""
        if not name:
            return self._spec_signature
        signature, children = None, self._mock_children
        for part in name.replace("()", "").split("."):
            child = children.get(part)
            if child is None or isinstance(child, _SpecState):
                break
            child = _extract_mock(child)
            children, signature = child._mock_children, child._spec_signature
        return signature

    def _call_matcher(self, _call):
        """What to compare for a call: with a signature, its arguments as it binds them, or the error of binding."""
        has_name = isinstance(_call, tuple) and len(_call) > 2
        signature = self._get_call_signature_from_name(_call[0]) if has_name else self._spec_signature
        if signature is None:
            return _call
        name, args, kwargs = ("", *_call) if len(_call) == 2 else _call
        try:
            bound = signature.bind(*args, **kwargs)
            return call(name, bound.args, bound.kwargs)
        except TypeError as error:
            return error.with_traceback(None)

    def _matcher_of(self, args, kwargs):
        """What to compare for an expected call, and the error if it can't be one."""
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        return expected, expected if isinstance(expected, Exception) else None

    def assert_not_called(self):
        """assert that the mock was never called."""
        if self.call_count != 0:
            self._count_failed("to not have been called.")

    def assert_called(self):
        """assert that the mock was called at least once"""
        if self.call_count == 0:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called.")

    def assert_called_once(self):
        """assert that the mock was called only once."""
        if self.call_count != 1:
            self._count_failed("to have been called once.")

    def _count_failed(self, expected):
        name = self._mock_name or "mock"
        raise AssertionError(f"Expected '{name}' {expected} Called {self.call_count} times.{self._calls_repr()}")

    def assert_called_with(self, /, *args, **kwargs):
        """assert that the last call was made with the specified arguments."""
        if self.call_args is None:
            expected = self._format_mock_call_signature(args, kwargs)
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: not called.")
        expected, cause = self._matcher_of(args, kwargs)
        if self._call_matcher(self.call_args) != expected:
            raise AssertionError(self._format_mock_failure_message(args, kwargs)) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        """assert that the mock was called exactly once and that that call was with the specified arguments."""
        if self.call_count != 1:
            self._count_failed("to be called once.")
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """assert the mock has been called with the specified arguments at some time."""
        self._assert_any(self.call_args_list, "call", args, kwargs)

    def _assert_any(self, recorded, action, args, kwargs):
        expected, cause = self._matcher_of(args, kwargs)
        actual = [self._call_matcher(each) for each in recorded]
        if cause or expected not in _AnyComparer(actual):
            raise AssertionError(f"{self._format_mock_call_signature(args, kwargs)} {action} not found") from cause

    def assert_has_calls(self, calls, any_order=False):
        """assert the mock has been called with the specified calls, which `mock_calls` is searched for.

        If `any_order` is false then the calls must be sequential; there can be extra calls before or after them."""
        not_found, rest, cause = self._without(calls, self.mock_calls, any_order, "Calls", "  Actual: ", safe_repr)
        if not_found:
            name = self._mock_name or "mock"
            raise AssertionError(
                f"{name!r} does not contain all of {tuple(not_found)!r} in its call list, found {rest!r} instead"
            ) from cause

    def _without(self, calls, recorded, any_order, what, actual, show):
        """Which of the expected calls were not recorded, what else was, and why. In order, a lack is told at once."""
        expected = [self._call_matcher(each) for each in calls]
        errors = [each if isinstance(each, Exception) else None for each in expected]
        cause = next(filter(None, errors), None)
        known = _CallList(self._call_matcher(each) for each in recorded)
        if not any_order:
            if expected not in known:
                problem = f"{what} not found."
                if cause is not None:
                    problem = f"Error processing expected {what.lower()}.\nErrors: {errors}"
                raise AssertionError(
                    f"{problem}\nExpected: {_CallList(calls)}\n{actual}{show(recorded)}"
                ) from cause
            return [], [], None
        rest, not_found = list(known), []
        for each in expected:
            try:
                rest.remove(each)
            except ValueError:
                not_found.append(each)
        return not_found, rest, cause


# `called_once` is a slip of `assert_called_once`, which would pass silently.
_ATTRIB_DENY_LIST = frozenset(
    name.removeprefix("assert_") for name in dir(NonCallableMock) if name.startswith("assert_")
)


def _as_method(name, function):
    def method(self, /, *args, **kw):
        return function(self, *args, **kw)

    method.__name__ = name
    return method


def _with_first(function, first):
    return lambda *args, **kw: function(first, *args, **kw)


class CallableMixin(Base):
    def __init__(
        self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, parent=None,
        _spec_state=None, _new_name="", _new_parent=None, **kwargs,
    ):
        self.__dict__["_mock_return_value"] = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        self.side_effect = side_effect

    def _mock_check_sig(self, /, *args, **kwargs):
        """An autospecced mock has another one."""

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        self.called = True
        self.call_count += 1
        self.call_args = made = _Call((args, kwargs), two=True)
        self.call_args_list.append(made)
        self.mock_calls.append(_Call(("", args, kwargs)))
        is_method = self._mock_parent is not None
        method_name, name = self._mock_name, self._mock_new_name
        ancestor = self._mock_new_parent
        while ancestor is not None:
            if is_method:
                ancestor.method_calls.append(_Call((method_name, args, kwargs)))
                is_method = ancestor._mock_parent is not None
                if is_method:
                    method_name = f"{ancestor._mock_name}.{method_name}"
            ancestor.mock_calls.append(_Call((name, args, kwargs)))
            if ancestor._mock_new_name:
                dot = "" if name.startswith("()") else "."
                name = f"{ancestor._mock_new_name}{dot}{name}"
            ancestor = ancestor._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if _callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if _is_exception(result):
                    raise result
            if result is not DEFAULT:
                return result
        if self._has_return_value():
            return self.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value

    def _has_return_value(self):
        delegate = self._mock_delegate
        return self._mock_return_value is not DEFAULT or delegate and delegate.return_value is not DEFAULT


class Mock(CallableMixin, NonCallableMock):
    """An object that can be called, that makes its attributes when they are asked for, and that records its uses.

    * `spec`: a list of names, or an object or class whose attributes are the only ones that the mock has; the mock then
      passes `isinstance` tests for it.
    * `spec_set`: a stricter `spec`: other attributes can't be set either.
    * `side_effect`: a function that is called with the arguments of each call, whose result is returned unless it is
      `DEFAULT`; an exception to raise; or an iterable of results and exceptions, one a call.
    * `return_value`: what a call returns; by default a new Mock, made on first access.
    * `unsafe`: whether attributes may have names that look like misspelt assertions.
    * `wraps`: an object that calls and attributes are passed on to, unless a `return_value` is set.
    * `name`: shown by the repr of the mock and of its children.

    Other keyword arguments are set as attributes.
    """


class PropertyMock(Mock):
    """A mock to be used as a property of a class: fetching it calls it, setting it calls it with the value."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


# ── Mocks with special methods ──

_return_values = {
    "__lt__": NotImplemented,
    "__gt__": NotImplemented,
    "__le__": NotImplemented,
    "__ge__": NotImplemented,
    "__int__": 1,
    "__contains__": False,
    "__len__": 0,
    "__exit__": False,
    "__complex__": 1j,
    "__float__": 1.0,
    "__bool__": True,
    "__index__": 1,
    "__aexit__": False,
}

_calculate_return_value = {
    "__hash__": object.__hash__,
    "__str__": object.__str__,
    "__sizeof__": object.__sizeof__,
    "__fspath__": lambda mock: f"{type(mock).__name__}/{mock._extract_mock_name()}/{id(mock)}",
}


def _equals(mock):
    def __eq__(other):
        value = mock.__eq__._mock_return_value
        if value is not DEFAULT:
            return value
        return True if mock is other else NotImplemented

    return __eq__


def _differs(mock):
    def __ne__(other):
        if mock.__ne__._mock_return_value is not DEFAULT:
            return DEFAULT
        return False if mock is other else NotImplemented

    return __ne__


def _iterates(mock):
    def __iter__():
        value = mock.__iter__._mock_return_value
        return iter([] if value is DEFAULT else value)

    return __iter__


def _iterates_async(mock):
    def __aiter__():
        value = mock.__aiter__._mock_return_value
        return _AsyncIterator(iter([] if value is DEFAULT else value))

    return __aiter__


_side_effect_methods = {"__eq__": _equals, "__ne__": _differs, "__iter__": _iterates, "__aiter__": _iterates_async}


def _set_return_value(mock, method, name):
    """Special methods of a MagicMock do something that their callers can bear."""
    if name in _return_values:
        method.return_value = _return_values[name]
    elif name in _calculate_return_value:
        method.return_value = _calculate_return_value[name](mock)
    elif name in _side_effect_methods:
        method.side_effect = _side_effect_methods[name](mock)


class MagicProxy(Base):
    """A special method of a MagicMock, made when it is first looked up."""

    def __init__(self, name, parent):
        self.name = name
        self.parent = parent

    def create_mock(self):
        name, parent = self.name, self.parent
        made = parent._get_child_mock(name=name, _new_name=name, _new_parent=parent)
        setattr(parent, name, made)
        _set_return_value(parent, made, name)
        return made

    def __get__(self, obj, _type=None):
        return self.create_mock()


class MagicMixin(Base):
    def __init__(self, /, *args, **kw):
        self._mock_set_magics()  # for what the constructor sets
        super().__init__(*args, **kw)
        self._mock_set_magics()  # now the spec is known

    def _mock_set_magics(self):
        wanted = _magics | _async_method_magics
        kind = type(self)
        methods = getattr(self, "_mock_methods", None)
        if methods is not None:
            for name in wanted.difference(methods):
                if name in kind.__dict__:
                    delattr(self, name)
            wanted = wanted.intersection(methods)
        for name in wanted - kind.__dict__.keys():
            setattr(kind, name, MagicProxy(name, self))


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A version of `MagicMock` that isn't callable."""

    def mock_add_spec(self, spec, spec_set=False):
        """Only the attributes of `spec`, an object or a list of names, can be fetched from the mock.

        If `spec_set` is true, then only they can be set."""
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()


class AsyncMagicMixin(MagicMixin):
    pass


class MagicMock(MagicMixin, Mock):
    """A Mock with most of the special methods, which need not be configured; its children are such mocks too.

    With a `spec` or `spec_set` it has *only* the special methods of the spec.
    """

    def mock_add_spec(self, spec, spec_set=False):
        """Only the attributes of `spec`, an object or a list of names, can be fetched from the mock.

        If `spec_set` is true, then only they can be set."""
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        if return_value and self._mock_name and _is_magic(self._mock_name):
            return_value = False  # str() of a mock has to stay a str
        super().reset_mock(*args, return_value=return_value, **kwargs)


# ── Mocks of coroutine functions ──


def _code_mock(flags):
    code = NonCallableMock(spec_set=dir(types.CodeType))
    code.__dict__["_spec_class"] = types.CodeType
    code.co_flags = flags
    return code


class AsyncMockMixin(Base):
    await_count = _delegating_property("await_count")
    await_args = _delegating_property("await_args")
    await_args_list = _delegating_property("await_args_list")

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        from asyncio import coroutines

        state = self.__dict__  # a spec_set knows nothing of these
        state["_is_coroutine"] = coroutines._is_coroutine
        state["_mock_await_count"] = 0
        state["_mock_await_args"] = None
        state["_mock_await_args_list"] = _CallList()
        code = _code_mock(0x80 | 0x04 | 0x08)  # CO_COROUTINE, CO_VARARGS, CO_VARKEYWORDS
        code.co_argcount = code.co_posonlyargcount = code.co_kwonlyargcount = 0
        code.co_varnames = ("args", "kwargs")
        state["__code__"] = code
        state["__name__"] = "AsyncMock"
        state["__defaults__"] = ()
        state["__kwdefaults__"] = {}
        state["__annotations__"] = None

    async def _execute_mock_call(self, /, *args, **kwargs):
        self.await_count += 1
        self.await_args = awaited = _Call((args, kwargs), two=True)
        self.await_args_list.append(awaited)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not _callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    raise StopAsyncIteration  # a StopIteration can't leave a coroutine
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
                if _iscoroutinefunction(effect):
                    result = await result
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        wrapped = self._mock_wraps
        if wrapped is not None:
            return await wrapped(*args, **kwargs) if _iscoroutinefunction(wrapped) else wrapped(*args, **kwargs)
        return self.return_value

    def assert_awaited(self):
        """Assert that the mock was awaited at least once."""
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited.")

    def assert_awaited_once(self):
        """Assert that the mock was awaited exactly once."""
        if self.await_count != 1:
            self._awaits_failed("to have been awaited once.")

    def assert_not_awaited(self):
        """Assert that the mock was never awaited."""
        if self.await_count != 0:
            self._awaits_failed("to not have been awaited.")

    def _awaits_failed(self, expected):
        raise AssertionError(f"Expected {self._mock_name or 'mock'} {expected} Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        """Assert that the last await was with the specified arguments."""
        if self.await_args is None:
            raise AssertionError(f"Expected await: {self._format_mock_call_signature(args, kwargs)}\nNot awaited")
        expected, cause = self._matcher_of(args, kwargs)
        if self._call_matcher(self.await_args) != expected:
            raise AssertionError(self._format_mock_failure_message(args, kwargs, action="await")) from cause

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """Assert that the mock was awaited exactly once and with the specified arguments."""
        if self.await_count != 1:
            self._awaits_failed("to have been awaited once.")
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """Assert the mock has ever been awaited with the specified arguments."""
        self._assert_any(self.await_args_list, "await", args, kwargs)

    def assert_has_awaits(self, calls, any_order=False):
        """Assert the mock has been awaited with the specified calls, which `await_args_list` is searched for.

        If `any_order` is false then the awaits must be sequential; there can be extra ones before or after them."""
        not_found, _, cause = self._without(calls, self.await_args_list, any_order, "Awaits", "Actual: ", repr)
        if not_found:
            raise AssertionError(f"{tuple(not_found)!r} not all found in await list") from cause

    def reset_mock(self, /, *args, **kwargs):
        """See `Mock.reset_mock()`"""
        super().reset_mock(*args, **kwargs)
        self.await_count = 0
        self.await_args = None
        self.await_args_list = _CallList()


class AsyncMock(AsyncMockMixin, AsyncMagicMixin, Mock):
    """A Mock of a coroutine function: calls give awaitables.

    What they give follows from `side_effect` (a function or coroutine function, an exception, an iterable),
    `return_value` and `wraps` when they are awaited; by default it is a new AsyncMock.
    """


class _AsyncIterator:
    """An iterator as an asynchronous iterator."""

    def __init__(self, iterator):
        self.iterator = iterator
        self.__dict__["__code__"] = _code_mock(0x100)  # CO_ITERABLE_COROUTINE

    async def __anext__(self):
        for item in self.iterator:
            return item
        raise StopAsyncIteration


# ── Mocks that other threads call ──


class ThreadingMixin(Base):
    DEFAULT_TIMEOUT = None

    def __init__(self, *args, timeout=_timeout_unset, **kwargs):
        super().__init__(*args, **kwargs)
        state = self.__dict__
        state["_mock_event"] = threading.Event()
        state["_mock_calls_events"] = []
        state["_mock_calls_events_lock"] = threading.Lock()
        state["_mock_wait_timeout"] = self.DEFAULT_TIMEOUT if timeout is _timeout_unset else timeout

    def _get_child_mock(self, /, **kw):
        for parent in (kw.get("parent"), kw.get("_new_parent")):
            if isinstance(parent, ThreadingMixin):
                kw["timeout"] = parent._mock_wait_timeout
                break
        return super()._get_child_mock(**kw)

    def reset_mock(self, /, *args, **kwargs):
        """See `Mock.reset_mock()`"""
        super().reset_mock(*args, **kwargs)
        self.__dict__["_mock_event"] = threading.Event()
        self.__dict__["_mock_calls_events"] = []

    def __event_of(self, args, kwargs):
        with self._mock_calls_events_lock:
            for known_args, known_kwargs, event in self._mock_calls_events:
                if (known_args, known_kwargs) == (args, kwargs):
                    return event
            event = threading.Event()
            self._mock_calls_events.append((args, kwargs, event))
        return event

    def _mock_call(self, *args, **kwargs):
        result = super()._mock_call(*args, **kwargs)
        self.__event_of(args, kwargs).set()
        self._mock_event.set()
        return result

    def wait_until_called(self, *, timeout=_timeout_unset):
        """Wait until the mock object is called, at most `timeout` seconds; None: for ever."""
        timeout = self._mock_wait_timeout if timeout is _timeout_unset else timeout
        if not self._mock_event.wait(timeout=timeout):
            raise AssertionError(f"{self._mock_name or 'mock'} was not called before timeout({timeout}).")

    def wait_until_any_call_with(self, *args, **kwargs):
        """Wait until the mock object is called with given args, at most the timeout of the constructor."""
        if not self.__event_of(args, kwargs).wait(timeout=self._mock_wait_timeout):
            raise AssertionError(f"{self._format_mock_call_signature(args, kwargs)} call not found")


class ThreadingMock(ThreadingMixin, MagicMixin, Mock):
    """A mock that can be waited for to be called by another thread, at most `timeout` seconds.

    `ThreadingMock.DEFAULT_TIMEOUT` is for those that are given none; without either, waits don't end.
    """


# ── patch ──

_builtins = {name for name in dir(builtins) if not name.startswith("_")}


def _check_spec_arg_typos(kwargs_to_check):
    for typo in ("autospect", "auto_spec", "set_spec"):
        if typo in kwargs_to_check:
            raise RuntimeError(f"{typo!r} might be a typo; use unsafe=True if this is intended")


def _decorate_tests(cls, decorated):
    for name in dir(cls):
        if name.startswith(patch.TEST_PREFIX):
            test = getattr(cls, name)
            if hasattr(test, "__call__"):
                setattr(cls, name, decorated(test))
    return cls


def _iscoroutinefunction_by_code(function):
    from inspect import iscoroutinefunction

    return iscoroutinefunction(function)


class _patch:
    attribute_name = None
    _active_patches = []

    def __init__(
        self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *, unsafe=False
    ):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        if not unsafe:
            _check_spec_arg_typos(kwargs)
        if _is_instance_mock(spec):
            raise InvalidSpecError(
                f"Cannot spec attr {attribute!r} as the spec has already been mocked out. [spec={spec!r}]"
            )
        if _is_instance_mock(spec_set):
            raise InvalidSpecError(
                f"Cannot spec attr {attribute!r} as the spec_set target has already been mocked out. "
                f"[spec_set={spec_set!r}]"
            )
        self.getter, self.attribute, self.new, self.new_callable = getter, attribute, new, new_callable
        self.spec, self.spec_set, self.autospec = spec, spec_set, autospec
        self.create, self.kwargs = create, kwargs
        self.has_local = False
        self.additional_patchers = []

    def copy(self):
        patcher = _patch(
            self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
            self.new_callable, self.kwargs,
        )
        patcher.attribute_name = self.attribute_name
        patcher.additional_patchers = [each.copy() for each in self.additional_patchers]
        return patcher

    # ── As a decorator ──

    def __call__(self, func):
        if isinstance(func, type):
            return self.decorate_class(func)
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func
        if _iscoroutinefunction_by_code(func):
            return self.decorate_async_callable(func)
        return self.decorate_callable(func)

    def decorate_class(self, klass):
        return _decorate_tests(klass, lambda test: self.copy()(test))

    def decorate_callable(self, func):
        @functools.wraps(func)
        def patched(*args, **keywargs):
            with _all_patched(patched.patchings) as (more_args, more_keywargs):
                return func(*args, *more_args, **(keywargs | more_keywargs))

        patched.patchings = [self]
        return patched

    def decorate_async_callable(self, func):
        @functools.wraps(func)
        async def patched(*args, **keywargs):
            with _all_patched(patched.patchings) as (more_args, more_keywargs):
                return await func(*args, *more_args, **(keywargs | more_keywargs))

        patched.patchings = [self]
        return patched

    # ── What to put there ──

    def get_original(self):
        """What is there now, DEFAULT if nothing is, and whether the target itself has it."""
        target, name = self.getter(), self.attribute
        try:
            original, local = target.__dict__[name], True
        except (AttributeError, KeyError):
            original, local = getattr(target, name, DEFAULT), False
        if name in _builtins and isinstance(target, types.ModuleType):
            self.create = True
        if original is DEFAULT and not self.create:
            raise AttributeError(f"{target} does not have the attribute {name!r}")
        return original, local

    def _mock_for(self, original, spec, spec_set):
        is_strict = spec_set is not None
        wanted = spec if spec is not None else spec_set
        wanted = original if wanted is True else wanted
        if wanted is not None and original is DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")
        kind = self.new_callable or self._kind_for(original, wanted, is_strict)
        options = {} if wanted is None else {"spec_set" if is_strict else "spec": wanted}
        if isinstance(kind, type) and issubclass(kind, NonCallableMock) and self.attribute:
            options["name"] = self.attribute
        options |= self.kwargs
        new = kind(**options)
        if wanted is not None and isinstance(original, type) and _is_instance_mock(new):
            if not _is_list(wanted) and not _instance_callable(wanted):
                kind = NonCallableMagicMock
            options.pop("name", None)
            new.return_value = kind(_new_parent=new, _new_name="()", **options)
        return new

    def _kind_for(self, original, wanted, is_strict):
        if wanted is None:
            return AsyncMock if _is_async_obj(original) else MagicMock
        if _is_async_obj(wanted) or is_strict and _is_async_obj(original):
            return AsyncMock
        can_be_called = "__call__" in wanted if _is_list(wanted) else callable(wanted)
        return MagicMock if can_be_called else NonCallableMagicMock

    def _autospec_for(self, original, autospec, spec_set):
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        if autospec is True:
            autospec = original
        told = f"[target={self.target!r}, attr={autospec!r}]"
        if _is_instance_mock(self.target):
            raise InvalidSpecError(
                f"Cannot autospec attr {self.attribute!r} as the patch target has already been mocked out. {told}"
            )
        if _is_instance_mock(autospec):
            name = getattr(self.target, "__name__", self.target)
            raise InvalidSpecError(
                f"Cannot autospec attr {self.attribute!r} from target {name!r} as it has already been mocked out. {told}"
            )
        return create_autospec(autospec, spec_set=bool(spec_set), _name=self.attribute, **self.kwargs)

    # ── Patching ──

    def __enter__(self):
        """Perform the patch."""
        self.target = self.getter()
        spec, spec_set, autospec = (None if each is False else each for each in (self.spec, self.spec_set, self.autospec))
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        original, local = self.get_original()
        new = self.new
        if autospec is not None:
            new = self._autospec_for(original, autospec, spec_set)
        elif new is DEFAULT:
            new = self._mock_for(original, spec, spec_set)
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original, self.is_local = original, local
        self._exit_stack = contextlib.ExitStack()
        try:
            setattr(self.target, self.attribute, new)
            return new if self.attribute_name is None else self._made_by_all(new)
        except:
            if not self.__exit__(*sys.exc_info()):
                raise

    def _made_by_all(self, new):
        made = {self.attribute_name: new} if self.new is DEFAULT else {}
        for patcher in self.additional_patchers:
            more = self._exit_stack.enter_context(patcher)
            if patcher.new is DEFAULT:
                made |= more
        return made

    def __exit__(self, *exc_info):
        """Undo the patch."""
        target, name, original = self.target, self.attribute, self.temp_original
        if self.is_local and original is not DEFAULT:
            setattr(target, name, original)
        else:
            delattr(target, name)
            always = ("__doc__", "__module__", "__defaults__", "__annotations__", "__kwdefaults__")
            if not self.create and (not hasattr(target, name) or name in always):
                setattr(target, name, original)  # a proxy has nothing below what was deleted
        stack = self._exit_stack
        del self.temp_original, self.is_local, self.target, self._exit_stack
        return stack.__exit__(*exc_info)

    def start(self):
        """Activate a patch, returning any created mock."""
        result = self.__enter__()
        self._active_patches.append(self)
        return result

    def stop(self):
        """Stop an active patch."""
        try:
            self._active_patches.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


@contextlib.contextmanager
def _all_patched(patchers):
    """Gives what the patched function is called with besides its own arguments."""
    args, kwargs = [], {}
    with contextlib.ExitStack() as stack:
        for patcher in patchers:
            made = stack.enter_context(patcher)
            if patcher.attribute_name is not None:
                kwargs |= made
            elif patcher.new is DEFAULT:
                args.append(made)
        yield args, kwargs


def _importer(name):
    return lambda: _resolved(name)


def _resolved(name):
    """What a dotted name means: modules as far as there are any, attributes below them. See `pkgutil.resolve_name`."""
    module_name, colon, attributes = name.partition(":")
    parts = module_name.split(".")
    rest = attributes.split(".") if attributes else []
    if not all(part.isidentifier() for part in [*parts, *rest]):
        raise ValueError(f"invalid format: {name!r}")
    first, *modules = parts
    found = __import__(first)
    if colon:
        __import__(module_name)
        return functools.reduce(getattr, rest, sys.modules[module_name])
    path = first
    while modules:
        path = f"{path}.{modules[0]}"
        try:
            __import__(path)
        except ImportError:
            break
        found = sys.modules[path]
        del modules[0]
    return functools.reduce(getattr, modules, found)


def _get_target(target):
    try:
        owner, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    return _importer(owner), attribute


def patch(
    target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False,
    **kwargs,
):
    """Replaces `target`, 'package.module.name', with `new` while a function or the body of a with statement runs.

    It decorates functions and classes, of which it patches each method whose name begins with `patch.TEST_PREFIX`, and
    it is a context manager. Without `new` the replacement is a MagicMock (for a coroutine function an AsyncMock), which
    a decorated function gets as one more argument and a with statement by its `as`. The target is imported when the
    function is run.

    `spec` and `spec_set` are given to the mock; True stands for the object that is replaced. `autospec` makes the mock by
    `create_autospec`, of the object that is replaced (True) or of another. `new_callable` makes the replacement instead of
    MagicMock. With `create` an attribute that doesn't exist is made, and deleted afterwards. Other keyword arguments are
    given to the mock; `unsafe` allows those that look like a misspelt `autospec` or `spec_set`.

    `patch.object(...)`, `patch.dict(...)` and `patch.multiple(...)` are for other cases.
    """
    getter, attribute = _get_target(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_object(
    target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
    unsafe=False, **kwargs,
):
    """Replaces the attribute of an object; the arguments are those of `patch`."""
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(
        lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe
    )


def _patch_multiple(
    target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs
):
    """Performs several patches of one object, or of what a string names, in a single call.

    Where the value is DEFAULT, mocks are made; a decorated function gets them by keyword, a with statement as a
    dictionary. The other arguments are those of `patch`, for all of them.
    """
    getter = _importer(target) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    patchers = []
    for attribute, new in kwargs.items():
        patcher = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        patcher.attribute_name = attribute
        patchers.append(patcher)
    first, *first.additional_patchers = patchers
    return first


class _patch_dict:
    """Sets items of a dictionary or mapping, or of one that a string names, and restores it afterwards.

    `values` is a dictionary or pairs; keyword arguments are items too. With `clear` the dictionary is emptied first. A
    mapping has to support getting, setting, deleting and iterating over its keys.
    """

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear
        self._original = None

    def __call__(self, f):
        if isinstance(f, type):
            return self.decorate_class(f)
        if _iscoroutinefunction_by_code(f):
            return self.decorate_async_callable(f)
        return self.decorate_callable(f)

    def decorate_class(self, klass):
        return _decorate_tests(klass, lambda test: _patch_dict(self.in_dict, self.values, self.clear)(test))

    def decorate_callable(self, f):
        @functools.wraps(f)
        def _inner(*args, **kw):
            with self:
                return f(*args, **kw)

        return _inner

    def decorate_async_callable(self, f):
        @functools.wraps(f)
        async def _inner(*args, **kw):
            with self:
                return await f(*args, **kw)

        return _inner

    def __enter__(self):
        """Patch the dict."""
        if isinstance(self.in_dict, str):
            self.in_dict = _importer(self.in_dict)()
        target = self.in_dict
        try:
            original = target.copy()
        except AttributeError:
            original = {key: target[key] for key in target}
        self._original = original
        if self.clear:
            _clear_dict(target)
        _update_dict(target, self.values)
        return target

    def __exit__(self, *args):
        """Unpatch the dict."""
        if self._original is not None:
            _clear_dict(self.in_dict)
            _update_dict(self.in_dict, self._original)
        return False

    def start(self):
        """Activate a patch, returning any created mock."""
        result = self.__enter__()
        _patch._active_patches.append(self)
        return result

    def stop(self):
        """Stop an active patch."""
        try:
            _patch._active_patches.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def _clear_dict(in_dict):
    try:
        in_dict.clear()
    except AttributeError:
        for key in list(in_dict):
            del in_dict[key]


def _update_dict(in_dict, values):
    try:
        in_dict.update(values)
    except AttributeError:
        for key in values:
            in_dict[key] = values[key]


def _patch_stopall():
    """Stop all active patches. LIFO to unroll nested patches."""
    for patcher in reversed(_patch._active_patches):
        patcher.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _patch_stopall
patch.TEST_PREFIX = "test"


# ── Autospec ──

FunctionTypes = (types.FunctionType, types.MethodType)


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """Makes a mock whose attributes, all the way down, are those of `spec`, and which checks the arguments of calls.

    If `spec_set` is true, then other attributes can't be set. The return value of a mocked class has the spec of its
    instances; `instance=True` makes such a mock from the class. Other keyword arguments are given to the mock; `unsafe`
    allows those that look like a misspelt `autospec` or `spec_set`.
    """
    if _is_list(spec):
        spec = type(spec)  # a list would mean names
    if _is_instance_mock(spec):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    if not unsafe:
        _check_spec_arg_typos(kwargs)
    is_type, is_function, is_async = isinstance(spec, type), isinstance(spec, FunctionTypes), _is_async_func(spec)
    name = kwargs.pop("name", _name)
    kind, options = _autospec_kind(spec, spec_set, instance, is_async)
    options |= kwargs
    mock = kind(parent=_parent, _new_parent=_parent, _new_name="" if _parent is None else name, name=name, **options)
    if is_function:
        mock = _function_before(mock, spec, is_async)
    else:
        _check_signature(spec, mock, is_type, instance)
    if _parent is not None and not instance:
        _parent._mock_children[name] = mock
    wrapped = kwargs.pop("wraps", None)
    if is_type and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, True, mock, "()", wraps=wrapped)
    for entry in dir(spec):
        if not _is_magic(entry):
            _autospec_attribute(mock, spec, entry, spec_set, wrapped)
    if _is_instance_mock(mock) and kwargs:
        mock.configure_mock(**kwargs)
    return mock


def _autospec_kind(spec, spec_set, instance, is_async):
    """The kind of mock, and what its constructor is told of the spec."""
    from inspect import isdatadescriptor

    options = {}
    if spec_set:
        options["spec_set"] = spec
    elif spec is not None:
        options["spec"] = spec
    if options and instance:
        options["_spec_as_instance"] = True
    if isdatadescriptor(spec):
        return MagicMock, {}
    if is_async:
        if instance:
            raise RuntimeError("Instance can not be True when create_autospec is mocking an async function")
        return AsyncMock, options
    if not _callable(spec) or isinstance(spec, type) and instance and not _instance_callable(spec):
        return NonCallableMagicMock, options
    return MagicMock, options


def _autospec_attribute(mock, spec, entry, spec_set, wrapped):
    try:
        original = getattr(spec, entry)
    except AttributeError:
        return
    if not isinstance(original, FunctionTypes):
        mock._mock_children[entry] = _SpecState(original, spec_set, mock, entry)
        return
    options = {"spec_set" if spec_set else "spec": original}
    if wrapped and hasattr(wrapped, entry) and not spec_set:
        options["wraps"] = original
    parent = mock.mock if isinstance(spec, FunctionTypes) else mock
    skipfirst = _must_skip(spec, entry, isinstance(spec, type))
    kind = AsyncMock if _iscoroutinefunction(original) else MagicMock
    child = kind(parent=parent, name=entry, _new_name=entry, _new_parent=parent, _eat_self=skipfirst, **options)
    mock._mock_children[entry] = child
    child.return_value = kind()
    _check_signature(original, child, skipfirst=skipfirst)
    setattr(mock, entry, child)


def _must_skip(spec, entry, is_type):
    """Whether the first parameter of a function found as an attribute is its `self`."""
    if not isinstance(spec, type):
        if entry in getattr(spec, "__dict__", {}):
            return False
        spec = spec.__class__
    for kind in spec.__mro__:
        member = kind.__dict__.get(entry, DEFAULT)
        if member is not DEFAULT:
            return is_type and isinstance(member, FunctionTypes)
    return is_type


# ── Files ──

file_spec = None
open_spec = None


def _to_stream(read_data):
    import io

    return io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)


def mock_open(mock=None, read_data=""):
    """Makes a mock that replaces `open`, called directly or used as a context manager.

    `mock` is the mock to configure, by default a MagicMock. `read_data` is what the file's methods read.
    """
    global file_spec, open_spec
    if file_spec is None:
        import io

        file_spec = list({*dir(io.TextIOWrapper), *dir(io.BytesIO)})
        open_spec = dir(io.open)
    stream = _to_stream(read_data)

    def chosen_or(method, read):
        """A return value that the test has set wins."""

        def effect(*args, **kwargs):
            return read(*args, **kwargs) if method.return_value is None else method.return_value

        return effect

    def lines():
        while handle.readline.return_value is not None:
            yield handle.readline.return_value
        yield from stream

    def all_lines():
        yield from lines()
        while True:
            yield stream.readline()

    def close(exctype, excinst, exctb):
        handle.close()

    if mock is None:
        mock = MagicMock(name="open", spec=open_spec)
    handle = MagicMock(spec=file_spec)
    handle.__enter__.return_value = handle
    for method in (handle.write, handle.read, handle.readline, handle.readlines):
        method.return_value = None
    handle.read.side_effect = chosen_or(handle.read, lambda *args, **kwargs: stream.read(*args, **kwargs))
    handle.readlines.side_effect = chosen_or(handle.readlines, lambda *args, **kwargs: stream.readlines(*args, **kwargs))
    handle.readline.side_effect = own_lines = all_lines()
    handle.__iter__.side_effect = lines
    handle.__next__.side_effect = chosen_or(handle.readline, lambda: next(stream))
    handle.__exit__.side_effect = close

    def reset_data(*args, **kwargs):
        nonlocal stream, own_lines
        stream = _to_stream(read_data)
        if handle.readline.side_effect == own_lines:
            handle.readline.side_effect = own_lines = all_lines()
        return DEFAULT

    mock.side_effect = reset_data
    mock.return_value = handle
    return mock


# ── Sealing ──


def seal(mock):
    """Disable the automatic generation of child mocks, of this mock and of those that are its attributes.

    Mocks with a name or a spec that were assigned are not sealed."""
    mock._mock_sealed = True
    for name in dir(mock):
        try:
            child = getattr(mock, name)
        except AttributeError:
            continue
        if not isinstance(child, NonCallableMock) or isinstance(child._mock_children.get(name), _SpecState):
            continue
        if child._mock_new_parent is mock:
            seal(child)
