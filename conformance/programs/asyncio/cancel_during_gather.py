import asyncio


async def child(name):
    try:
        await asyncio.sleep(5)
    finally:
        print("finally", name)


async def parent():
    try:
        await asyncio.gather(child("a"), child("b"))
    except asyncio.CancelledError:
        print("parent cancelled")
        raise


async def main():
    task = asyncio.create_task(parent())
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("main", task.cancelled())


asyncio.run(main())
