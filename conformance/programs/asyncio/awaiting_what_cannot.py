import asyncio


async def value():
    return 1


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "awaitable"


async def main():
    print(await Awaitable())
    for bad in (5, None, "text", [value]):
        try:
            await bad
        except TypeError as error:
            print(error)
    coroutine = value()
    await coroutine
    try:
        await coroutine
    except RuntimeError as error:
        print(error)
    for attempt in (lambda: asyncio.create_task(5), lambda: asyncio.gather(7)):
        try:
            attempt()
        except (TypeError, AttributeError) as error:
            print(type(error).__name__, error)


asyncio.run(main())
