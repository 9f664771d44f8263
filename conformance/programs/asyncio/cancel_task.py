import asyncio


async def work(name):
    try:
        print(name, "starts")
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        raise
    finally:
        print(name, "finally")


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("refused", asyncio.current_task().cancelling(), asyncio.current_task().uncancel())
    await asyncio.sleep(0.01)
    return "survived"


async def main():
    task = asyncio.create_task(work("a"))
    await asyncio.sleep(0)
    print(task.cancel("enough"), task.cancelling(), task.cancelled())
    try:
        await task
    except asyncio.CancelledError as error:
        print("main saw", error.args)
    print(task.cancelled(), task.done(), task.cancel())

    never = asyncio.create_task(work("never started"))
    never.cancel()
    print(await asyncio.gather(never, return_exceptions=True))

    other = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    other.cancel()
    print(await other, other.cancelled())
    try:
        never.result()
    except asyncio.CancelledError as error:
        print(repr(error))
    print(issubclass(asyncio.CancelledError, Exception), asyncio.CancelledError.__module__)


asyncio.run(main())
