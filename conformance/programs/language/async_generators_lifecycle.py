"""Asynchronous generators by hand and under asyncio: asend, athrow, aclose, comprehensions."""
import asyncio


def drive(coroutine):
    """Runs a coroutine that awaits nothing."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return "returned", stop.value
    except BaseException as error:
        return type(error).__name__, str(error)
    return "suspended"


async def gen():
    try:
        got = yield 1
        print("got", got)
        got = yield 2
        print("got", got)
    except ValueError as error:
        print("caught", error)
        yield "recovered"
    finally:
        print("finally")


g = gen()
print(drive(g.asend(5)))
g = gen()
print(drive(g.__anext__()), drive(g.asend("a")), drive(g.asend("b")), drive(g.asend("c")))
g = gen()
print(drive(g.__anext__()), drive(g.athrow(ValueError("v"))), drive(g.__anext__()), drive(g.__anext__()))
g = gen()
print(drive(g.__anext__()), drive(g.aclose()), drive(g.aclose()), drive(g.__anext__()))
g = gen()
print(drive(g.aclose()), drive(g.__anext__()))
g = gen()
print(drive(g.__anext__()), drive(g.athrow(KeyError("k"))), drive(g.__anext__()))


async def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = ignores()
print(drive(g.__anext__()), drive(g.aclose()))


async def stops():
    yield 1
    raise StopAsyncIteration


async def stops_plainly():
    yield 1
    raise StopIteration


for make in stops, stops_plainly:
    g = make()
    print(drive(g.__anext__()), drive(g.__anext__()))


async def ticks(n, log=None):
    for i in range(n):
        await asyncio.sleep(0)
        if log is not None:
            log.append(i)
        yield i


class AsyncIter:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        self.n -= 1
        if self.n < 0: raise StopAsyncIteration
        return self.n


class NotAsync:
    def __iter__(self): return iter([1])


class BadNext:
    def __aiter__(self): return self


class BadAwait:
    def __aiter__(self): return self
    def __anext__(self): return 5


async def double(x):
    await asyncio.sleep(0)
    return x * 2


async def main():
    print([x async for x in ticks(3)])
    print({x: y async for x in ticks(3) for y in [x * 2] if x != 1})
    print({x async for x in AsyncIter(3)})
    print([await double(x) for x in range(3)])
    print([await double(x) async for x in ticks(3) if await double(x) != 2])
    agen = (await double(x) async for x in ticks(3))
    print(type(agen).__name__, [x async for x in agen])
    agen = (await double(x) for x in range(2))
    print(type(agen).__name__, [x async for x in agen])
    print([[y async for y in ticks(x)] async for x in ticks(3)])
    async for x in ticks(5):
        if x == 1: continue
        if x == 3: break
        print("x", x)
    else:
        print("never")
    async for x in ticks(1):
        pass
    else:
        print("else")
    for wrong in NotAsync(), BadNext(), BadAwait(), 5:
        try:
            async for x in wrong:
                print("never")
        except TypeError as error:
            print(error)
    try:
        [x async for x in 5]
    except TypeError as error:
        print(error)

    class Manager:
        async def __aenter__(self):
            await asyncio.sleep(0)
            return "entered"
        async def __aexit__(self, t, v, tb):
            await asyncio.sleep(0)
            print("exit", t and t.__name__)
            return True

    async with Manager() as m, Manager() as n:
        print(m, n)
        raise ValueError
    for wrong in 5, Manager:
        try:
            async with wrong:
                pass
        except TypeError as error:
            print(error)
    try:
        with Manager():
            pass
    except TypeError as error:
        print(error)
    try:
        await 5
    except TypeError as error:
        print(error)
    g = gen()
    await g.asend(None)
    print(await g.athrow(ValueError("in loop")))
    await g.aclose()
    it = aiter(ticks(2))
    print(await anext(it), await anext(it), await anext(it, "default"))
    try:
        await anext(it)
    except StopAsyncIteration as error:
        print("stop", error.args)

    async def returns():
        try:
            async for x in ticks(3):
                return x
        finally:
            await asyncio.sleep(0)
            print("cleanup")

    print(await returns())
    print(f"{await double(4)}", (await double(1)) + (await double(2)), [await double(1), await double(2)], {await double(1): await double(2)})
    print(await double(1) < await double(2) < await double(3), (lambda *a, **k: (a, k))(await double(1), *[await double(2)], k=await double(3)))
    x = [0, 0]
    x[await double(0)] += await double(5)
    x[await double(0)], y = await double(6), await double(7)
    print(x, y)


asyncio.run(main())
c = double(1)
print(c.__name__, c.cr_running, c.cr_await, type(c.__await__()).__name__)
c.close()
try:
    c.send(None)
except RuntimeError as error:
    print(error)
