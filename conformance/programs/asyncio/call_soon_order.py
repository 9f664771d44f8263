import asyncio


def say(*words):
    print(*words)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.03, say, "later 0.03")
    loop.call_later(0.01, say, "later 0.01")
    loop.call_at(loop.time() + 0.02, say, "at 0.02")
    loop.call_soon(say, "soon", 1)
    handle = loop.call_soon(say, "never")
    loop.call_soon(say, "soon", 2)
    handle.cancel()
    print(handle.cancelled())
    task = asyncio.create_task(coroutine())
    loop.call_soon(say, "after the task's first step")
    await asyncio.sleep(0)
    print("main again")
    future = loop.create_future()
    future.add_done_callback(lambda f: print("callback", f.result()))
    loop.call_soon(future.set_result, "value")
    print(await future, "in main")
    await task
    await asyncio.sleep(0.05)


async def coroutine():
    print("task")


asyncio.run(main())
