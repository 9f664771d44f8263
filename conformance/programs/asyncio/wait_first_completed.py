import asyncio


async def work(n):
    await asyncio.sleep(n / 50)
    return n


async def main():
    tasks = [asyncio.create_task(work(n)) for n in (3, 1, 2)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], len(pending))
    done, pending = await asyncio.wait(pending, timeout=0.03)
    print([t.result() for t in done], len(pending))
    done, pending = await asyncio.wait(pending)
    print([t.result() for t in done], pending)
    for next_done in asyncio.as_completed([work(2), work(0), work(1)]):
        print(await next_done)


asyncio.run(main())
