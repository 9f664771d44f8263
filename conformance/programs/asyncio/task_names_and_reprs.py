import asyncio


async def work():
    await asyncio.sleep(0.01)
    return [1, 2]


async def fails():
    raise ValueError("bad")


async def main():
    print(asyncio.current_task().get_name())
    first = asyncio.create_task(work())
    print(first.get_name(), first)
    second = asyncio.create_task(work(), name="named")
    await asyncio.sleep(0)
    print(second)
    second.set_name("renamed")
    await second
    print(second)
    second = asyncio.create_task(fails(), name="failing")
    await asyncio.wait([second])
    print(second, repr(second.exception()))
    third = asyncio.create_task(work(), name="third")
    third.cancel()
    print(third)
    await asyncio.wait([third])
    print(third)
    print(len(asyncio.all_tasks()))
    future = asyncio.get_running_loop().create_future()
    print(future)
    future.set_result("x")
    print(future)
    try:
        future.set_result("y")
    except asyncio.InvalidStateError as error:
        print(error)
    try:
        third.exception()
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
