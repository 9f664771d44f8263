import asyncio


async def worker(name, lock):
    for turn in range(2):
        async with lock:
            print(name, turn, lock.locked())
            await asyncio.sleep(0)


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(worker(name, lock) for name in "abc"))
    print(lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    await lock.acquire()
    waiting = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.sleep(0)
    lock.release()
    print(waiting.cancelled(), lock.locked())


asyncio.run(main())
