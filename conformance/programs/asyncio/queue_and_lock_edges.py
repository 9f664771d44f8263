# Queues, locks, conditions, semaphores, events and barriers, with cancelled waiters.
import asyncio
async def main():
    q=asyncio.Queue(2)
    async def prod():
        for i in range(5):
            await q.put(i); print("put",i,q.qsize(),q.full())
    async def cons(name):
        while True:
            try: x=await q.get()
            except asyncio.QueueShutDown: print(name,"shut"); return
            print(name,"got",x); q.task_done()
            await asyncio.sleep(0)
    cs=[asyncio.create_task(cons(n)) for n in "ab"]
    await prod(); await q.join(); print("joined", q)
    q.shutdown(); await asyncio.gather(*cs)
    for f in (lambda:q.put_nowait(1), q.get_nowait):
        try: f()
        except Exception as e: print(repr(e))
    q=asyncio.PriorityQueue()
    for x in (5,1,3,(2),4,1): q.put_nowait(x)
    print([q.get_nowait() for _ in range(6)], q.empty())
    q.put_nowait((1,{})); 
    try: q.put_nowait((1,{}))
    except TypeError as e: print(e)
    q=asyncio.LifoQueue(); [q.put_nowait(i) for i in range(3)]; print(q._queue, [await q.get() for _ in range(3)])
    q=asyncio.Queue(1)
    t=asyncio.create_task(q.get()); t2=asyncio.create_task(q.get())
    await asyncio.sleep(0); print(str(q)); t.cancel(); q.put_nowait(7)
    print(await t2, t.cancelled())
    q.put_nowait(1)
    ps=[asyncio.create_task(q.put(i)) for i in range(3)]
    await asyncio.sleep(0); ps[0].cancel(); print(q.get_nowait()); await asyncio.sleep(0); await asyncio.sleep(0)
    print([p.done() for p in ps], str(q)); q.shutdown(immediate=True)
    print(await asyncio.gather(*ps,return_exceptions=True), str(q))
    try: q.task_done(); q.task_done(); q.task_done()
    except ValueError as e: print(e)
    # locks
    l=asyncio.Lock()
    async def crit(n):
        async with l: print("in",n); await asyncio.sleep(0); print("out",n)
    ts=[asyncio.create_task(crit(i)) for i in range(4)]; await asyncio.sleep(0); print(str(l)[-20:]); ts[1].cancel()
    print(await asyncio.gather(*ts,return_exceptions=True))
    try: l.release()
    except RuntimeError as e: print(e)
    c=asyncio.Condition()
    items=[]
    async def waiter(n):
        async with c:
            await c.wait_for(lambda: len(items)>n); print("w",n)
    ts=[asyncio.create_task(waiter(i)) for i in range(3)]
    for i in range(3):
        await asyncio.sleep(0)
        async with c: items.append(i); c.notify_all()
    await asyncio.gather(*ts)
    try: c.notify()
    except RuntimeError as e: print(e)
    try: await c.wait()
    except RuntimeError as e: print(e)
    print(str(c)[-12:])
    async with c:
        async def w2():
            async with c:
                try: await c.wait()
                except asyncio.CancelledError: print("w2c", c.locked()); raise
        t=asyncio.create_task(w2())
    await asyncio.sleep(0); t.cancel(); await asyncio.sleep(0); await asyncio.sleep(0); print(t)
    s=asyncio.Semaphore(2)
    async def use(i):
        async with s: print("s",i,s.locked()); await asyncio.sleep(0)
    await asyncio.gather(*(use(i) for i in range(5))); print(str(s)[-20:])
    b=asyncio.BoundedSemaphore(1)
    try: b.release()
    except ValueError as e: print(e)
    e=asyncio.Event()
    ts=[asyncio.create_task(e.wait()) for _ in range(2)]; await asyncio.sleep(0); print(str(e)[-20:]); e.set(); print(await asyncio.gather(*ts), str(e)[-6:])
    bar=asyncio.Barrier(3)
    async def p(i):
        async with bar as pos: print("pos",i,pos)
        return await bar.wait()
    print(await asyncio.gather(*(p(i) for i in range(3))), str(bar)[-25:])
    async def pb():
        try: await bar.wait()
        except asyncio.BrokenBarrierError as e: print("BB",e)
    ts=[asyncio.create_task(pb()) for _ in range(2)]; await asyncio.sleep(0); print(bar.n_waiting); await bar.abort(); await asyncio.gather(*ts)
    print(bar.broken); await bar.reset(); print(bar.broken, bar.parties)
    ts=[asyncio.create_task(pb()) for _ in range(2)]; await asyncio.sleep(0); await bar.reset(); await asyncio.gather(*ts)
    for f in (lambda: asyncio.Barrier(0), lambda: asyncio.Semaphore(-1), lambda: asyncio.Lock(1), lambda: asyncio.Queue(1,2)):
        try: f()
        except Exception as e: print(type(e).__name__, e)
    class MyQ(asyncio.Queue):
        def _init(self, maxsize): self._queue=[]
        def _put(self,item): self._queue.append(item); self._queue.sort()
        def _get(self): return self._queue.pop()
    m=MyQ(2)
    await m.put(3); await m.put(9)
    print(m.full(), m.qsize(), m, )
    print(await m.get(), await m.get(), m.empty())
    class MyQ2(asyncio.Queue):
        def _put(self,item): print("put!"); super()._put(item)
    try:
        m=MyQ2(); await m.put(1); print(await m.get())
    except ModuleNotFoundError: print("put!\n1")
asyncio.run(main())
