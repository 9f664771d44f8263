"""Everything with await and async in it: comprehensions, async for and with in every control flow, async generators in loops, errors in the middle."""
import asyncio


async def tick(x, *say):
    if say: print(*say, end=" ")
    await asyncio.sleep(0)
    return x


async def items(*values, log=None):
    try:
        for value in values:
            await asyncio.sleep(0)
            yield value
    finally:
        if log is not None:
            log.append("closed")


class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    async def __aenter__(self):
        print("enter", await tick(self.name))
        return self.name
    async def __aexit__(self, kind, value, traceback):
        print("exit", await tick(self.name), kind and kind.__name__)
        return self.swallow


async def show(coroutine):
    try:
        print(coroutine.__name__, "->", await coroutine)
    except BaseException as error:
        print(coroutine.__name__, "-> raised", repr(error), repr(error.__context__))


async def comprehensions():
    print([x async for x in items(1, 2, 3)], {x async for x in items(1, 1)}, {x: y async for x, y in items((1, 2))})
    print([await tick(x) for x in range(3)], [x for x in await tick([1, 2])], [x for x in range(4) if await tick(x % 2)])
    print([(x, y) async for x in items(1, 2) for y in await tick("ab")], [(x, y) for x in "a" async for y in items(1)])
    print([[y async for y in items(*range(x))] async for x in items(1, 2)], [[await tick(y) for y in range(x)] for x in range(3)])
    print([await tick(x) async for x in items(1, 2, 3) if await tick(x != 2)], [z := x async for x in items(7)], z)
    gen = (await tick(x) * 2 async for x in items(1, 2))
    print(type(gen).__name__, [x async for x in gen], [x async for x in gen])
    inner = ([x async for x in items(y)] for y in range(2))
    print(type(inner).__name__, [x async for x in inner])
    print([f() for f in [(lambda: x) async for x in items(1, 2)]])
    print(await asyncio.gather(*[tick(x) for x in range(3)]), sum([x async for x in items(1, 2)]), max([await tick(1), await tick(2)]))
    return "done"


async def expressions():
    d = {}
    d[await tick("k")] = await tick("v")
    d[await tick("k")] += await tick("w")
    a, *b = await tick([1, 2, 3])
    print(d, a, b, await tick(1) < await tick(2) < await tick(3), await tick(0) or await tick("x"), await tick(1) and await tick(2), not await tick(0))
    print((await tick(1)) if await tick(True) else await tick(2), -await tick(1), await tick(2) ** await tick(3), f"{await tick(1)!r:>{await tick(4)}}")
    print((await tick(len))(await tick("abc")), *await tick([1, 2]), sep=await tick("-"))
    print({**await tick({"a": 1}), await tick("b"): await tick(2)}, [*await tick([1]), await tick(2)], (await tick("abc"))[await tick(0):await tick(2)], {await tick(1)})
    assert await tick(True), await tick("never")
    del d[await tick("k")]
    lam = lambda: tick("from lambda")
    print(d, await lam(), await (await tick(tick))(5), [await (await tick(tick))(x) for x in "a"])
    x: int = await tick(5)
    if (y := await tick(x)) > 4: print(x, y)
    while await tick(x > 3): x -= 1
    return x


async def loops():
    result = []
    async for x in items(1, 2, 3, 4, 5):
        if x == 2: continue
        if x == 4: break
        result.append(x)
    else:
        result.append("never")
    async for x in items():
        pass
    else:
        result.append("else")
    async for result[0], *rest in items((10, 11, 12)):
        pass
    return result, rest


async def returns_from_loop():
    log = []
    async def find():
        async for x in items(1, 2, 3, log=log):
            if x == 2: return x
    found = await find()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return found, log


async def error_in_loop():
    log = []
    generator = items(1, 2, log=log)
    try:
        async for x in generator:
            raise ValueError(x)
    except ValueError as error:
        print(repr(error), log)
    await generator.aclose()
    return log


async def managers():
    async with Manager("a") as a, Manager("b", swallow=True) as b, Manager("c"):
        print(a, b)
        raise ValueError("body")
    for i in range(3):
        async with Manager(i):
            if i == 0: continue
            break
    async with (Manager("x") as x, Manager("y") as y):
        return x, y


async def manager_fails():
    async with Manager("outer"):
        async with Manager("inner"):
            raise ValueError(await tick("in body"))


async def enter_fails():
    class Fails(Manager):
        async def __aenter__(self): raise KeyError(await tick("enter"))
    async with Manager("first"), Fails("second"):
        print("never")


async def exit_fails():
    class Fails(Manager):
        async def __aexit__(self, *args): raise KeyError(await tick("exit"))
    async with Manager("first"), Fails("second"):
        raise ValueError("body")


async def finally_awaits():
    try:
        try:
            return await tick("returned")
        finally:
            print("finally", await tick(1))
    finally:
        print("outer finally", await tick(2))


async def finally_overrides():
    for i in range(2):
        try:
            return await tick("first")
        finally:
            if await tick(i == 0): continue
            return await tick("second")


async def handlers():
    try:
        raise ValueError(await tick("v"))
    except await tick(KeyError):
        return "never"
    except (await tick(ValueError), await tick(TypeError)) as error:
        try:
            await tick(1 / 0)
        except ZeroDivisionError as second:
            print(repr(second.__context__))
        return repr(error), await tick("handled")
    else:
        return "never"


async def star_handlers():
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2), TypeError(3)])
    except* await tick(ValueError) as group:
        print(await tick(repr(group)))
    except* (KeyError, TypeError) as group:
        print(await tick(len(group.exceptions)))
    return "done"


async def raises():
    raise await tick(ValueError("raised")) from await tick(KeyError("cause"))


async def matches():
    match await tick({"a": [1, 2]}):
        case {"a": [x, *rest]} if await tick(False): return "never"
        case {"a": [x, *rest]} if await tick(x == 1): return x, rest, await tick("matched")


async def nested_functions():
    async def outer(x):
        async def inner(y):
            nonlocal x
            x += await tick(y)
            return x
        return [await inner(i) for i in range(3)], x
    class C:
        async def method(self): return await tick(__class__.__name__)
        @classmethod
        async def cm(cls): return await tick(cls.__name__)
        @staticmethod
        async def sm(): return await tick("static")
        async def __call__(self, *args): return args
        @property
        async def p(self): return await tick("property")
        async def ag(self):
            for i in range(2): yield await tick(i)
        def __getitem__(self, key): return tick(key)
    class D(C):
        async def method(self): return await super().method(), await super(D, self).method()
    c = C()
    return await outer(1), await c.method(), await C.cm(), await C.sm(), await c(1), await c.p, [x async for x in c.ag()], await c["key"], await D().method()


async def generator_with_everything():
    async def g(n):
        try:
            for i in range(n):
                got = yield await tick(i)
                if got: yield f"got {await tick(got)}"
            async for x in items("a"): yield x
            async with Manager("in generator"): yield "with"
            yield [x async for x in items(1)]
        except ValueError as error:
            yield f"caught {await tick(error)}"
        finally:
            await tick(None, "cleanup")
    it = g(2)
    print(await anext(it), await it.asend("sent"), await anext(it), await anext(it), await anext(it), await anext(it), await anext(it, "default"))
    it = g(2)
    print(await anext(it), await it.athrow(ValueError("thrown")), await anext(it, "end"))
    it = g(1)
    print(await anext(it), await it.aclose(), await anext(it, "closed"))
    return [x async for x in g(1)]


async def decorators():
    def wrap(function):
        async def wrapper(*args): return "wrapped", await function(*args)
        return wrapper
    @wrap
    @wrap
    async def f(x): return await tick(x)
    return await f(5)


async def defaults(a=[], *, b=5): return a, await tick(b)


async def cancelled():
    task = asyncio.current_task()
    task.cancel()
    try:
        await tick(1)
    except asyncio.CancelledError as error:
        task.uncancel()
        return "cancelled", await tick(2)


async def main():
    for each in (comprehensions, expressions, loops, returns_from_loop, error_in_loop, managers, manager_fails, enter_fails, exit_fails, finally_awaits, finally_overrides, handlers, star_handlers, raises, matches, nested_functions, generator_with_everything, decorators, defaults, cancelled):
        await show(each())


asyncio.run(main())
for source in ["await x", "async def f(): yield from x", "async def f(): return 1; yield", "async def f():\n  yield\n  return 1", "def f(): await x", "def f(): [x async for x in y]", "def f(): async for x in y: pass", "def f():\n  async with x: pass", "[x async for x in y]", "lambda: await x", "async def f(): lambda: await x", "async def f(): [lambda: await x]",
               "async def f(x=await y): pass", "async def f(): def g(x=await y): pass", "async def f():\n  def g(x=await y): pass", "async def f():\n  class C:\n    await x", "async def f():\n  (x async for x in y)", "def f(): return (x async for x in y)", "def f(): return (await x for x in y)", "def f(): return (x for x in await y)", "async def f(): return [[x async for x in y] for z in w]", "class C:\n  [x async for x in y]",
               "async x = 1", "async = 1", "await = 1", "def async(): pass", "async lambda: 0", "async with x: pass", "async for x in y: pass", "async def f(): await", "async def f(): await await x", "async def f(): -await x", "async def f(): await -x", "async def f(): await x ** 2", "async def f(): await lambda: 0", "async def f(): await (yield)", "async def f(): yield await x", "async def f(): await x = 1", "async def f(): del await x", "async def f(): [await x for x in y] = 1", "async def f(): {await x: 1}", "async def f(a: await x): pass", "async def f(): x: await y", "type X = await y", "async def f[T: await x](): pass",
               "async def f(): print(f'{await x}')", "f'{await x}'", "async def f(): from x import *", "async def f():\n  try: pass\n  except* E: return", "@await x\ndef f(): pass", "async def f():\n  @(await x)\n  def g(): pass", "async\ndef f(): pass"]:
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as error:
        print(repr(source), "|", error.msg)
