from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    except ValueError as error:
        print("swallowed", error)
    finally:
        print(f"</{name}>")


with tag("a") as a, tag("b"):
    print(a)
with tag("error"):
    raise ValueError("inside")
try:
    with tag("other"):
        raise KeyError("through")
except KeyError as error:
    print(repr(error))


@tag("decorated")
def function():
    print("function")


function()
with suppress(ZeroDivisionError, KeyError):
    print(1 / 0)
with ExitStack() as stack:
    print([stack.enter_context(tag(n)) for n in "xy"])
    stack.callback(print, "callback", sep="!")


class Closeable:
    def close(self):
        print("closed")


with closing(Closeable()), nullcontext(5) as five:
    print(five)


@contextmanager
def twice():
    yield 1
    yield 2


try:
    with twice():
        pass
except RuntimeError as error:
    print(error)
