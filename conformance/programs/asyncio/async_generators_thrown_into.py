# What comes of errors that are thrown into steps of asynchronous generators and into coroutines.
import asyncio


async def agen():
    try:
        yield 1
    finally:
        print("finally", end="; ")


async def attempt(awaitable):
    try:
        print("gave", await awaitable)
    except BaseException as error:
        print(type(error).__name__, error)


def direct(operation, *args):
    try:
        print("gave", operation(*args))
    except BaseException as error:
        print("direct", type(error).__name__, error)


async def waits():
    await asyncio.sleep(0)


async def main():
    for error in (StopIteration(3), StopIteration, StopAsyncIteration(4), GeneratorExit(), ValueError("x")):
        await attempt(agen().athrow(error))
        a = agen()
        await attempt(anext(a))
        await attempt(a.athrow(error))
        await attempt(a.athrow(error))
        await attempt(anext(a))
        await attempt(a.aclose())
        a = agen()
        await attempt(a.aclose())
        await attempt(a.athrow(error))
        await attempt(a.asend(None))
        direct(agen().asend(None).throw, error)
        direct(agen().athrow(error).send, None)
        direct(agen().athrow(ValueError).throw, error)
        c = waits()
        direct(c.throw, error)
        c = waits()
        c.send(None)
        direct(c.throw, error)
        direct(c.throw, error)


asyncio.run(main())
