# Loops driven by hand, runners, loops and policies of the program, eager tasks.
import asyncio, contextvars
var=contextvars.ContextVar("var",default=0)
async def quick(n): var.set(n); return n
async def slow(n):
    print("slow start", asyncio.current_task().get_name()); await asyncio.sleep(0); print("slow end",n, asyncio.current_task().get_name()); return n
async def boom(): raise ValueError("boom")
async def eager():
    loop=asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    t=asyncio.create_task(quick(3),name="Q"); print(t.done(), t, t.get_coro(), var.get())
    t=loop.create_task(slow(1),name="S"); print(t.done(), asyncio.current_task().get_name(), len(asyncio.all_tasks()))
    print(await t)
    t=asyncio.create_task(boom()); print(t.done(), repr(t.exception()))
    print(await asyncio.gather(quick(1),quick(2),slow(3)))
    g=asyncio.gather(quick(1),quick(2)); print(g.done()); print(await g)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(quick(1)); x=tg.create_task(slow(9))
    print(x.result())
    class MyTask(asyncio.Task): pass
    loop.set_task_factory(asyncio.create_eager_task_factory(MyTask))
    t=asyncio.create_task(slow(4)); print(type(t).__name__, await t)
    loop.set_task_factory(None)
asyncio.run(eager())
async def simple():
    loop=asyncio.get_running_loop()
    def handler(loop, ctx): print("handler", sorted(ctx), ctx["message"], repr(ctx.get("exception")))
    loop.set_exception_handler(handler)
    def bad(): raise RuntimeError("cb")
    loop.call_soon(bad); loop.call_later(0.001,bad)
    await asyncio.sleep(0.01)
    h=loop.call_later(1,print); print(h.cancelled()); h.cancel(); print(h.cancelled())
    print("end")
asyncio.run(simple())
# manual loop
loop=asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(quick(5)), loop)
fut=loop.create_future(); loop.call_later(0.01,fut.set_result,42); print(loop.run_until_complete(fut))
def stopper(): print("stopping"); loop.stop(); loop.call_soon(print,"after stop")
loop.call_soon(stopper); loop.run_forever(); print("stopped"); loop.run_until_complete(asyncio.sleep(0))
try: loop.run_until_complete(boom())
except ValueError as e: print(repr(e))
async def never(): await loop.create_future()
loop.call_later(0.01,loop.stop)
try: loop.run_until_complete(never())
except RuntimeError as e: print(e)
loop.close(); print(loop.is_closed(), loop)
c=quick(1)
try: loop.run_until_complete(c)
except RuntimeError as e: print(e)
c.close()
try: asyncio.run(5)
except ValueError as e: print(e)
async def nested():
    c=quick(1)
    try: asyncio.run(c)
    except RuntimeError as e: print(e); c.close()
asyncio.run(nested())
with asyncio.Runner(debug=False) as r:
    print(r.run(quick(7)), r.get_loop().is_running(), var.get(), r.run(quick(8)))
    async def getv(): return var.get()
    print(r.run(getv()))
c=quick(1)
try: r.run(c)
except RuntimeError as e: print(e)
c.close()
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
async def reraise():
    try: await asyncio.sleep(10)
    finally: print("cleanup")
async def leave_pending():
    asyncio.create_task(reraise()); await asyncio.sleep(0); return "left"
print(asyncio.run(leave_pending()))
class Loop(asyncio.SelectorEventLoop):
    def call_soon(self, cb, *a, context=None):
        self.n=getattr(self,'n',0)+1
        return super().call_soon(cb,*a,context=context)
    def create_task(self, coro, **kw):
        print("create", coro.__name__); return super().create_task(coro, **kw)
async def many():
    await asyncio.gather(slow(1),slow(2)); return asyncio.get_running_loop().n
print(asyncio.run(many(), loop_factory=Loop))
class P(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self): print("new loop"); return super().new_event_loop()
asyncio.set_event_loop_policy(P()); asyncio.run(quick(1)); asyncio.set_event_loop_policy(None)
async def cancelmain(): 
    asyncio.current_task().cancel("me"); await asyncio.sleep(0)
try: asyncio.run(cancelmain())
except asyncio.CancelledError as e: print("C", e.args)
async def g0():
    try: await asyncio.gather([])
    except TypeError as e: print(e)
    try: await asyncio.gather(5)
    except TypeError as e: print(e)
    print(await asyncio.gather())
    c=asyncio.ensure_future(slow(1)); print(await asyncio.gather(c,c))
    g=asyncio.gather(asyncio.sleep(1),asyncio.sleep(2)); await asyncio.sleep(0); print(g); g.cancel("x")
    try: await g
    except asyncio.CancelledError as e: print("g cancelled",e.args, g)
    g=asyncio.gather(asyncio.sleep(1),boom(),return_exceptions=True); await asyncio.sleep(0); g.cancel()
    try: print(await g)
    except asyncio.CancelledError as e: print("g2 cancelled")
    async def stub():
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: return "stub"
    t=asyncio.create_task(stub()); await asyncio.sleep(0); t.cancel(); print(await t, t.cancelled(), t.cancelling(), t.uncancel())
    class Aw:
        def __await__(self): yield from asyncio.sleep(0).__await__(); return "aw"
    print(await asyncio.gather(Aw(),Aw()), await asyncio.ensure_future(Aw()), await asyncio.wait_for(Aw(),1))
asyncio.run(g0())
