"""Ctrl-C ends a run after the test that is running. Docs: library/unittest.html#signal-handling."""

import functools
import weakref

__unittest = True

_results = weakref.WeakKeyDictionary()
_installed = None


class _InterruptHandler:
    def __init__(self, default_handler):
        self.called = False
        self.original_handler = default_handler

    def __call__(self, signum, frame):
        import signal

        if signal.getsignal(signal.SIGINT) is not self or self.called:
            if callable(self.original_handler):
                self.original_handler(signum, frame)
            return
        self.called = True
        for result in list(_results):
            result.stop()


def registerResult(result):
    _results[result] = 1


def removeResult(result):
    return bool(_results.pop(result, None))


def installHandler():
    global _installed
    import signal

    if _installed is None:
        _installed = _InterruptHandler(signal.getsignal(signal.SIGINT))
        signal.signal(signal.SIGINT, _installed)


def removeHandler(method=None):
    global _installed
    if method is not None:

        @functools.wraps(method)
        def inner(*args, **kwargs):
            import signal

            before = signal.getsignal(signal.SIGINT)
            removeHandler()
            try:
                return method(*args, **kwargs)
            finally:
                signal.signal(signal.SIGINT, before)

        return inner
    if _installed is not None:
        import signal

        signal.signal(signal.SIGINT, _installed.original_handler)
        _installed = None
