# Part of `typing`: forward references, and what type variables ask when they are replaced. CPython: Lib/typing.py; docs: library/typing.html#typing.ForwardRef.
import sys

from _typing import _parameters_of

_need("forms")

GenericAlias = type(list[int])


def _collect_type_parameters(args, *, enforce_default_ordering=True):
    """The type parameters in `args`, each once, in order of appearance."""
    return _parameters_of(tuple(args), enforce_default_ordering)


def _make_union(left, right):
    return Union[left, right]


def _unpack_args(*args):
    opened = []
    for arg in args:
        inner = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner is None or inner and inner[-1] is ...:
            opened.append(arg)
        else:
            opened += inner
    return opened


# ── Forward references ───────────────────────────────────────────────────────────────────────────


class ForwardRef(_Final, _root=True):
    """A type named by text."""

    __slots__ = (
        "__forward_arg__",
        "__forward_code__",
        "__forward_evaluated__",
        "__forward_value__",
        "__forward_is_argument__",
        "__forward_is_class__",
        "__forward_module__",
    )

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        # `*Ts` alone is no expression
        expression = f"({arg},)[0]" if arg.startswith("*") else arg
        try:
            code = compile(expression, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_code__ = code
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, type_params=NoDefault, *, recursive_guard):
        _need("hints")
        if type_params is NoDefault:
            _warn_of_no_type_params("typing.ForwardRef._evaluate")
            type_params = ()
        if self.__forward_arg__ in recursive_guard:
            return self
        if self.__forward_evaluated__ and localns is globalns:
            return self.__forward_value__
        globalns, localns = self._namespaces(globalns, localns, type_params)
        value = _type_check(
            eval(self.__forward_code__, globalns, localns),
            "Forward references must evaluate to types.",
            is_argument=self.__forward_is_argument__,
            allow_special_forms=self.__forward_is_class__,
        )
        guard = recursive_guard | {self.__forward_arg__}
        self.__forward_value__ = _eval_type(value, globalns, localns, type_params, recursive_guard=guard)
        self.__forward_evaluated__ = True
        return self.__forward_value__

    def _namespaces(self, globalns, localns, type_params):
        if globalns is None:
            globalns = {} if localns is None else localns
        if localns is None:
            localns = globalns
        if self.__forward_module__ is not None:
            module = sys.modules.get(self.__forward_module__, None)
            globalns = getattr(module, "__dict__", globalns)
        if not type_params:
            return globalns, localns
        # Their scope is between the module's and the class's, and that of a class comes as `globalns`.
        globalns, localns = dict(globalns), dict(localns)
        for param in type_params:
            name = param.__name__
            if not self.__forward_is_class__ or name not in globalns:
                globalns[name] = param
                localns.pop(name, None)
        return globalns, localns

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_arg__ != other.__forward_arg__:
            return False
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return self.__forward_value__ == other.__forward_value__
        return self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


# ── What type variables ask when they are replaced ───────────────────────────────────────────────


def _typevar_subst(self, arg):
    arg = _type_check(arg, "Parameters to generic types must be types.")
    is_unpacked = isinstance(arg, _UnpackGenericAlias) or (
        isinstance(arg, GenericAlias) and getattr(arg, "__unpacked__", False)
    )
    if is_unpacked:
        raise TypeError(f"{arg} is not valid as type argument")
    return arg


def _typevartuple_prepare_subst(self, alias, args):
    params = alias.__parameters__
    left = own = params.index(self)
    right = after = len(params) - own - 1
    if any(isinstance(param, TypeVarTuple) for param in params[own + 1 :]):
        raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
    count = len(args)
    endless = [
        (at, inner[0])
        for at, arg in enumerate(args)
        if not isinstance(arg, type)
        and (inner := getattr(arg, "__typing_unpacked_tuple_args__", None))
        and len(inner) == 2
        and inner[-1] is ...
    ]
    if len(endless) > 1:
        raise TypeError("More than one unpacked arbitrary-length tuple argument")
    filling = None
    if endless:
        ((at, filling),) = endless
        left = min(left, at)
        right = min(right, count - at - 1)
    elif left + right > count:
        raise TypeError(f"Too few arguments for {alias}; actual {count}, expected at least {len(params) - 1}")
    if left == count - right and self.has_default():
        taken = tuple(_unpack_args(self.__default__))
    else:
        taken = args[left : count - right]
    return (
        *args[:left],
        *[filling] * (own - left),
        taken,
        *[filling] * (after - right),
        *args[count - right :],
    )


def _paramspec_subst(self, arg):
    if isinstance(arg, (list, tuple)):
        return tuple(_type_check(each, "Expected a type.") for each in arg)
    if not _is_param_expr(arg):
        raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
    return arg


def _paramspec_prepare_subst(self, alias, args):
    params = alias.__parameters__
    own = params.index(self)
    if own == len(args) and self.has_default():
        args = (*args, self.__default__)
    if own >= len(args):
        raise TypeError(f"Too few arguments for {alias}")
    # `Z[int, str]` is `Z[[int, str]]` where there is no other parameter.
    if len(params) == 1 and not _is_param_expr(args[0]):
        return (args,)
    if isinstance(args[own], list):
        return (*args[:own], tuple(args[own]), *args[own + 1 :])
    return args
