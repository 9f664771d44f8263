import asyncio


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    await asyncio.sleep(0.01)
    try:
        loop.call_soon(5)
    except TypeError as error:
        print(error)
    return "done"


print(asyncio.run(main(), debug=True))
