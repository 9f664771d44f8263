# 50,000 timers: set, half of them cancelled, the others fire.
import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    finished = loop.create_future()
    fired = 0

    def fire():
        nonlocal fired
        fired += 1
        if fired == 25000:
            finished.set_result(None)

    handles = [loop.call_later((n * 7919 % 1000) / 100000, fire) for n in range(50000)]
    for handle in handles[::2]:
        handle.cancel()
    await finished


def run():
    asyncio.run(main())


best = None
for _ in range(8):
    start = time.perf_counter()
    run()
    elapsed = time.perf_counter() - start
    if best is None or elapsed < best:
        best = elapsed
print(best)
