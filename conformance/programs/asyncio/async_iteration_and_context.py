import asyncio
from contextlib import asynccontextmanager


class Ticker:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0)
        self.n -= 1
        return self.n


async def numbers(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            got = yield i
            if got:
                print("got", got)
    finally:
        print("numbers closed")


@asynccontextmanager
async def resource(name):
    print("open", name)
    try:
        yield name.upper()
    finally:
        await asyncio.sleep(0)
        print("close", name)


async def main():
    async for n in Ticker(3):
        print(n, end=" ")
    else:
        print("else")
    print([n async for n in numbers(3) if n], {n: n * n async for n in Ticker(3)})
    g = numbers(5)
    print(await g.__anext__(), await g.asend("hello"))
    await g.aclose()
    async with resource("a") as a, resource("b") as b:
        print(a, b)
    try:
        async with resource("c"):
            raise KeyError("inside")
    except KeyError as error:
        print(repr(error))
    print([await c for c in [asyncio.sleep(0, 1), asyncio.sleep(0, 2)]])


asyncio.run(main())
