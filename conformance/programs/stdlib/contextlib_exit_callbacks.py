"""What an exit stack keeps, contextlib.chdir, and managers that forget the arguments of their function when they are entered."""

import asyncio
import contextlib
import os
import threading
from contextlib import AsyncExitStack, ExitStack, chdir, contextmanager


class Manager:
    def __enter__(self):
        return "entered"

    def __exit__(self, kind, error, traceback):
        print("exit", kind.__name__ if kind else None)
        return kind is KeyError

    async def __aenter__(self):
        return "awaited"

    async def __aexit__(self, kind, error, traceback):
        print("async exit", kind.__name__ if kind else None)


def cleanup(*args, **kwds):
    """Cleans up."""
    print("cleanup", args, kwds)


def refuse(kind, error, traceback):
    print("refuse", kind.__name__ if kind else None)


manager = Manager()
with ExitStack() as stack:
    print(type(stack._exit_callbacks).__name__, len(stack._exit_callbacks))
    print(stack.enter_context(manager), stack.push(manager) is manager, stack.push(refuse) is refuse)
    print(stack.callback(cleanup, 1, x=2) is cleanup)
    for synchronous, function in stack._exit_callbacks:
        print(synchronous, function.__name__, getattr(function, "__self__", None) is manager)
    wrapper = stack._exit_callbacks[-1][1]
    print(wrapper.__wrapped__ is cleanup, wrapper.__doc__, wrapper(None, None, None))
    other = stack.pop_all()
    print(len(stack._exit_callbacks), len(other._exit_callbacks))
with other:
    other._exit_callbacks.append((True, lambda *info: print("by hand", info[0])))
    raise KeyError


class Static:
    @staticmethod
    def __enter__(self):
        return type(self).__name__

    @staticmethod
    def __exit__(self, *info):
        print("static", type(self).__name__, info)


with ExitStack() as stack:
    print(stack.enter_context(Static()))


async def main():
    async with AsyncExitStack() as stack:
        print(await stack.enter_async_context(manager), stack.push_async_exit(manager) is manager)

        async def later(*args):
            print("later", args)

        print(stack.push_async_callback(later, 7) is later, stack.callback(cleanup) is cleanup)
        for synchronous, function in stack._exit_callbacks:
            print(synchronous, function.__name__, getattr(function, "__self__", None) is manager)
        print(stack._exit_callbacks[-2][1].__wrapped__ is later)


asyncio.run(main())

# ── chdir ──
# no folder but that of the program is everywhere, so the system is played
here = ["/start"]
os.getcwd = lambda: here[-1]


def change(path):
    if path == "/missing":
        raise FileNotFoundError(path)
    print("to", path)
    here.append(path)


os.chdir = change
outer, inner = chdir("/one"), chdir(path="/two")
print(issubclass(chdir, contextlib.AbstractContextManager), outer.path, "chdir" in contextlib.__all__)
with outer as given, inner:
    print(given, os.getcwd(), outer._old_cwd)
    with outer:
        print(outer._old_cwd)
try:
    with chdir("/missing"):
        print("not reached")
except FileNotFoundError as error:
    print(type(error).__name__, error)

# ── arguments ──


@contextmanager
def hold(thing, *, name=None):
    print("inside", thing, name)
    yield thing


made = hold("a", name="b")
print(made.func.__name__, made.args, made.kwds)
with made:
    pass
condition = threading.Condition()
print(condition._is_owned())
with condition:
    print(condition._is_owned())
