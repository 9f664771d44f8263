import asyncio
import time


async def ticker():
    for n in range(3):
        print("tick", n)
        await asyncio.sleep(0.02)


async def blocker():
    await asyncio.sleep(0.01)
    print("blocking")
    time.sleep(0.1)
    print("released")


async def main():
    await asyncio.gather(ticker(), blocker())


asyncio.run(main())
