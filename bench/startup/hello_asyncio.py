import asyncio


async def main():
    await asyncio.sleep(0)
    print("Hello, World")


asyncio.run(main())
