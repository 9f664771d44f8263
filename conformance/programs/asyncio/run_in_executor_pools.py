import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def block(name, delay):
    time.sleep(delay)
    return name


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, block, "default", 0.01))
    with ThreadPoolExecutor(max_workers=1) as pool:
        start = time.perf_counter()
        futures = [loop.run_in_executor(pool, block, n, 0.05) for n in "ab"]
        print(await asyncio.gather(*futures))
        print("one after the other", time.perf_counter() - start > 0.09)
    with ThreadPoolExecutor(max_workers=2) as pool:
        slow = loop.run_in_executor(pool, block, "slow", 0.1)
        quick = loop.run_in_executor(pool, block, "quick", 0.02)
        print(await quick, slow.done())
        print(await slow)


asyncio.run(main())
