"""`inspect`: what a callable accepts. Docs: library/inspect.html#introspecting-callables-with-the-signature-object."""

import functools
import sys
import types
from collections import OrderedDict, namedtuple
from enum import IntEnum
from keyword import iskeyword

import inspect
from inspect import CO_VARARGS, CO_VARKEYWORDS, get_annotations, getattr_static, isbuiltin, isclass, isfunction, ismethod, unwrap

__name__ = "inspect"


class _void:
    """Marks an argument that was not given."""


class _empty:
    """Marker object for Signature.empty and Parameter.empty."""


class _ParameterKind(IntEnum):
    POSITIONAL_ONLY = "positional-only"
    POSITIONAL_OR_KEYWORD = "positional or keyword"
    VAR_POSITIONAL = "variadic positional"
    KEYWORD_ONLY = "keyword-only"
    VAR_KEYWORD = "variadic keyword"

    def __new__(cls, description):
        member = int.__new__(cls, len(cls.__members__))
        member._value_ = int(member)
        member.description = description
        return member

    def __str__(self):
        return self.name


(
    _POSITIONAL_ONLY,
    _POSITIONAL_OR_KEYWORD,
    _VAR_POSITIONAL,
    _KEYWORD_ONLY,
    _VAR_KEYWORD,
) = _ParameterKind


class Parameter:
    """Represents a parameter in a function signature.

    Has the following public attributes:

    * name : str
        The name of the parameter as a string.
    * default : object
        The default value for the parameter if specified.  If the
        parameter has no default value, this attribute is set to
        `Parameter.empty`.
    * annotation
        The annotation for the parameter if specified.  If the
        parameter has no annotation, this attribute is set to
        `Parameter.empty`.
    * kind : str
        Describes how argument values are bound to the parameter.
        Possible values: `Parameter.POSITIONAL_ONLY`,
        `Parameter.POSITIONAL_OR_KEYWORD`, `Parameter.VAR_POSITIONAL`,
        `Parameter.KEYWORD_ONLY`, `Parameter.VAR_KEYWORD`.
    """

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD

    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if name[0] == "." and name[1:].isdigit():  # the iterable of a comprehension
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError(
                    f"implicit arguments must be passed as positional or keyword arguments, not {self._kind.description}"
                )
            self._kind = _POSITIONAL_ONLY
            name = f"implicit{name[1:]}"
        # Natives have positional-only parameters that are called as keywords are.
        if not name.isidentifier() or (iskeyword(name) and self._kind is not _POSITIONAL_ONLY):
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    def __setstate__(self, state):
        self._default = state["_default"]
        self._annotation = state["_annotation"]

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """Creates a customized copy of the Parameter."""
        return type(self)(
            self._name if name is _void else name,
            self._kind if kind is _void else kind,
            default=self._default if default is _void else default,
            annotation=self._annotation if annotation is _void else annotation,
        )

    __replace__ = replace

    def __str__(self):
        stars = {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self.kind, "")
        text = f"{stars}{self._name}"
        if self._annotation is _empty:
            return text if self._default is _empty else f"{text}={self._default!r}"
        text = f"{text}: {formatannotation(self._annotation)}"
        return text if self._default is _empty else f"{text} = {self._default!r}"

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (
            self._name == other._name
            and self._kind == other._kind
            and self._default == other._default
            and self._annotation == other._annotation
        )


class BoundArguments:
    """Result of `Signature.bind` call.  Holds the mapping of arguments
    to the function's parameters.

    Has the following public attributes:

    * arguments : dict
        An ordered mutable mapping of parameters' names to arguments' values.
        Does not contain arguments' default values.
    * signature : Signature
        The Signature object that created this instance.
    * args : tuple
        Tuple of positional arguments values.
    * kwargs : dict
        Dict of keyword arguments values.
    """

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    def _split(self):
        """The parameters whose arguments go by position, and the others."""
        parameters = list(self._signature.parameters.values())
        for i, parameter in enumerate(parameters):
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or parameter.name not in self.arguments:
                return parameters[:i], parameters[i:]
        return parameters, []

    @property
    def args(self):
        args = []
        for parameter in self._split()[0]:
            value = self.arguments[parameter.name]
            if parameter.kind is _VAR_POSITIONAL:
                args.extend(value)
            else:
                args.append(value)
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        for parameter in self._split()[1]:
            if parameter.name in self.arguments:
                value = self.arguments[parameter.name]
                kwargs.update(value if parameter.kind is _VAR_KEYWORD else {parameter.name: value})
        return kwargs

    def apply_defaults(self):
        """Set default values for missing arguments.

        For variable-positional arguments (*args) the default is an
        empty tuple.

        For variable-keyword arguments (**kwargs) the default is an
        empty dict.
        """
        complete = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                complete[name] = self.arguments[name]
            elif parameter.default is not _empty:
                complete[name] = parameter.default
            elif parameter.kind is _VAR_POSITIONAL:
                complete[name] = ()
            elif parameter.kind is _VAR_KEYWORD:
                complete[name] = {}
        self.arguments = complete

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state["_signature"]
        self.arguments = state["arguments"]

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __repr__(self):
        arguments = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"<{self.__class__.__name__} ({arguments})>"


class Signature:
    """A Signature object represents the overall signature of a function.
    It stores a Parameter object for each parameter accepted by the
    function, as well as information specific to the function itself.

    A Signature object has the following public attributes and methods:

    * parameters : OrderedDict
        An ordered mapping of parameters' names to the corresponding
        Parameter objects (keyword-only arguments are in the same order
        as listed in `code.co_varnames`).
    * return_annotation : object
        The annotation for the return type of the function if specified.
        If the function has no annotation for its return type, this
        attribute is set to `Signature.empty`.
    * bind(*args, **kwargs) -> BoundArguments
        Creates a mapping from positional and keyword arguments to
        parameters.
    * bind_partial(*args, **kwargs) -> BoundArguments
        Creates a partial mapping from positional and keyword arguments
        to parameters (simulating 'functools.partial' behavior.)
    """

    __slots__ = ("_return_annotation", "_parameters")

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        """Constructs Signature from the given list of Parameter
        objects and 'return_annotation'.  All arguments are optional.
        """
        by_name = OrderedDict()
        latest = _POSITIONAL_ONLY
        has_default = False
        for parameter in () if parameters is None else parameters:
            kind, name = parameter.kind, parameter.name
            if __validate_parameters__:
                if kind < latest:
                    raise ValueError(
                        f"wrong parameter order: {latest.description} parameter before {kind.description} parameter"
                    )
                latest = kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if parameter.default is not _empty:
                        has_default = True
                    elif has_default:
                        raise ValueError("non-default argument follows default argument")
                if name in by_name:
                    raise ValueError(f"duplicate parameter name: {name!r}")
            by_name[name] = parameter
        self._parameters = types.MappingProxyType(by_name)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """Constructs Signature for the given callable object."""
        return _Reader(cls, follow_wrapped, True, globals, locals, eval_str).of(obj)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        """Creates a customized copy of the Signature.
        Pass 'parameters' and/or 'return_annotation' arguments
        to override them in the new copy.
        """
        return type(self)(
            self.parameters.values() if parameters is _void else parameters,
            return_annotation=self._return_annotation if return_annotation is _void else return_annotation,
        )

    __replace__ = replace

    def _compared(self):
        """The order of keyword-only parameters does not count."""
        parameters = self.parameters.values()
        ordered = tuple(each for each in parameters if each.kind is not _KEYWORD_ONLY)
        by_name = {each.name: each for each in parameters if each.kind is _KEYWORD_ONLY}
        return ordered, by_name, self.return_annotation

    def __hash__(self):
        ordered, by_name, returned = self._compared()
        return hash((ordered, frozenset(by_name.values()), returned))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._compared() == other._compared()

    def bind(self, /, *args, **kwargs):
        """Get a BoundArguments object, that maps the passed `args`
        and `kwargs` to the function's signature.  Raises `TypeError`
        if the passed arguments can not be bound.
        """
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """Get a BoundArguments object, that partially maps the
        passed `args` and `kwargs` to the function's signature.
        Raises `TypeError` if the passed arguments can not be bound.
        """
        return self._bind(args, kwargs, partial=True)

    def _bind(self, args, kwargs, *, partial=False):
        parameters = list(self.parameters.values())
        arguments, rest = _bind_positions(parameters, args, kwargs)
        rest, misplaced = _pass_over(rest, kwargs, partial)
        keyword_parameter = None
        for parameter in rest:
            if parameter.kind is _VAR_KEYWORD:
                keyword_parameter = parameter
            elif parameter.kind is not _VAR_POSITIONAL:
                if parameter.name in kwargs:
                    arguments[parameter.name] = kwargs.pop(parameter.name)
                elif parameter.default is _empty and not partial:
                    raise TypeError(f"missing a required argument: {parameter.name!r}")
        if kwargs:
            if keyword_parameter is not None:
                arguments[keyword_parameter.name] = kwargs
            elif misplaced:
                names = ", ".join(misplaced)
                raise TypeError(f"got some positional-only arguments passed as keyword arguments: {names!r}")
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return self._bound_arguments_cls(self, arguments)

    def __reduce__(self):
        state = {"_return_annotation": self._return_annotation}
        return type(self), (tuple(self._parameters.values()),), state

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None):
        """Create a string representation of the Signature object.

        If *max_width* integer is passed,
        signature will try to fit into the *max_width*.
        If signature is longer than *max_width*,
        all parameters will be on separate lines.
        """
        items = []
        slash = star = False
        for parameter in self.parameters.values():
            kind = parameter.kind
            if slash and kind is not _POSITIONAL_ONLY:
                items.append("/")
            slash = kind is _POSITIONAL_ONLY
            if kind is _KEYWORD_ONLY and not star:
                items.append("*")
            star = star or kind in (_VAR_POSITIONAL, _KEYWORD_ONLY)
            items.append(str(parameter))
        if slash:
            items.append("/")
        text = f"({', '.join(items)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    {}\n)".format(",\n    ".join(items))
        if self.return_annotation is not _empty:
            text += f" -> {formatannotation(self.return_annotation)}"
        return text


def _bind_positions(parameters, args, kwargs):
    """What the positional arguments are for, and the parameters that are left."""
    arguments = {}
    for i, value in enumerate(args):
        parameter = parameters[i] if i < len(parameters) else None
        if parameter is None or parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
            raise TypeError("too many positional arguments")
        if parameter.kind is _VAR_POSITIONAL:
            arguments[parameter.name] = args[i:]
            return arguments, parameters[i:]
        if parameter.name in kwargs and parameter.kind is not _POSITIONAL_ONLY:
            raise TypeError(f"multiple values for argument {parameter.name!r}")
        arguments[parameter.name] = value
    return arguments, parameters[len(args) :]


def _pass_over(parameters, kwargs, partial):
    """Up to the first parameter that can do without a position; and names that were given, but need one."""
    misplaced = []
    for i, parameter in enumerate(parameters):
        kind, name = parameter.kind, parameter.name
        if kind is _VAR_POSITIONAL:
            return parameters[i:], misplaced
        if name in kwargs:
            if kind is not _POSITIONAL_ONLY:
                return parameters[i:], misplaced
            misplaced.append(name)
        elif kind is _VAR_KEYWORD or parameter.default is not _empty or partial:
            return parameters[i:], misplaced
        else:
            only = " keyword-only" if kind is _KEYWORD_ONLY else ""
            raise TypeError(f"missing a required{only} argument: {name!r}")
    return [], misplaced


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """Get a signature object for the passed callable."""
    return Signature.from_callable(
        obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str
    )


# ── Reading signatures ───────────────────────────────────────────────────────────────────────────────

_NATIVES = (
    types.WrapperDescriptorType,
    types.MethodWrapperType,
    types.ClassMethodDescriptorType,
    types.BuiltinFunctionType,
)


def _signature_from_callable(
    obj, *, follow_wrapper_chains=True, skip_bound_arg=True, globals=None, locals=None, eval_str=False, sigcls
):
    return _Reader(sigcls, follow_wrapper_chains, skip_bound_arg, globals, locals, eval_str).of(obj)


class _Reader:
    """Finds signatures; `skips_bound` leaves out what a bound method has already."""

    def __init__(self, made, follows, skips_bound, globals, locals, evaluates):
        self.made = made
        self.follows = follows
        self.skips_bound = skips_bound
        self.globals = globals
        self.locals = locals
        self.evaluates = evaluates

    def of(self, obj):
        if not callable(obj):
            raise TypeError(f"{obj!r} is not a callable object")
        if isinstance(obj, types.MethodType):
            return self.bound(self.of(obj.__func__))
        if self.follows:
            obj = unwrap(obj, stop=lambda each: hasattr(each, "__signature__") or isinstance(each, types.MethodType))
            if isinstance(obj, types.MethodType):
                return self.of(obj)
        declared = getattr(obj, "__signature__", None)
        if declared is not None:
            return self.declared(obj, declared)
        method = getattr(obj, "__partialmethod__", None)
        if isinstance(method, functools.partialmethod):
            return self.partial_method(method)
        if isinstance(obj, functools.partial):
            return _after_partial(self.of(obj.func), obj)
        if isfunction(obj) or _signature_is_functionlike(obj):
            return self.function(obj)
        if _is_native(obj):
            text = getattr(obj, "__text_signature__", None)
            if not text:
                raise ValueError(f"no signature found for builtin {obj!r}")
            return _signature_fromstr(self.made, obj, text, self.skips_bound)
        return self.cls(obj) if isinstance(obj, type) else self.instance(obj)

    def bound(self, found):
        return _without_first(found) if self.skips_bound else found

    def declared(self, obj, declared):
        found = declared
        if not isinstance(found, (Signature, str)) and callable(found):
            found = found()
        if isinstance(found, str):
            found = _signature_fromstr(self.made, obj, found)
        if not isinstance(found, Signature):
            raise TypeError(f"unexpected object {declared!r} in __signature__ attribute")
        return found

    def partial_method(self, method):
        wrapped = self.of(method.func)
        rest = _after_partial(wrapped, method, (None,))
        first = next(iter(wrapped.parameters.values()))
        if first.kind is _VAR_POSITIONAL:
            return rest
        return rest.replace(parameters=(first, *rest.parameters.values()))

    def function(self, function):
        text = getattr(function, "__text_signature__", None)
        if text:
            return _signature_fromstr(self.made, function, text, self.skips_bound)
        annotations = get_annotations(function, globals=self.globals, locals=self.locals, eval_str=self.evaluates)
        make = self.made._parameter_cls
        parameters = [
            make(name, kind, default=default, annotation=annotations.get(name, _empty))
            for name, kind, default in _declared_parameters(function)
        ]
        # What is only like a function may tell anything.
        return self.made(
            parameters,
            return_annotation=annotations.get("return", _empty),
            __validate_parameters__=not isfunction(function),
        )

    def cls(self, cls):
        call = _python_method(type(cls), "__call__")
        if call is not None:
            return self.of(call)
        new, init = _python_method(cls, "__new__"), _python_method(cls, "__init__")
        for base in cls.__mro__:
            if new is not None and "__new__" in base.__dict__:
                return self.bound(self.of(new))
            if init is not None and "__init__" in base.__dict__:
                return self.of(init)
        for base in cls.__mro__[:-1]:
            text = getattr(base, "__text_signature__", None)
            if text:
                return _signature_fromstr(self.made, base, text)
        if type not in cls.__mro__:
            if cls.__init__ is object.__init__ and cls.__new__ is object.__new__:
                return self.made.from_callable(object)
            raise ValueError(f"no signature found for builtin type {cls!r}")
        raise ValueError(f"callable {cls!r} is not supported by signature")

    def instance(self, obj):
        call = getattr_static(type(obj), "__call__", None)
        if call is None:
            raise ValueError(f"callable {obj!r} is not supported by signature")
        text = getattr(obj, "__text_signature__", None)
        if text:
            return _signature_fromstr(self.made, obj, text)
        return self.of(_bound_by(call, obj))


def _declared_parameters(function):
    """Name, kind and default of each parameter of a Python function."""
    code = function.__code__
    names = code.co_varnames
    count = code.co_argcount
    first_keyword, after = count, count + code.co_kwonlyargcount
    defaults = function.__defaults__ or ()
    required = count - len(defaults)
    for i, name in enumerate(names[:count]):
        kind = _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        yield name, kind, _empty if i < required else defaults[i - required]
    if code.co_flags & CO_VARARGS:
        yield names[after], _VAR_POSITIONAL, _empty
    keyword_defaults = function.__kwdefaults__ or {}
    for name in names[first_keyword:after]:
        yield name, _KEYWORD_ONLY, keyword_defaults.get(name, _empty)
    if code.co_flags & CO_VARKEYWORDS:
        yield names[after + bool(code.co_flags & CO_VARARGS)], _VAR_KEYWORD, _empty


def _python_method(cls, name):
    """A method of a class if it is not one of the natives; bound, but for `__new__`."""
    method = getattr(cls, name, None) if name == "__new__" else getattr_static(cls, name, None)
    if method is None or isinstance(method, _NATIVES):
        return None
    return method if name == "__new__" else _bound_by(method, cls)


def _bound_by(descriptor, obj):
    if isclass(descriptor):
        return descriptor
    get = getattr(type(descriptor), "__get__", None)
    return descriptor if get is None else get(descriptor, obj, type(obj))


def _without_first(found):
    """As a bound method shows it."""
    parameters = tuple(found.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if parameters[0].kind is not _VAR_POSITIONAL:
        parameters = parameters[1:]
    return found.replace(parameters=parameters)


def _after_partial(wrapped, partial, first=()):
    """What is left to give after `functools.partial`."""
    given = partial.keywords or {}
    try:
        bound = wrapped.bind_partial(*first, *(partial.args or ()), **given).arguments
    except TypeError as error:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from error
    before, by_keyword = [], []
    only_by_keyword = False  # from a parameter on that has its argument by keyword
    for name, parameter in wrapped.parameters.items():
        kind = parameter.kind
        if name in bound:
            if kind is _POSITIONAL_ONLY or (kind is _POSITIONAL_OR_KEYWORD and name not in given):
                continue
            if kind in (_POSITIONAL_OR_KEYWORD, _KEYWORD_ONLY):
                only_by_keyword = only_by_keyword or kind is _POSITIONAL_OR_KEYWORD
                parameter = parameter.replace(default=bound[name])
        if not only_by_keyword:
            before.append(parameter)
        elif kind is _POSITIONAL_OR_KEYWORD:
            by_keyword.append(parameter.replace(kind=_KEYWORD_ONLY))
        elif kind is not _VAR_POSITIONAL:
            by_keyword.append(parameter)
    return wrapped.replace(parameters=before + by_keyword)


def _is_native(obj):
    return (
        isbuiltin(obj)
        or inspect.ismethoddescriptor(obj)
        or isinstance(obj, _NATIVES)
        or obj is type
        or obj is object
    )


def _signature_is_functionlike(obj):
    """What has all that a function tells of its parameters, as functions of compilers do."""
    if not callable(obj) or isclass(obj):
        return False
    defaults = getattr(obj, "__defaults__", _void)
    keyword_defaults = getattr(obj, "__kwdefaults__", _void)
    return (
        isinstance(getattr(obj, "__code__", None), types.CodeType)
        and isinstance(getattr(obj, "__name__", None), str)
        and (defaults is None or isinstance(defaults, tuple))
        and (keyword_defaults is None or isinstance(keyword_defaults, dict))
        and isinstance(getattr(obj, "__annotations__", None), (dict, types.NoneType))
    )


# ── Signatures of natives: text ──────────────────────────────────────────────────────────────────────


def _signature_strip_non_python_syntax(signature):
    """The text without `$`, and which parameter that marks."""
    if not signature:
        return signature, None
    marked = None
    items = _split_parameters(" ".join(signature.split("\n")).strip()[1:-1])
    for i, (name, default) in enumerate(items):
        if name.startswith("$"):
            marked = i
            items[i] = name[1:].lstrip(), default
    text = ", ".join(name if default is None else f"{name}={_without_blanks(default)}" for name, default in items)
    return f"({text})", marked


def _split_parameters(text):
    """Pairs of name and default, which is None where none is written."""
    items = []
    depth = start = 0
    quote = equals = None
    for i, character in enumerate(text + ","):
        if quote:
            quote = None if character == quote and text[i - 1] != "\\" else quote
        elif character in "'\"":
            quote = character
        elif character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
        elif depth == 0 and character == "=" and equals is None:
            equals = i
        elif depth == 0 and character == ",":
            if item := text[start:i].strip():
                default = None if equals is None else text[equals + 1 : i].strip()
                items.append((item if equals is None else text[start:equals].strip(), default))
            start, equals = i + 1, None
    return items


def _without_blanks(text):
    return text if "'" in text or '"' in text else text.replace(" ", "").replace(",", ", ")


def _signature_fromstr(cls, obj, s, skip_bound_arg=True):
    """The signature that a `__text_signature__` tells."""
    refused = ValueError(f"{obj!r} builtin has invalid signature")
    text = " ".join(s.split("\n")).strip()
    if not (text.startswith("(") and text.endswith(")")):
        raise refused
    make = cls._parameter_cls
    parameters = []
    kind = _POSITIONAL_OR_KEYWORD
    marked = False
    for name, default in _split_parameters(text[1:-1]):
        if name == "/":
            parameters = [each.replace(kind=_POSITIONAL_ONLY) for each in parameters]
            continue
        if name.startswith("*"):
            stars = len(name) - len(name.lstrip("*"))
            if name[stars:]:
                parameters.append(make(name[stars:], (_VAR_POSITIONAL, _VAR_KEYWORD)[stars - 1]))
            kind = _KEYWORD_ONLY
            continue
        if name.startswith("$"):
            marked = True
            name = name[1:].lstrip()
        if not name.isidentifier() or iskeyword(name):
            raise refused
        try:
            value = _empty if default is None else _default_value(default, obj)
        except (ValueError, SyntaxError):
            raise refused from None
        parameters.append(make(name, kind, default=value))
    if marked:
        # A module is never shown, what a method is bound to only where it is asked for.
        owner = getattr(obj, "__self__", None)
        is_module = inspect.ismodule(owner) or parameters[0].name == "module"
        if is_module or (owner is not None and skip_bound_arg):
            del parameters[0]
        else:
            parameters[0] = parameters[0].replace(kind=_POSITIONAL_ONLY)
    return cls(parameters, return_annotation=cls.empty)


def _default_value(text, obj):
    """The value of a default: literals, sums of them, names of constants in the module of `obj` or in any other."""
    if text.startswith("<default ") and text.endswith(">"):  # those of a named tuple are any objects
        return obj.__defaults__[int(text[9:-1])]
    if text.startswith("<") and text.endswith(">") and text != "<unrepresentable>":
        return _builtin_class(text[1:-1]) or _Shown(text)
    if text in _USUAL_DEFAULTS:
        return _USUAL_DEFAULTS[text]
    module = getattr(obj, "__module__", None) or getattr(getattr(obj, "__objclass__", None), "__module__", None)
    place = sys.modules.get(module) or sys.modules.get((module or "").removeprefix("_"))  # `_io` is not imported
    namespace = getattr(place, "__dict__", {})
    if text.replace(".", "_").isidentifier():
        return _constant(text, namespace)
    import re

    rest = re.sub(r"""b?'(?:[^'\\]|\\.)*'|b?"(?:[^"\\]|\\.)*\"""", "0", text)
    values = {}
    for name in re.findall(r"(?<![\w.])[^\W\d]\w*(?:\.\w+)*", rest):
        if name not in ("None", "True", "False"):
            values[name] = _constant(name, namespace)
    if not re.fullmatch(r"[\w\s.,+\-|(){}\[\]:]*", rest) or re.search(r"[\w)\]]\s*[(\[]", rest):
        raise ValueError(text)
    if not values:
        return eval(text, {"__builtins__": {}})
    try:
        return eval(text, dict(namespace))
    except NameError:
        return eval(text, dict(sys.modules))


def _constant(name, namespace):
    for names in namespace, sys.modules:
        try:
            value = eval(name, dict(names))
        except NameError:
            continue
        if isinstance(value, (str, int, float, bytes, bool, types.NoneType)):
            return value
        break
    raise ValueError(name)


def _builtin_class(name):
    found = getattr(sys.modules["builtins"], name, None)
    return found if isinstance(found, type) else None


class _Shown:
    """A default that is told, but that nobody can get: `<implicit>`."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


_USUAL_DEFAULTS = {"None": None, "True": True, "False": False, "0": 0, "1": 1, "-1": -1, "()": ()}


# ── Annotations as text ──────────────────────────────────────────────────────────────────────────────


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        import re

        return re.sub(r"[\w\.]+", lambda name: name.group().removeprefix("typing."), repr(annotation))
    if isinstance(annotation, types.GenericAlias) or not isinstance(annotation, type):
        return repr(annotation)
    if annotation.__module__ in ("builtins", base_module):
        return annotation.__qualname__
    return annotation.__module__ + "." + annotation.__qualname__


def formatannotationrelativeto(object):
    module = getattr(object, "__module__", None)

    def _formatannotation(annotation):
        return formatannotation(annotation, module)

    return _formatannotation


# ── The older way ────────────────────────────────────────────────────────────────────────────────────

FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")


def getfullargspec(func):
    """Get the names and default values of a callable object's parameters.

    A tuple of seven things is returned:
    (args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations).
    'args' is a list of the parameter names.
    'varargs' and 'varkw' are the names of the * and ** parameters or None.
    'defaults' is an n-tuple of the default values of the last n parameters.
    'kwonlyargs' is a list of keyword-only parameter names.
    'kwonlydefaults' is a dictionary mapping names from kwonlyargs to defaults.
    'annotations' is a dictionary mapping parameter names to annotations.

    Notable differences from inspect.signature():
      - the "self" parameter is always reported, even for bound methods
      - wrapper chains defined by __wrapped__ *not* unwrapped automatically
    """
    try:
        found = _Reader(Signature, False, False, None, None, False).of(func)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    parameters = found.parameters.values()
    names = {kind: [each.name for each in parameters if each.kind is kind] for kind in _ParameterKind}
    annotations = {each.name: each.annotation for each in parameters if each.annotation is not _empty}
    if found.return_annotation is not _empty:
        annotations = {"return": found.return_annotation, **annotations}
    with_default = [each for each in parameters if each.default is not _empty]
    return FullArgSpec(
        names[_POSITIONAL_ONLY] + names[_POSITIONAL_OR_KEYWORD],
        next(iter(names[_VAR_POSITIONAL]), None),
        next(iter(names[_VAR_KEYWORD]), None),
        tuple(each.default for each in with_default if each.kind is not _KEYWORD_ONLY) or None,
        names[_KEYWORD_ONLY],
        {each.name: each.default for each in with_default if each.kind is _KEYWORD_ONLY} or None,
        annotations,
    )


def getcallargs(func, /, *positional, **named):
    """Get the mapping of arguments to values.

    A dict is returned, with keys the function argument names (including the
    names of the * and ** arguments, if any), and values the respective bound
    values from 'positional' and 'named'."""
    args, varargs, varkw, defaults, keywords, keyword_defaults, _ = getfullargspec(func)
    defaults, keyword_defaults = defaults or (), keyword_defaults or {}
    function = func.__name__
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__, *positional)
    values = dict(zip(args, positional))
    if varargs:
        values[varargs] = positional[len(args) :]
    if varkw:
        values[varkw] = {}
    for name, value in named.items():
        if name not in args and name not in keywords:
            if not varkw:
                raise TypeError(f"{function}() got an unexpected keyword argument {name!r}")
            values[varkw][name] = value
        elif name in values:
            raise TypeError(f"{function}() got multiple values for argument {name!r}")
        else:
            values[name] = value
    if len(positional) > len(args) and not varargs:
        _refuse_too_many(function, args, len(defaults), len(positional), sum(name in values for name in keywords))
    required = len(args) - len(defaults)
    _require(function, "positional", args[:required], values)
    for name, value in zip(args[required:], defaults):
        values.setdefault(name, value)
    for name in keywords:
        if name not in values and name in keyword_defaults:
            values[name] = keyword_defaults[name]
    _require(function, "keyword-only", keywords, values)
    return values


def _require(function, how, names, values):
    missing = [repr(name) for name in names if name not in values]
    if not missing:
        return
    *others, last = missing
    text = last
    if others:
        text = f"{', '.join(others)} and {last}"
    plural = "s" if others else ""
    raise TypeError(f"{function}() missing {len(missing)} required {how} argument{plural}: {text}")


def _refuse_too_many(function, args, default_count, given, keywords_given):
    wanted = f"from {len(args) - default_count} to {len(args)}" if default_count else len(args)
    plural = "s" if default_count or len(args) != 1 else ""
    also = ""
    if keywords_given:
        also = (
            f" positional argument{'s' if given != 1 else ''}"
            f" (and {keywords_given} keyword-only argument{'s' if keywords_given != 1 else ''})"
        )
    were = "was" if given == 1 and not keywords_given else "were"
    raise TypeError(f"{function}() takes {wanted} positional argument{plural} but {given}{also} {were} given")
