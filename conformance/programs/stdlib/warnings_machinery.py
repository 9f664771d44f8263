# Filters, registries, levels, recording, and the text of warnings on standard error.
import sys
import warnings


def old():
    warnings.warn("use new()", DeprecationWarning, stacklevel=2)


def plain():
    warnings.warn("plain")


for i in range(3):
    plain()
old()
old()
warnings.warn(UserWarning("an instance"))
warnings.warn(RuntimeWarning("runtime"), stacklevel=50)
warnings.warn("ignored", PendingDeprecationWarning)
warnings.warn("ignored", ResourceWarning)
print(len(warnings.filters), warnings.filters[0], warnings.defaultaction)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for i in range(2):
        plain()
    old()
    warnings.warn("third", SyntaxWarning)
print(len(caught))
for each in caught:
    print(each.category.__name__, each.message, each.lineno, each.file, each.line, each.source, type(each).__name__)
print(str(caught[0]).split("filename")[0])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        plain()
    except UserWarning as error:
        print("raised", repr(error))
    try:
        warnings.warn("x", int)
    except TypeError as error:
        print(error)
with warnings.catch_warnings(action="ignore"):
    plain()
with warnings.catch_warnings():
    warnings.simplefilter("once")
    for i in range(3):
        warnings.warn("once only")
    warnings.warn("once only")
with warnings.catch_warnings():
    warnings.simplefilter("module")
    for i in range(2):
        warnings.warn("per module")
    warnings.warn("per module")
with warnings.catch_warnings():
    warnings.resetwarnings()
    print(warnings.filters)
    warnings.warn("pending shown", PendingDeprecationWarning)
    warnings.simplefilter("ignore", category=UserWarning, lineno=3, append=True)
    print(warnings.filters)

for arguments in [("wrong",), ("error", UserWarning, "x"), ("error", UserWarning, -1)]:
    try:
        warnings.simplefilter(*arguments)
    except Exception as error:
        print(type(error).__name__, error)
for arguments in [("wrong",), ("error", 3), ("error", "", int), ("error", "", UserWarning, 3), ("error", "", UserWarning, "", -1)]:
    try:
        warnings.filterwarnings(*arguments)
    except Exception as error:
        print(type(error).__name__, error)

manager = warnings.catch_warnings(record=True)
print(manager)
try:
    manager.__exit__()
except RuntimeError as error:
    print(error)
with manager:
    try:
        manager.__enter__()
    except RuntimeError as error:
        print(error)

warnings.warn_explicit("explicit", UserWarning, "some_file.py", 12)
warnings.warn_explicit("explicit", UserWarning, "some_file.py", 12)
registry = {}
for i in range(2):
    warnings.warn_explicit("with registry", UserWarning, "some_file.py", 12, registry=registry)
print(sorted(map(str, registry)))
for arguments in [("a", UserWarning, 3, 4), ("a", UserWarning, "f", "x"), ("a", int, "f", 1), ("a", UserWarning, "f", 1, "m", 3)]:
    try:
        warnings.warn_explicit(*arguments)
    except Exception as error:
        print(type(error).__name__, error)


def show(message, category, filename, lineno, file=None, line=None):
    print("shown", message, category.__name__, lineno, file, line)


original = warnings.showwarning
warnings.showwarning = show
warnings.warn("to the hook")
warnings.showwarning = original
warnings.showwarning("direct", UserWarning, "f.py", 3, sys.stdout, "  the line ")
print("__warningregistry__" in globals())


class Odd(UserWarning):
    def __str__(self):
        return "odd text"


warnings.warn("made odd", Odd)
