"""Coroutines that are dropped before they were awaited: in loops too, through a hook, and where warnings are errors."""

import sys
import warnings


async def work():
    pass


def unraisable(given):
    print("unraisable:", given.exc_type.__name__, given.exc_value, given.err_msg, given.object.__name__)


sys.unraisablehook = unraisable

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    for what in "for x in work(): pass", "[x for x in work()]", "next(work())", "work()":
        try:
            exec(what)
        except TypeError as error:
            print(type(error).__name__, error)
        print(what, [str(each.message) for each in seen])
        seen.clear()

with warnings.catch_warnings():
    warnings.simplefilter("error")
    work()
    print("it goes on")
    try:
        for x in work():
            pass
    except TypeError as error:
        print(type(error).__name__, error)

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    original = warnings._warn_unawaited_coroutine
    warnings._warn_unawaited_coroutine = lambda coroutine: print("told of", coroutine.__name__)
    work()
    warnings._warn_unawaited_coroutine = lambda coroutine: 1 / 0
    work()
    print([str(each.message) for each in seen])
    seen.clear()
    del warnings._warn_unawaited_coroutine
    work()
    print([str(each.message) for each in seen])
    warnings._warn_unawaited_coroutine = original
