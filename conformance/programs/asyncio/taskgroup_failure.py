import asyncio


async def fails(delay, error):
    await asyncio.sleep(delay)
    raise error


async def waits(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(waits("first"))
            group.create_task(fails(0.01, ValueError("one")))
            group.create_task(fails(0.01, KeyError("two")))
            await waits("body")
    except* ValueError as errors:
        print("values", errors.exceptions)
    except* KeyError as errors:
        print("keys", errors.exceptions, errors.message)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(waits("second"))
            await asyncio.sleep(0)
            raise OSError("in the body")
    except BaseExceptionGroup as errors:
        print(repr(errors))
    print(asyncio.current_task().cancelling())


asyncio.run(main())
