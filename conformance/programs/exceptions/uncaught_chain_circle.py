# Causes and contexts that lead back, and those that are suppressed.
def fail(error, cause=None):
    raise error


a, b, c = ValueError("a"), KeyError("b"), TypeError("c")
try:
    fail(a)
except ValueError:
    try:
        fail(b)
    except KeyError:
        try:
            fail(c)
        except TypeError:
            pass
a.__context__ = c
try:
    try:
        raise RuntimeError("first") from c
    except RuntimeError:
        raise LookupError("hidden") from None
except LookupError as error:
    last = error
try:
    try:
        raise last
    except LookupError:
        raise OSError("own cause") from a
except OSError as error:
    error.__cause__.__cause__ = error
    raise error
