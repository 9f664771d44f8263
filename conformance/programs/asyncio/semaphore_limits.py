import asyncio

running = most = 0


async def worker(n, semaphore):
    global running, most
    async with semaphore:
        running += 1
        most = max(most, running)
        print("in", n)
        await asyncio.sleep(0.01 * (n + 1))
        running -= 1


async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*(worker(n, semaphore) for n in range(5)))
    print(most, semaphore.locked())
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)


asyncio.run(main())
