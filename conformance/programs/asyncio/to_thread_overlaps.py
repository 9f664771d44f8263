import asyncio
import threading
import time


def block(n):
    time.sleep(n / 20)
    if n == 3:
        raise ValueError("in the thread")
    return n, threading.current_thread() is threading.main_thread()


async def ticker():
    for n in range(3):
        await asyncio.sleep(0.03)
        print("tick", n)


async def main():
    start = time.perf_counter()
    tick = asyncio.create_task(ticker())
    print(await asyncio.gather(*(asyncio.to_thread(block, n) for n in (2, 3, 4)), return_exceptions=True))
    print(time.perf_counter() - start < 0.35)
    await tick


asyncio.run(main())
