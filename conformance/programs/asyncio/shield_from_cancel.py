import asyncio


async def precious():
    await asyncio.sleep(0.05)
    print("precious finished")
    return 42


async def main():
    inner = asyncio.create_task(precious())
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.01)
    except TimeoutError:
        print("gave up", inner.done(), inner.cancelled())
    print(await inner)


asyncio.run(main())
