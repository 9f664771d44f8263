# A generator that a loop leaves early is closed soon, others when the loop ends.
import asyncio
async def ticker(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    finally:
        await asyncio.sleep(0)
        print("closed", n)
async def early():
    async for x in ticker(10):
        if x == 2: return x
async def raises():
    async for x in ticker(7):
        raise ValueError(x)
def count():
    try:
        while True: yield 1
    finally:
        print("count closed")
async def main():
    async for x in ticker(5):
        print(x)
        if x == 1: break
    print("after break")
    await asyncio.sleep(0)
    print("one")
    await asyncio.sleep(0)
    print("two")
    await asyncio.sleep(0)
    print("three")
    await asyncio.sleep(0)
    print(await early())
    try: await raises()
    except ValueError as e: print("VE", e)
    for i in range(5): await asyncio.sleep(0)
    g = ticker(3)
    async for x in g: break
    print("held")
    for x in count(): break
    print("after count")
    async for x in ticker(2): print(x)
    h = ticker(9)
    await h.__anext__()
    print("end")
asyncio.run(main())
print("done")
