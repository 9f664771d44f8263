import asyncio


async def inner(data):
    await asyncio.sleep(0)
    return data["key"]


async def middle():
    try:
        return await inner({})
    except KeyError as error:
        raise RuntimeError("middle failed") from error


async def main():
    task = asyncio.create_task(middle())
    print("waiting")
    await task


asyncio.run(main())
