import asyncio


async def fails():
    raise ValueError("nobody looks")


async def main():
    task = asyncio.create_task(fails(), name="forgotten")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(task.done())
    del task
    print("end of main")


asyncio.run(main())
