"""Filters, registries, hooks, options and what is deprecated."""

import sys
import warnings


def issued(action, *calls, **filters):
    with warnings.catch_warnings(record=True) as log:
        warnings.resetwarnings()
        warnings.filterwarnings(action, **filters)
        for function, *arguments in calls:
            function(*arguments)
    return [f"{each.category.__name__}: {each.message}" for each in log]


def here(text="here", category=None):
    warnings.warn(text, category)


for action in "default", "always", "module", "once", "ignore":
    globals().pop("__warningregistry__", None)
    print(action, issued(action, (here,), (here,), (here, "other"), (here, "here", DeprecationWarning)))
for filters in {"message": "HE"}, {"category": DeprecationWarning}, {"module": "__main"}, {"module": "other"}, {"lineno": 19}:
    print(filters, issued("always", (here,), (here, "x", DeprecationWarning), **filters))

for action in "once", "module", "default", "always":
    warnings.resetwarnings()
    warnings.simplefilter(action)
    registry = {}
    with warnings.catch_warnings(record=True) as log:
        for line in 3, 3, 4:
            warnings.warn_explicit("text", UserWarning, "file.py", line, registry=registry)
    registry.pop("version")
    print(action, len(log), registry)
with warnings.catch_warnings(record=True, action="always", category=UserWarning, lineno=7, append=True) as log:
    warnings.warn_explicit("a", UserWarning, "f.py", 7, "module", source=None)
    print(log[0], warnings.filters[-1], log[0].source, log[0]._category_name)

for wrong in [
    lambda: warnings.simplefilter("nope"),
    lambda: warnings.filterwarnings("error", "x", "notaclass"),
    lambda: warnings.filterwarnings("error", 3),
    lambda: warnings.filterwarnings("error", "", int),
    lambda: warnings.filterwarnings("error", "", Warning, 3),
    lambda: warnings.simplefilter("error", lineno="x"),
    lambda: warnings.simplefilter("error", lineno=-1),
    lambda: warnings.warn("x", int),
    lambda: warnings.warn("x", 3),
    lambda: warnings.warn("x", skip_file_prefixes=["a"]),
    lambda: warnings.warn("x", skip_file_prefixes=(1,)),
    lambda: warnings.warn_explicit("x", UserWarning, 3, 1),
    lambda: warnings.warn_explicit("x", UserWarning, "f", 1, registry=3),
    lambda: warnings.warn_explicit("x", UserWarning, "f", 1, module_globals=3),
    lambda: warnings.warn_explicit("x", UserWarning, "f", 1, module_globals={"__name__": "n", "__loader__": None, "__spec__": None}),
    lambda: warnings.deprecated(3),
    lambda: warnings.deprecated("x")(3),
    lambda: warnings.catch_warnings(True),
    lambda: warnings._setoption("a:b:c:d:e:f"),
    lambda: warnings._setoption("bogus"),
    lambda: warnings._setoption("error::Nothing"),
    lambda: warnings._setoption("error::int"),
    lambda: warnings._setoption("error::no.such.Thing"),
    lambda: warnings._setoption("error::::x"),
]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)

manager = warnings.catch_warnings(record=True)
print(manager)
with manager:
    try:
        manager.__enter__()
    except RuntimeError as error:
        print(error)
try:
    warnings.catch_warnings().__exit__()
except RuntimeError as error:
    print(error)

warnings.resetwarnings()
for option in "e", "ignore:a.b", "all::DeprecationWarning", "once:::mod.ule:12", "":
    warnings._setoption(option)
print(*warnings.filters, sep="\n")
warnings._processoptions(["default", "what"])

warnings.resetwarnings()
warnings.simplefilter("always")
print(warnings.formatwarning("text", UserWarning, "none.py", 3), warnings.formatwarning("text", UserWarning, "none.py", 3, " line "))
warnings.showwarning("shown", UserWarning, "none.py", 4, sys.stdout, "given")
warnings.formatwarning = lambda *details: f"formatted {details[0]} {details[1].__name__} {details[4]}\n"
warnings.warn("through a hook")
del warnings.formatwarning
original, warnings.showwarning = warnings.showwarning, lambda *details: print("hook", details[0], details[1].__name__, details[4:])
warnings.warn("to the hook")
warnings.showwarning = 3
try:
    warnings.warn("to nothing")
except TypeError as error:
    print(error)
warnings.showwarning = original


@warnings.deprecated("no more f")
def f(a):
    return a


@warnings.deprecated("no more C", category=PendingDeprecationWarning, stacklevel=1)
class C:
    def __init__(self, x=1):
        self.x = x


@warnings.deprecated("no more B")
class B:
    def __init_subclass__(cls, **options):
        print("made", cls.__name__, options)


@warnings.deprecated("only said", category=None)
def g():
    pass


with warnings.catch_warnings(record=True) as log:
    print(f(1), C(2).x, type("D", (C,), {})().x, f.__deprecated__, C.__deprecated__, g.__deprecated__, f.__name__)

    class E(B, option=1):
        pass

    E()
    g()
    try:
        B(1)
    except TypeError as error:
        print(error)
print(*(f"{each.lineno} {each.category.__name__} {each.message}" for each in log), sep="\n")

try:
    warnings._deprecated("thing", remove=(3, 13))
except RuntimeError as error:
    print(error)
with warnings.catch_warnings(record=True) as log:
    warnings._deprecated("thing", remove=(3, 15))
print(log[0].message)
warnings.warn("with a source", ResourceWarning, source=object())
warnings.simplefilter("error")
try:
    warnings.warn(DeprecationWarning("as an error"))
except DeprecationWarning as error:
    print(repr(error))
