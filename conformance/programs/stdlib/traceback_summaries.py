"""FrameSummary, StackSummary, walk_tb, walk_stack and their limits."""

import sys
import traceback
from types import SimpleNamespace


def short(summary):
    return [(entry.lineno, entry.name, entry.line) for entry in summary]


def fails(depth):
    if depth:
        return fails(depth - 1)
    return (1 +
            depth /
            0)


try:
    fails(2)
except ZeroDivisionError as caught:
    error = caught

tb = error.__traceback__
print(short(traceback.extract_tb(tb)))
print(short(traceback.extract_tb(tb, 2)), short(traceback.extract_tb(tb, -2)), short(traceback.extract_tb(tb, 0)))
for entry in traceback.extract_tb(tb):
    print(entry.lineno, entry.end_lineno, entry.colno, entry.end_colno, repr(entry._original_lines))
print([line for frame, line in traceback.walk_tb(tb)], [frame.f_code.co_name for frame, _ in traceback.walk_tb(tb)])
print(next(traceback.walk_tb(None), "nothing"))

summary = traceback.StackSummary.extract(traceback.walk_tb(tb), limit=2, capture_locals=True)
print([entry.locals and sorted(entry.locals)[:1] for entry in summary], summary[1].locals)
print("".join(summary.format()[1:]))

made = traceback.FrameSummary("f.py", 3, "name", line="  text  ", locals={"a": 1, "b": [2]})
print(made, made.line, made.locals, len(made), list(made), made[1], made == ("f.py", 3, "name", "text"))
print(made == traceback.FrameSummary("f.py", 3, "name", line="other"), made == 3)
print(traceback.FrameSummary("f.py", None, "name").line, traceback.FrameSummary("no.py", 3, "name").line)
marked = traceback.FrameSummary("f.py", 1, "g", line="  x = y.z(1)[2]\n", end_lineno=1, colno=6, end_colno=15)
print(traceback.StackSummary.from_list([made, ("old.py", 7, "tuple", "some = text"), marked]).format())
print(traceback.format_list([("old.py", 7, "tuple", None)]))
traceback.print_list([("old.py", 7, "tuple", "some = text")], file=sys.stdout)
for wrong in [("a", 1, "b")], [("a", 1, "b", "c", "d")]:
    try:
        traceback.format_list(wrong)
    except ValueError as caught:
        print(caught)


class Shorter(traceback.StackSummary):
    def format_frame_summary(self, frame_summary, **kwargs):
        return None if frame_summary.name == "<module>" else f"{frame_summary.name}:{frame_summary.lineno}\n"


print(Shorter.extract(traceback.walk_tb(tb)).format(), type(Shorter.extract([])).__name__)


def stack(limit=None):
    def inner():
        return traceback.extract_stack(limit=limit), traceback.StackSummary.extract(traceback.walk_stack(None))

    return inner()


extracted, walked = stack()
print(short(extracted), short(walked))
print(short(stack(1)[0]), short(stack(-1)[0]))
traceback.print_stack(limit=1, file=sys.stdout)

try:
    fails(5)
except ZeroDivisionError as caught:
    print("".join(traceback.format_tb(caught.__traceback__)))
    print("".join(traceback.format_tb(caught.__traceback__, 4)))
    sys.tracebacklimit = 1
    print("".join(traceback.format_tb(caught.__traceback__)), traceback.format_exception(caught)[1:])
    sys.tracebacklimit = -3
    print(traceback.format_exception(caught))
    del sys.tracebacklimit

# What only looks like frames is enough.
code = SimpleNamespace(co_filename="made.py", co_name="made", co_positions=lambda: iter([(6, 6, 0, 0)]))
frame = SimpleNamespace(f_code=code, f_globals={}, f_locals={"x": 1})
fake = SimpleNamespace(tb_frame=frame, tb_lineno=6, tb_next=None, tb_lasti=0)
print(traceback.TracebackException(Exception, Exception("e"), fake, capture_locals=True).stack[0].locals)


def cleared():
    kept = object()
    raise KeyError(kept.__class__.__name__)


try:
    cleared()
except KeyError as caught:
    inner = caught.__traceback__.tb_next.tb_frame
    print(sorted(inner.f_locals))
    traceback.clear_frames(caught.__traceback__)
    print(inner.f_locals)
