import asyncio


async def work(n):
    await asyncio.sleep((3 - n) / 20)
    print("finished", n)
    return n * 10


async def main():
    print(await asyncio.gather(*(work(n) for n in range(3))))
    print(await asyncio.gather())
    task = asyncio.create_task(work(2))
    print(await asyncio.gather(task, task, work(1)))
    group = asyncio.gather(work(1), work(2))
    print(type(group).__name__, group.done(), group.cancelled())
    await group
    print(group.done(), group.result())


asyncio.run(main())
