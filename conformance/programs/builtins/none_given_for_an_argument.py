# Messages about an argument call None by its name, and types written in C by their full names.
import asyncio
import contextvars
import sys
import threading
import warnings


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


show(ExceptionGroup, None, [])
for name in ("index", "find", "count", "startswith", "replace", "partition", "removeprefix", "center", "encode", "rindex"):
    show(getattr("ab", name), None)
show("a".replace, "a", None)
show("a".center, 3, None)
show("a".encode, "utf8", None)
for value in ("a", 1j, 1.0, 1, object()):
    show(value.__format__, None)
show(float.__getformat__, None)
show((lambda: 0).__code__.replace, co_name=None)
show((1).to_bytes, 2, None)
show(int.from_bytes, b"", None)
show(super, None)
show(type, None, (), {})
show(type, "x", None, {})
show(type, "x", (), None)
show(sys.stdout.write, None)
show(format, 1, None)
show(compile, "x", "x", None)
show(UnicodeDecodeError, None, b"", 1, 2, "x")
show(bytes, "x", None)
show(bytes.fromhex, None)
show(warnings.warn, "x", None, skip_file_prefixes=None)


def plus(value):
    show(lambda: value + 1)
    show(lambda: value.nothing)


async def main():
    plus(asyncio.get_running_loop().create_future())
    plus(asyncio.current_task())
    plus(asyncio.Lock())
    show(asyncio.wait_for)
    try:
        await asyncio.wait(asyncio.get_running_loop().create_future())
    except TypeError as error:
        print(error)


asyncio.run(main())
for value in (contextvars.ContextVar("v"), contextvars.copy_context(), threading.Lock(), threading.Event()):
    plus(value)
for value in (int | str, list[int], sys.implementation, sys.stdout):
    show(lambda: value + 1)
show(getattr, asyncio.Future, "nothing")
