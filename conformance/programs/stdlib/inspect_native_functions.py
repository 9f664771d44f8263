"""What `inspect` and `pickle` find out about what the library has: coroutine functions, signatures in texts, homes by name."""

import abc
import asyncio
import contextlib
import contextvars
import copyreg
import functools
import inspect
import os
import queue
import struct
import sys
import threading
import time
import warnings

for function in (
    asyncio.sleep, asyncio.wait_for, asyncio.wait, asyncio.to_thread, asyncio.Queue.get, asyncio.Lock().acquire,
    asyncio.Event.wait, asyncio.TaskGroup.__aexit__, asyncio.Condition.wait_for, contextlib.AsyncExitStack.aclose,
    functools.partial(asyncio.sleep, 1), asyncio.gather, asyncio.Queue.get_nowait, asyncio.run, len, int.__add__,
):
    print(inspect.iscoroutinefunction(function), asyncio.iscoroutinefunction(function))


class Told(object):
    """Told(raw, buffer_size=DEFAULT)
--

    Has a signature in its doc string.
    """


class Untold:
    """Untold(raw) is not one."""


print(Told.__text_signature__, Untold.__text_signature__, type("Inner", (Told,), {}).__text_signature__)
print(inspect.signature(functools.cmp_to_key(lambda a, b: 0)))
for untold in (time.ctime, time.gmtime, time.localtime, dict.update, contextvars.Context.run):
    try:
        print(inspect.signature(untold))
    except ValueError as error:
        print(str(error).split("<")[0])

for value in (
    abc.get_cache_token, functools.get_cache_token, struct.pack, struct.Struct, contextvars.Context, contextvars.copy_context,
    queue.SimpleQueue, queue.Empty, warnings.warn, os.getcwd, os.DirEntry, os.stat_result, os.getenv, copyreg._reconstructor,
    asyncio.Future, asyncio.Task, asyncio.isfuture, asyncio.SelectorEventLoop, asyncio.DefaultEventLoopPolicy, threading.Lock,
    asyncio.get_running_loop, asyncio.events.Handle, threading.excepthook, functools.reduce,
):
    home = value.__module__
    __import__(home)
    print(home, value.__qualname__, getattr(sys.modules[home], value.__qualname__) is value)

print(asyncio.events._event_loop_policy)
policy = asyncio.get_event_loop_policy()
print(asyncio.events._event_loop_policy is policy)
asyncio.set_event_loop_policy(None)
print(asyncio.events._event_loop_policy)
try:
    os.getcwd(1)
except TypeError as error:
    print(error)
