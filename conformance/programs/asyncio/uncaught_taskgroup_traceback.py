import asyncio


async def fails(n):
    await asyncio.sleep(0)
    return 1 / n


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fails(0))
        group.create_task(fails(1))


asyncio.run(main())
