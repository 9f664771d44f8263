import asyncio


async def work(n):
    await asyncio.sleep(n / 50)
    print("done", n)
    return n


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(n), name=f"work-{n}") for n in (2, 0, 1)]
        late = group.create_task(spawn(group))
        print("body ends")
    print([task.result() for task in tasks], late.result().result())
    try:
        group.create_task(work(9))
    except RuntimeError as error:
        print(type(error).__name__, str(error)[:18], str(error)[-12:])


async def spawn(group):
    await asyncio.sleep(0.01)
    return group.create_task(work(3))


asyncio.run(main())
