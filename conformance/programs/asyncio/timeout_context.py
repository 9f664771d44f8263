import asyncio


async def main():
    try:
        async with asyncio.timeout(0.05) as limit:
            print(limit.expired())
            await asyncio.sleep(5)
    except TimeoutError:
        print("timed out", limit.expired())

    async with asyncio.timeout(1) as limit:
        await asyncio.sleep(0.01)
    print("in time", limit.expired())

    async with asyncio.timeout(None) as limit:
        limit.reschedule(asyncio.get_running_loop().time() + 5)
        await asyncio.sleep(0)
    print(limit.when() is not None)

    try:
        async with asyncio.timeout(5):
            async with asyncio.timeout(0.02) as inner:
                await asyncio.sleep(1)
    except TimeoutError:
        print("inner", inner.expired())

    try:
        async with asyncio.timeout(0.02):
            raise KeyError("own error")
    except KeyError as error:
        print(repr(error))
    print(asyncio.current_task().cancelling())


asyncio.run(main())
