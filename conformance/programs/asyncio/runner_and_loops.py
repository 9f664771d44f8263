import asyncio


async def value(x):
    await asyncio.sleep(0)
    return x


with asyncio.Runner() as runner:
    print(runner.run(value(1)), runner.run(value(2)))
    loop = runner.get_loop()
print(loop.is_closed())

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(value(3)), loop.is_running(), loop)
task = loop.create_task(value(4))
print(loop.run_until_complete(task))
loop.close()
print(loop.is_closed(), loop)
coroutine = value(5)
for attempt in (
    lambda: loop.run_until_complete(coroutine),
    lambda: asyncio.run(5),
    lambda: asyncio.get_running_loop(),
    lambda: asyncio.run(value),
):
    try:
        attempt()
    except (RuntimeError, ValueError, TypeError) as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])
coroutine.close()


async def nested():
    inner = value(6)
    try:
        asyncio.run(inner)
    except RuntimeError as error:
        print(error)
    inner.close()


asyncio.run(nested())
