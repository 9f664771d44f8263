# patch in all its forms, create_autospec, AsyncMock, ThreadingMock.
import asyncio
import re
import threading
import types
from unittest import mock
from unittest.mock import DEFAULT, AsyncMock, MagicMock, Mock, ThreadingMock, call, create_autospec, patch


def attempt(function, *args, **kwargs):
    try:
        told = function(*args, **kwargs)
    except BaseException as error:
        told = f"{type(error).__name__}: {error}"
    print(re.sub(r"id='\d+'", "id", str(told)))


class Target:
    attribute = "original"
    other = "other"

    def method(self, a, b=2):
        return a, b

    @staticmethod
    def static(x):
        return x

    @classmethod
    def made(cls, y):
        return y

    async def wait(self, z):
        return z


@patch.object(Target, "attribute", "patched")
@patch(f"{__name__}.Target.other")
@patch("os.path.join", return_value="joined")
def decorated(join, other, keyword=None):
    import os.path

    print(Target.attribute, Target.other is other, os.path.join("a", "b"), join.mock_calls, keyword)


decorated(keyword=1)
print(Target.attribute, Target.other)
with patch.multiple(Target, attribute=DEFAULT, other="new") as made:
    print(sorted(made), type(made["attribute"]).__name__, Target.other)
items = {"a": 1}
with patch.dict(items, {"b": 2}, c=3) as inner:
    print(inner)
with patch.dict(items, clear=True):
    print(items)
print(items)
patcher = patch.object(Target, "attribute")
started = patcher.start()
print(Target.attribute is started, patcher.stop(), Target.attribute, patcher.stop())
patch.object(Target, "attribute", 1).start()
patch.dict(items, z=26).start()
print(Target.attribute, items)
patch.stopall()
print(Target.attribute, items)
with patch(f"{__name__}.invented", create=True) as invented:
    print(type(invented).__name__)
print("invented" in globals())
with patch.object(Target, "method", autospec=True) as method:
    method(Target(), 1)
    attempt(Target().method)
    print(len(method.mock_calls))
original = Target
with patch(f"{__name__}.Target", spec=True) as cls:
    print(isinstance(cls(), original), type(cls.return_value).__name__)
with patch.object(Target, "wait") as wait:
    print(type(wait).__name__)


@patch.object(Target, "attribute", "class")
class Tests:
    def test_one(self):
        return Target.attribute

    def other(self):
        return Target.attribute


print(Tests().test_one(), Tests().other())
for fails in (
    lambda: patch("nodots"), lambda: patch(3), lambda: patch.object("text", "x"), lambda: patch.multiple(Target),
    lambda: patch.object(Target, "missing").start(), lambda: patch("no.such.module.x").start(),
    lambda: patch.object(Target, "other", 1, new_callable=Mock), lambda: patch.object(Target, "other", autospect=True),
    lambda: patch.object(Target, "other", 1, spec=True, autospec=True).start(),
    lambda: patch.object(Target, "other", 1, kw=2).start(), lambda: patch.object(Target, "x", create=True, spec=True).start(),
):
    attempt(fails)


def function(a, b, *, c=3):
    "documented"


copy = create_autospec(function, return_value="result")
print(copy(1, 2), copy.__name__, isinstance(copy, types.FunctionType), copy.mock_calls, copy.call_count)
attempt(copy, 1)
attempt(copy.assert_called_once_with, 1, b=2)
attempt(copy.assert_called_once_with, 1, 3)
spec = create_autospec(Target)
instance = spec()
attempt(instance.method)
instance.method(1, b=3)
attempt(instance.method.assert_called_with, 1, 3)
attempt(instance.method.assert_called_with, 5)
attempt(lambda: instance.nothing)
attempt(spec, 1)
attempt(spec.static)
attempt(spec.made, 1, 2)
print(isinstance(instance, Target), type(instance.wait).__name__, spec.attribute.upper.mock_calls)
attempt(create_autospec, Mock())


async def waiting():
    coroutine = AsyncMock(return_value=5, name="co")
    print(asyncio.iscoroutinefunction(coroutine), await coroutine(1), coroutine.await_count, coroutine.await_args_list)
    coroutine.assert_awaited_once_with(1)
    attempt(coroutine.assert_awaited_with, 2)
    attempt(coroutine.assert_not_awaited)
    attempt(AsyncMock().assert_awaited)
    attempt(coroutine.assert_has_awaits, [call(7)])
    attempt(coroutine.assert_any_await, 7)
    effects = AsyncMock(side_effect=[1, ValueError("two")])
    print(await effects())
    for _ in range(2):
        try:
            await effects()
        except Exception as error:
            print(type(error).__name__, error)
    magic = MagicMock()
    magic.__aiter__.return_value = [1, 2, 3]
    magic.__aenter__.return_value = "entered"
    async with magic as entered:
        print(entered, [item async for item in magic])
    asynchronous = create_autospec(Target)()
    print(type(await asynchronous.wait(1)).__name__, asynchronous.wait.await_args)
    with patch.object(Target, "wait", return_value="patched"):
        print(await Target().wait(1))

    @patch.object(Target, "attribute", "inside")
    async def decorated():
        await asyncio.sleep(0)
        return Target.attribute

    print(await decorated(), Target.attribute)


asyncio.run(waiting())
threaded = ThreadingMock(timeout=5)
worker = threading.Thread(target=lambda: threaded.done("x"))
worker.start()
threaded.done.wait_until_called()
threaded.done.wait_until_any_call_with("x")
worker.join()
attempt(ThreadingMock(timeout=0.01, name="slow").wait_until_called)
attempt(ThreadingMock(timeout=0.01).wait_until_any_call_with, 3)
