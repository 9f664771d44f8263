# A generator expression calls iter() of its first iterable where it stands, and never again.
import asyncio


class Nexts:
    def __next__(self):
        raise StopIteration

    async def __anext__(self):
        raise StopAsyncIteration


class Source:
    def __iter__(self):
        print("iter")
        return Nexts()

    def __aiter__(self):
        print("aiter")
        return Nexts()


class Own:
    def __init__(self):
        self.left = 2

    def __iter__(self):
        print("own iter")
        return self

    def __next__(self):
        self.left -= 1
        if self.left < 0:
            raise StopIteration
        return self.left


print(list(x for x in Source()))
print(list(x for x in Own()))
print(list((x, y) for x in Own() for y in Own()))
print([x for x in (y for y in Own())])


async def main():
    print([x async for x in (y async for y in Source())])
    print([x async for x in (y for y in Own() if await asyncio.sleep(0, True))])


asyncio.run(main())


def gen():
    return (yield from "xy"), (yield from iter([1, 2]))


# what has no throw() of its own takes a StopIteration for its result
it = gen()
print(next(it), it.throw(StopIteration("first")))
try:
    it.throw(StopIteration("second"))
except StopIteration as error:
    print(error.value)
