# What TaskGroup does with errors of its body, of its tasks, and with cancellation from outside.
import asyncio
async def w(n,exc=None,d=0.01):
    try:
        await asyncio.sleep(d*n)
        if exc: raise exc
        print("w",n); return n
    except asyncio.CancelledError:
        print("cancel w",n); raise
async def tg1():
    async with asyncio.TaskGroup() as tg:
        a=tg.create_task(w(2)); b=tg.create_task(w(1),name="bee")
        print(tg, b.get_name())
    print(a.result(), b.result(), tg)
async def tg2():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(w(1,ValueError("v")))
            tg.create_task(w(5))
            await asyncio.sleep(10)
    except* ValueError as g:
        print(repr(g), g.exceptions, asyncio.current_task().cancelling())
async def tg3():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(w(5))
            await asyncio.sleep(0)
            raise KeyError("body")
    except BaseExceptionGroup as g:
        print(repr(g), repr(g.__context__), g.__cause__, g.__suppress_context__)
async def tg4():
    async def inner():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(w(5)); tg.create_task(w(5))
            print("in")
    t=asyncio.create_task(inner()); await asyncio.sleep(0.001); t.cancel("msg")
    try: await t
    except asyncio.CancelledError as e: print("cancelled", e.args, t.cancelling())
async def tg5():
    tg=asyncio.TaskGroup()
    try: tg.create_task(w(1))
    except RuntimeError as e: print(e)
    async with tg: pass
    try: tg.create_task(w(1))
    except RuntimeError as e: print(e)
    try:
        async with tg: pass
    except RuntimeError as e: print(e)
async def tg6():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(w(1,ValueError(1))); tg.create_task(w(1,TypeError(2))); 
            async def c():
                try: await asyncio.sleep(5)
                finally: raise OSError("cleanup")
            tg.create_task(c())
    except BaseExceptionGroup as g: print(g.exceptions)
async def tg7():
    # nested groups and outer cancellation
    try:
        async with asyncio.timeout(0.05):
            async with asyncio.TaskGroup() as a:
                a.create_task(w(100))
                async with asyncio.TaskGroup() as b:
                    b.create_task(w(101))
    except TimeoutError: print("TO", asyncio.current_task().cancelling())
async def main():
    for f in (tg1,tg2,tg3,tg4,tg5,tg6,tg7):
        print('--',f.__name__); await f()
asyncio.run(main())
