import asyncio
import time


async def worker(name, delay):
    await asyncio.sleep(delay)
    print(name)
    return delay


async def main():
    start = time.perf_counter()
    tasks = [asyncio.create_task(worker(n, d)) for n, d in (("c", 0.3), ("a", 0.1), ("b", 0.2), ("zero", 0))]
    print("created")
    for task in tasks:
        print("result", await task)
    print(0.29 < time.perf_counter() - start < 0.6, await asyncio.sleep(0, "value"))


asyncio.run(main())
