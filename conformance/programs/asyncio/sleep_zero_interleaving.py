import asyncio


async def worker(name, turns):
    for turn in range(turns):
        print(name, turn)
        await asyncio.sleep(0)
    print(name, "done")


async def main():
    a = asyncio.create_task(worker("a", 3))
    b = asyncio.create_task(worker("b", 1))
    print("main first")
    await asyncio.sleep(0)
    print("main second")
    await worker("direct", 2)
    await a
    await b
    print("end")


asyncio.run(main())
