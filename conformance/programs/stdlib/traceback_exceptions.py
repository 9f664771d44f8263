"""TracebackException: chains, groups, notes, syntax errors, colours, comparisons."""

import io
import traceback
import warnings


def caught(function, *args):
    try:
        function(*args)
    except BaseException as error:
        return error


def chain():
    try:
        try:
            {}["a"]
        except KeyError as error:
            raise ValueError("second") from error
    except ValueError:
        raise TypeError("third\nwith lines")


def group(depth=1):
    errors = [caught(int, "x"), TypeError("plain")]
    if depth:
        errors.append(caught(group, depth - 1))
    raise ExceptionGroup(f"group {depth}", errors)


error = caught(chain)
captured = traceback.TracebackException.from_exception(error)
print("".join(captured.format()))
print("".join(captured.format(chain=False)))
print(str(captured), captured.exc_type_str, captured.__cause__, captured.__context__.__cause__.exc_type_str)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    print(captured.exc_type, log[0].category.__name__, log[0].message)
print(captured == traceback.TracebackException.from_exception(error), captured == 1)
print(captured == traceback.TracebackException.from_exception(error, limit=0))
compact = traceback.TracebackException(type(error), error, error.__traceback__, compact=True, save_exc_type=False)
print(compact.__context__.__context__, compact._exc_type)

groups = caught(group, 2)
groups.add_note("a note\nof two lines")
print("".join(traceback.format_exception(groups)))
print("".join(traceback.TracebackException.from_exception(groups, max_group_width=2, max_group_depth=1).format()))
print(traceback.format_exception_only(groups), traceback.format_exception_only(groups, show_group=True))

for notes in ["text", 1, [1, "b\nc"], ("d",), None]:
    error = ValueError("noted")
    error.__notes__ = notes
    print(traceback.format_exception_only(error))


class Bad(Exception):
    def __str__(self):
        raise RuntimeError


class BadNotes(Exception):
    @property
    def __notes__(self):
        raise ValueError("no notes")


class BadModule(Exception):
    __module__ = 3


for error in Bad(), BadNotes("x"), BadModule(), KeyError("k"), StopIteration(), None:
    print(traceback.format_exception_only(error), traceback.format_exception_only(type(error), error))

for text in "a = (", "x = 1 2", "\tif x:\n\t  y = $", "f(a b)", "'open":
    print("".join(traceback.format_exception_only(caught(compile, text, "<text>", "exec"))), end="")
for place in [
    ("f.py", 1, 3, "abc def"), ("f.py", None, 3, "abc"), (None, 5, None, "  abc"), ("f.py", 2, 0, "abc"), ("f.py", 1, 99, "abc\n"),
    ("f.py", 1, 2, "abcdef", 1, 5), ("f.py", 1, 2, "abcdef", 2, 5), ("f.py", 1, -4, "  abc"), ("f.py", 1, 5, " \f abc", 1, 6),
]:
    print("".join(traceback.format_exception_only(SyntaxError("made", place))), end="")


def colours():
    value = {"a": {"b": None}}
    return value["a"]["b"]["c"] + 1


print(ascii("".join(traceback.format_exception(caught(colours), colorize=True))))
print(ascii("".join(traceback.format_exception_only(caught(compile, "a $ b", "<text>", "exec"), colorize=True))))

file = io.StringIO()
traceback.print_exception(caught(int, "z"), limit=0, file=file)
traceback.print_exception(ValueError, ValueError("given"), None, file=file)
try:
    1 / 0
except ZeroDivisionError:
    traceback.print_exc(file=file, chain=False)
    print(traceback.format_exc(limit=0))
traceback.print_exc(file=file)
print(file.getvalue())
for arguments in [(3,), (ValueError, None), (ValueError(),)]:
    try:
        print(traceback.format_exception(*arguments))
    except (TypeError, ValueError) as wrong:
        print(type(wrong).__name__, wrong)
try:
    traceback.print_last()
except ValueError as wrong:
    print(wrong)

for wrong in "traceback.extract_stak", "traceback.sys.exi", "io.StringIo", "nothing_like_it", "colour", "ZeroDivisionErrr", "reprlib":
    print(traceback.format_exception_only(caught(eval, wrong))[0], end="")
print(traceback._levenshtein_distance("kitten", "sitting", 100), traceback._levenshtein_distance("abc", "ABC", 2))
