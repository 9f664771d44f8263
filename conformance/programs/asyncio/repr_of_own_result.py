"""The repr of a task or a future that holds itself; waiting without a loop."""
import asyncio


async def main():
    async def gives_itself():
        return task

    task = asyncio.create_task(gives_itself(), name="own")
    await task
    text = repr(task)
    print(text[: text.index(" coro")], text[text.index("result") :])
    future = asyncio.get_running_loop().create_future()
    future.set_result(future)
    print(future)
    other = asyncio.get_running_loop().create_future()
    other.set_exception(ValueError(other))
    print(other)
    other.exception()


asyncio.run(main())


async def waiting(coroutine):
    await asyncio.wait_for(coroutine, 0)


async def nothing():
    pass


coroutine = nothing()
try:
    waiting(coroutine).send(None)
except RuntimeError as error:
    print(error)
coroutine.close()
