"""Where a frame is after an error left it, tracebacks made by hand, and what closed generators let go of."""

import gc
import sys
import traceback
import types
import weakref


class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, *info):
        pass


def in_with():
    with Quiet():
        1 / 0
        pass


def in_nested_with():
    with Quiet():
        with Quiet():
            pass
            1 / 0
            pass


def returns_in_with():
    with Quiet():
        return 1 / 0


def in_finally():
    try:
        1 / 0
        pass
    finally:
        pass


def reraised_through_finally():
    try:
        1 / 0
    except ZeroDivisionError:
        x = 1
        raise
    finally:
        x = 3


def in_loop():
    for x in [1]:
        try:
            1 / 0
        finally:
            y = 1


for function in in_with, in_nested_with, returns_in_with, in_finally, reraised_through_finally, in_loop:
    try:
        function()
    except ZeroDivisionError as error:
        entry = error.__traceback__.tb_next
        first = function.__code__.co_firstlineno
        print(function.__name__, entry.tb_lineno - first, entry.tb_frame.f_lineno - first)

frame = sys._getframe()
for instruction, line in (1, 2), (-1, 5), (0, 7):
    made = types.TracebackType(None, frame, instruction, line)
    print(made.tb_lasti, made.tb_lineno, made.tb_frame is frame)
for given in ("x", 1), (1, "x"):
    try:
        types.TracebackType(None, frame, *given)
    except TypeError as error:
        print(error)
error = ValueError("made").with_traceback(types.TracebackType(None, frame, -1, 11))
print("".join(traceback.format_exception(error)))


# ── What is let go of ──
class Thing:
    pass


class Carrier(Exception):
    pass


def handling(thing):
    try:
        raise Carrier(thing)
    except Carrier:
        yield


def holding(thing):
    yield
    yield


def raised_and_handled(thing):
    try:
        raise Carrier(thing)
    except Carrier:
        return 1


def watched(function, use):
    thing = Thing()
    seen = weakref.ref(thing)
    result = function(thing)
    del thing
    use(result)
    gc.collect()
    print(function.__name__, seen() is None)
    return result


def advance_and_close(generator):
    next(generator)
    generator.close()


kept = [
    watched(holding, advance_and_close),
    watched(holding, lambda generator: generator.close()),
    watched(handling, advance_and_close),
    watched(raised_and_handled, print),
]
print([generator.gi_frame for generator in kept[:3]], kept[0].gi_code.co_name)
