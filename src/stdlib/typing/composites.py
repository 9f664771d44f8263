# Part of `typing`: forms that hold more than one type. CPython: Lib/typing.py; docs: library/typing.html#special-forms.
_need("forms")


class _TypedCacheSpecialForm(_SpecialForm, _root=True):
    """Its arguments are told apart by type, too: `Literal[1]` is not `Literal[True]`."""

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return self._getitem(self, *parameters)


@_SpecialForm
def Concatenate(self, parameters):
    """Special form for annotating higher-order functions.

    In front of a ParamSpec it adds parameters: Callable[Concatenate[int, P], int].
    """
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    *leading, last = parameters if isinstance(parameters, tuple) else (parameters,)
    if last is not ... and not isinstance(last, ParamSpec):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateGenericAlias(self, (*(_type_check(each, msg) for each in leading), last))


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        *leading, last = params
        if isinstance(last, (list, tuple)):
            return (*leading, *last)
        if isinstance(last, _ConcatenateGenericAlias):
            params = (*leading, *last.__args__)
        return super().copy_with(params)


@_SpecialForm
def Unpack(self, parameters):
    """Type unpack operator.

    It takes the types out of a tuple or a TypeVarTuple, as the star does: Foo[Unpack[Ts]] is Foo[*Ts]. With a TypedDict
    it annotates **kwargs.
    """
    if isinstance(parameters, TypeVarTuple):
        return next(iter(parameters))
    return _UnpackGenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


def _with_types(values):
    return [(value, type(value)) for value in values]


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return set(_with_types(self.__args__)) == set(_with_types(other.__args__))

    def __hash__(self):
        return hash(frozenset(_with_types(self.__args__)))


@_TypedCacheSpecialForm
@_tp_cache(typed=True)
def Literal(self, *parameters):
    """Special typing form to define literal types (a.k.a. value types).

    It says that a value is one of those in brackets, which may be anything.
    """
    values = []
    for each in parameters:
        if isinstance(each, _LiteralGenericAlias):
            values += each.__args__
        else:
            values.append(each)
    try:
        values = [value for value, _ in dict.fromkeys(_with_types(values))]
    except TypeError:
        pass  # not hashable
    return _LiteralGenericAlias(self, tuple(values))


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    """A type with metadata; in all else it is that type."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        (new_type,) = params
        return _AnnotatedAlias(new_type, self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __reduce__(self):
        getitem, _ = super().__reduce__()
        return getitem, (Annotated, (self.__origin__, *self.__metadata__))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)


@_TypedCacheSpecialForm
@_tp_cache(typed=True)
def Annotated(self, *params):
    """Add context-specific metadata to a type.

    Annotated[int, whatever] is an int to everybody who doesn't know what to do with the metadata, which is in
    __metadata__. Annotated in Annotated is flattened.
    """
    if len(params) < 2:
        raise TypeError(
            "Annotated[...] should be used with at least two arguments (a type and an annotation)."
        )
    form, *metadata = params
    if _is_unpacked_typevartuple(form):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    origin = _type_check(form, "Annotated[t, ...]: t must be a type.", allow_special_forms=True)
    return _AnnotatedAlias(origin, tuple(metadata))
