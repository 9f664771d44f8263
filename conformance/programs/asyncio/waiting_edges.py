# wait, wait_for, timeout, shield and as_completed where they meet cancellation.
import asyncio
async def sub(n, d=0, exc=None):
    try:
        for _ in range(n): await asyncio.sleep(d)
        if exc: raise exc
        return n
    except asyncio.CancelledError as e:
        print("cancelled", n, e.args)
        raise
async def t_wait():
    ts=[asyncio.create_task(sub(i)) for i in (3,1,2)]
    d,p=await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    print(len(d),len(p), sorted(t.result() for t in d))
    d,p=await asyncio.wait(ts)
    print(len(d),len(p))
    ts=[asyncio.create_task(sub(1,exc=ValueError(1))), asyncio.create_task(sub(5))]
    d,p=await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION)
    print(len(d),len(p), [repr(t.exception()) for t in d])
    for t in p: t.cancel("bye")
    print(await asyncio.gather(*p, return_exceptions=True))
    d,p=await asyncio.wait([asyncio.create_task(sub(1,10))], timeout=0.01)
    print(len(d),len(p)); p.pop().cancel()
    await asyncio.sleep(0)
    coroutine=sub(1)
    for bad in ([], [coroutine], coroutine):
        try: await asyncio.wait(bad)
        except Exception as e: print(type(e).__name__, e)
    coroutine.close()
    try: await asyncio.wait([asyncio.create_task(sub(0))], return_when="x")
    except Exception as e: print(type(e).__name__, e)
    await asyncio.sleep(0)
async def t_wait_for():
    try: await asyncio.wait_for(sub(1,10),0.01)
    except asyncio.TimeoutError as e: print("TO", repr(e), repr(e.__cause__), e.__cause__ is e.__context__)
    print(await asyncio.wait_for(sub(2),None), await asyncio.wait_for(sub(2),5))
    try: await asyncio.wait_for(sub(1,10),0)
    except TimeoutError as e: print("TO0", repr(e), repr(e.__cause__))
    try: await asyncio.wait_for(sub(1,exc=KeyError('k')),1)
    except KeyError as e: print(repr(e), e.__context__)
    async def stubborn():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: return "stubborn"
    print(await asyncio.wait_for(stubborn(),0.01))
    f=asyncio.get_running_loop().create_future()
    t=asyncio.create_task(asyncio.wait_for(f,10))
    await asyncio.sleep(0)
    t.cancel()
    try: await t
    except asyncio.CancelledError: print("outer cancel", f)
    f=asyncio.get_running_loop().create_future(); f.set_result(5)
    print(await asyncio.wait_for(f,0))
async def t_timeout():
    try:
        async with asyncio.timeout(0.01) as t:
            print(t.expired(), str(t)[:22])
            await asyncio.sleep(1)
    except TimeoutError as e: print("timeout", t, t.expired(), repr(e.__cause__))
    async with asyncio.timeout(None) as t:
        print(t, t.when())
        t.reschedule(asyncio.get_running_loop().time()+0.01)
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("c", asyncio.current_task().cancelling())
            t2=t
    print("not reached?")
async def t_timeout2():
    try: await t_timeout()
    except TimeoutError as e: print("T2", repr(e))
    try:
        async with asyncio.timeout(0.01):
            try: await asyncio.sleep(1)
            finally: raise ValueError("in finally")
    except ValueError as e: print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
    t=asyncio.timeout(1)
    try: t.reschedule(1)
    except RuntimeError as e: print(e)
    async with t: pass
    try: t.reschedule(1)
    except RuntimeError as e: print(e)
    try:
        async with t: pass
    except RuntimeError as e: print(e)
    try:
        async with asyncio.timeout(-1): await asyncio.sleep(0); print("no")
    except TimeoutError: print("neg")
async def t_shield():
    t=asyncio.create_task(sub(3))
    o=asyncio.create_task(asyncio.wait_for(asyncio.shield(t),10))
    await asyncio.sleep(0)
    o.cancel()
    try: await o
    except asyncio.CancelledError: print("shielded", t.done())
    print(await t)
    s=asyncio.shield(t); print(s is t)
    t=asyncio.create_task(sub(3)); s=asyncio.shield(t); t.cancel()
    try: await s
    except asyncio.CancelledError as e: print("inner", s)
async def t_as():
    async def at(n): await asyncio.sleep(n/100); return n
    for c in asyncio.as_completed([at(3),at(1),at(2)]): print(await c, end=' ')
    ts=[asyncio.create_task(at(n)) for n in (2,1)]
    async for t in asyncio.as_completed(ts): print(t in ts, t.result(), end=' ')
    print()
    try:
        for c in asyncio.as_completed([at(1),at(50)], timeout=0.02): print(await c)
    except TimeoutError as e: print("ac timeout", repr(e))
    coroutine=at(1)
    try: asyncio.as_completed(coroutine)
    except TypeError as e: print(e)
    coroutine.close()
async def main():
    for f in (t_wait,t_wait_for,t_timeout2,t_shield,t_as):
        print("--",f.__name__)
        await f()
asyncio.run(main())
