import asyncio


async def consumer(name, condition, items):
    async with condition:
        await condition.wait_for(lambda: items)
        print(name, items.pop())


async def main():
    condition = asyncio.Condition()
    items = []
    tasks = [asyncio.create_task(consumer(n, condition, items)) for n in "abc"]
    await asyncio.sleep(0)
    async with condition:
        items.append(1)
        condition.notify()
    await asyncio.sleep(0.01)
    async with condition:
        items.extend([2, 3])
        condition.notify_all()
    await asyncio.gather(*tasks)
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
