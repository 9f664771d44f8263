import asyncio


async def worker(name, queue):
    while True:
        item = await queue.get()
        await asyncio.sleep(item / 100)
        print(name, "did", item)
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    for n in (3, 1, 2, 5, 4):
        queue.put_nowait(n)
    workers = [asyncio.create_task(worker(f"w{n}", queue)) for n in range(2)]
    await queue.join()
    print("joined", queue.empty(), queue.qsize())
    for task in workers:
        task.cancel()
    print([type(r).__name__ for r in await asyncio.gather(*workers, return_exceptions=True)])

    bounded = asyncio.Queue(maxsize=1)
    await bounded.put("x")
    print(bounded.full(), bounded)
    for attempt in (lambda: bounded.put_nowait("y"), lambda: (bounded.get_nowait(), bounded.get_nowait())):
        try:
            attempt()
        except (asyncio.QueueFull, asyncio.QueueEmpty) as error:
            print(repr(error))
    try:
        bounded.task_done()
        bounded.task_done()
    except ValueError as error:
        print(error)

    priority = asyncio.PriorityQueue()
    for n in (3, 1, 2):
        await priority.put(n)
    stack = asyncio.LifoQueue()
    for n in (3, 1, 2):
        await stack.put(n)
    print([await priority.get() for _ in range(3)], [await stack.get() for _ in range(3)])


asyncio.run(main())
