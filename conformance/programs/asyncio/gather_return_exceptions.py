import asyncio


async def work(n):
    await asyncio.sleep(n / 50)
    if n % 2:
        raise ValueError(f"odd {n}")
    return n


async def cancels():
    raise asyncio.CancelledError("by hand")


async def main():
    print(await asyncio.gather(*map(work, range(4)), cancels(), return_exceptions=True))
    survivor = asyncio.create_task(work(4))
    try:
        await asyncio.gather(work(1), survivor)
    except ValueError as error:
        print("first error", error, survivor.done())
    print(await survivor)


asyncio.run(main())
