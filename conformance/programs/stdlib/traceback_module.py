# The functions and classes of the traceback module.
import sys
import traceback


def inner(x):
    return 1 / x


def outer():
    inner(
        0,
    )


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except BaseException as problem:
        print(text, "!!", type(problem).__name__, problem)


try:
    try:
        outer()
    except ZeroDivisionError as first:
        raise KeyError("second") from first
except KeyError as caught:
    error = caught
    traceback.print_exc(file=sys.stdout)
    print(traceback.format_exc())
    print(traceback.format_exc(limit=1, chain=False))
print(traceback.format_exc())
tb = error.__cause__.__traceback__
for text in [
    "traceback.format_exception(error)", "traceback.format_exception(error, chain=False)", "traceback.format_exception(KeyError, error, None)", "traceback.format_exception(None)",
    "traceback.format_exception(error, limit=0)", "traceback.format_exception(error.__cause__, limit=-1)", "traceback.format_exception(3)", "traceback.format_exception(error, error)",
    "traceback.format_exception_only(error)", "traceback.format_exception_only(KeyError, error)", "traceback.format_tb(tb)", "traceback.format_tb(tb, 1)", "traceback.format_tb(None)",
    "traceback.extract_tb(tb)", "[tuple(each) for each in traceback.extract_tb(tb)][-1][1:]", "traceback.extract_tb(tb)[-1].name", "traceback.extract_tb(tb)[-1].line", "len(traceback.extract_tb(tb)[0])",
    "traceback.extract_tb(tb)[-1].colno", "traceback.extract_tb(tb)[-1].end_colno", "traceback.extract_tb(tb)[1].end_lineno", "traceback.extract_tb(tb).format()", "type(traceback.extract_tb(tb)).__name__",
    "traceback.format_list([('f.py', 3, 'g', 'x = 1'), ('f.py', 3, 'g', None)])", "traceback.format_list([('f.py', 3)])", "traceback.StackSummary.from_list([('f.py', 3, 'g', 'x')])",
    "traceback.FrameSummary('f.py', 3, 'g', line='  x = 1')", "traceback.FrameSummary('f.py', 3, 'g', line='x') == ('f.py', 3, 'g', 'x')", "list(traceback.FrameSummary('f.py', 3, 'g', line='x'))",
    "traceback.extract_stack()[-1].name", "traceback.format_stack()[-1]", "[line for frame, line in traceback.walk_tb(tb)]", "list(traceback.TracebackException.from_exception(error).format(chain=False))",
    "str(traceback.TracebackException.from_exception(error))", "traceback.TracebackException.from_exception(error).exc_type_str", "traceback.TracebackException.from_exception(error).__cause__.stack[-1].name",
    "list(traceback.TracebackException.from_exception(error).format_exception_only())", "traceback.TracebackException(KeyError, error, None).__context__ is None", "traceback.TracebackException.from_exception(SyntaxError('m', ('f', 1, 2, 't'))).lineno",
    "traceback.format_exception(SyntaxError('m', ('f', 1, 2, 't')))", "traceback.format_exception(ExceptionGroup('g', [ValueError(1), error]))", "traceback.print_exception(error, file=sys.stdout)", "traceback.print_tb(tb, file=sys.stdout)",
    "traceback.print_list(traceback.extract_tb(tb), file=sys.stdout)",
]:
    show(text)


def stack():
    return [each.name for each in traceback.extract_stack()]


print(stack())
traceback.print_stack(limit=1, file=sys.stdout)
traceback.clear_frames(tb)
print(dict(tb.tb_next.tb_next.tb_frame.f_locals))
