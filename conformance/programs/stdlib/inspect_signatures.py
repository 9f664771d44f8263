# Signatures of all kinds of callables, their text, binding, and what is refused.
import functools
import inspect
from inspect import Parameter, Signature, signature


def plain(a, /, b: int, c=3, *args, d, e: "str" = "x", **kwargs) -> list[int]:
    pass


class Meta(type):
    def __call__(cls, made, *, by="meta"):
        pass


class WithMeta(metaclass=Meta):
    pass


class WithNew:
    def __new__(cls, x, *rest):
        return super().__new__(cls)


class WithInit:
    def __init__(self, left, right=2):
        pass

    def method(self, q, *, r=None):
        pass

    @classmethod
    def make(cls, n):
        pass

    @staticmethod
    def helper(z=0):
        pass

    def __call__(self, *values):
        pass

    half = functools.partialmethod(method, 5)


class Derived(WithInit):
    pass


class Empty:
    pass


@functools.wraps(plain)
def wrapper(*args, **kwargs):
    pass


instance = WithInit(1)
for thing in (
    plain, lambda x, y=1: x, WithMeta, WithNew, WithInit, Derived, Empty, instance, instance.method, instance.half,
    WithInit.method, WithInit.make, WithInit.helper, WithInit.half, wrapper, len, print, [].append, dict.fromkeys,
    list, float, object, int.__add__, (1).__add__, str.join, "".join, sorted, range(3).index,
):
    name = getattr(thing, "__qualname__", type(thing).__name__)
    print(name, signature(thing))
print(signature(wrapper, follow_wrapped=False))

for partial in (
    functools.partial(plain, 1), functools.partial(plain, 1, 2, d=4), functools.partial(plain, d=4, c=9),
    functools.partial(functools.partial(len)), functools.partial(sorted, key=len),
):
    print(signature(partial))

for thing in (3, int, type, print.__class__, functools.partial(len, 1, 2)):
    try:
        print(signature(thing))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

found = signature(plain)
print(repr(found), found.return_annotation, found == signature(plain), hash(found) == hash(signature(plain)))
for parameter in found.parameters.values():
    print(parameter.name, parameter.kind, parameter.kind.description, repr(parameter), parameter.default, parameter.annotation)
print(found.format(max_width=20))
print(found.replace(return_annotation=Signature.empty), found.replace(parameters=[]))
print(signature(plain, eval_str=True))
print(found.parameters["c"].replace(name="other", default=Parameter.empty, annotation=float))

for args, kwargs in (
    ((1, 2), dict(d=4)), ((1, 2, 3, 4, 5), dict(d=6, f=7)), ((), {}), ((1,), {}), ((1, 2), {}), ((1, 2), dict(b=3)),
    ((1,), dict(b=2, d=3, a=9)),
):
    try:
        bound = found.bind(*args, **kwargs)
        print(bound, bound.args, bound.kwargs)
        bound.apply_defaults()
        print(bound.arguments)
    except TypeError as error:
        print("TypeError", error)
print(found.bind_partial(1), found.bind_partial(d=5).kwargs)
small = signature(lambda a, b, /, c: 0)
for args, kwargs in (((1, 2, 3, 4), {}), ((1, 2), dict(x=1)), ((1, 2), dict(c=3, x=1)), ((), dict(a=1, b=2, c=3))):
    try:
        print(small.bind(*args, **kwargs))
    except TypeError as error:
        print("TypeError", error)

for make in (
    lambda: Parameter("1x", Parameter.KEYWORD_ONLY),
    lambda: Parameter("if", Parameter.POSITIONAL_OR_KEYWORD),
    lambda: Parameter("x", 9),
    lambda: Parameter(3, Parameter.KEYWORD_ONLY),
    lambda: Parameter("x", Parameter.VAR_KEYWORD, default=1),
    lambda: Signature([Parameter("a", Parameter.KEYWORD_ONLY), Parameter("b", Parameter.POSITIONAL_ONLY)]),
    lambda: Signature([Parameter("a", Parameter.KEYWORD_ONLY)] * 2),
    lambda: Signature(
        [Parameter("a", Parameter.POSITIONAL_ONLY, default=1), Parameter("b", Parameter.POSITIONAL_ONLY)]
    ),
):
    try:
        print(make())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

print(inspect.getfullargspec(plain))
print(inspect.getfullargspec(instance.method))
print(inspect.getcallargs(plain, 1, 2, d=5, z=6))


def three(a, b, c, *, k):
    pass


for args, kwargs in (((), {}), ((1, 2, 3), {}), ((1, 2, 3, 4), {}), ((1, 2), dict(a=1)), ((1, 2, 3), dict(q=1)), ((1, 2, 3, 4), dict(k=1))):
    try:
        print(inspect.getcallargs(three, *args, **kwargs))
    except TypeError as error:
        print("TypeError", error)


class Declared:
    __signature__ = Signature([Parameter("shown", Parameter.KEYWORD_ONLY)])


class Text:
    __text_signature__ = "($self, a, /, b=1)"

    def __call__(self, *args):
        pass


print(signature(Declared), signature(Text()))
Declared.__signature__ = 5
try:
    signature(Declared)
except TypeError as error:
    print(error)
