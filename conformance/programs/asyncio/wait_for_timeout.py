import asyncio


async def slow():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("slow was cancelled")
        raise
    finally:
        print("slow cleaned up")


async def quick():
    await asyncio.sleep(0.01)
    return "quick"


async def main():
    print(await asyncio.wait_for(quick(), 1))
    try:
        await asyncio.wait_for(slow(), timeout=0.05)
    except TimeoutError as error:
        print(type(error).__name__, repr(error), repr(error.__cause__))
    print(await asyncio.wait_for(quick(), None))
    print(asyncio.TimeoutError is TimeoutError)
    try:
        await asyncio.wait_for(slow(), 0)
    except TimeoutError:
        print("at once")


asyncio.run(main())
