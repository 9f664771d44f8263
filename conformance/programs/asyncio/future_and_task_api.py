# Reprs, messages and stacks of futures, tasks and handles.
import asyncio, threading, sys
class SIO:
    def __init__(self): self.t=""
    def write(self,s): self.t+=s
    def getvalue(self): return self.t
def T(f,*a):
    try: print(f(*a))
    except BaseException as e: print(type(e).__name__, e)
T(asyncio.current_task); T(asyncio.all_tasks); T(asyncio.get_running_loop); T(asyncio.Future)
T(lambda: asyncio.IncompleteReadError(b'ab',5)); T(lambda: asyncio.LimitOverrunError("msg",3).consumed)
e=asyncio.IncompleteReadError(b'ab',None); print(e.partial,e.expected,repr(e))
T(lambda: asyncio.Queue(maxsize=3)); T(lambda: str(asyncio.Queue(maxsize=3))); T(lambda: asyncio.Queue[int]); T(lambda: asyncio.Task[int]); T(lambda: asyncio.Future[int])
print(asyncio.CancelledError.__mro__, asyncio.TimeoutError is TimeoutError, asyncio.QueueEmpty.__module__)
print(issubclass(asyncio.Task, asyncio.Future), asyncio.Task.__module__, asyncio.Lock.__qualname__)
async def co(): return 1
print(asyncio.iscoroutinefunction(co), asyncio.iscoroutinefunction(print), asyncio.iscoroutinefunction(asyncio.sleep))
c=co(); print(asyncio.iscoroutine(c)); c.close()
async def main():
    loop=asyncio.get_running_loop()
    h=loop.call_soon(print,1); print(repr(h)); h.cancel(); print(repr(h))
    def cb(*a): pass
    h=loop.call_later(5,cb,1,x:=2); print(repr(h).split('when=')[0], repr(h).split('/')[-1]); h.cancel(); print(h.cancelled(), h.when()>0)
    f=loop.create_future(); print(f); f.add_done_callback(cb); print(f)
    f.add_done_callback(cb); print(f); f.add_done_callback(print); print(f); print(f.remove_done_callback(cb))
    T(f.result); T(f.exception); f.set_result({'a':list(range(100))}); print(f); T(f.set_result,1); T(f.set_exception,ValueError()); print(f.cancel(), f.done())
    f=loop.create_future(); T(f.set_exception,5); T(f.set_exception,StopIteration("x")); print(repr(f.exception()))
    f=loop.create_future(); f.set_exception(ValueError); print(f, repr(f.exception()))
    f=loop.create_future(); f.cancel("why"); print(f)
    try: await f
    except asyncio.CancelledError as e: print("CE",e.args)
    T(f.result)
    t=asyncio.create_task(co(),name=5); print(t.get_name(), t.get_coro().__name__, t.get_loop() is loop, t.get_context() is not None); T(t.set_result,1); T(t.set_exception,1)
    print(await t, t.get_stack())
    async def deep(n):
        if n: return await deep(n-1)
        await asyncio.sleep(0.01)
    t=asyncio.create_task(deep(2)); await asyncio.sleep(0)
    print([f.f_code.co_name for f in t.get_stack()])
    b=SIO(); t.print_stack(file=b); print(b.getvalue().replace(__file__,'F'))
    await t
    async def bad(): raise ValueError(1)
    t=asyncio.create_task(bad()); await asyncio.wait([t]); b=SIO(); t.print_stack(file=b); print(b.getvalue().replace(__file__,'F')); print(len(t.get_stack()))
    T(asyncio.create_task,5); T(lambda: asyncio.Task(co())) 
    T(loop.close)
    try: await asyncio.sleep(float('nan'))
    except ValueError as e: print(e)
    try: await asyncio.sleep("x")
    except TypeError as e: print(e)
    t=asyncio.current_task(); print(t.get_name(), t in asyncio.all_tasks(), len(asyncio.all_tasks()))
    async def yielder():
        class A:
            def __await__(self): yield 5
        await A()
    try: await asyncio.create_task(yielder())
    except RuntimeError as e: print(e)
    class B:
        def __await__(self): yield
    print(await B())
    l2=asyncio.new_event_loop(); f=l2.create_future()
    try: await f
    except RuntimeError as e: print(str(e).split(' coro=')[0], str(e)[-70:])
    l2.close()
    async def selfwait(): await asyncio.current_task()
    try: await asyncio.create_task(selfwait(),name="SW")
    except RuntimeError as e: print(str(e)[:60])
    c=co(); await c
    try: await c
    except RuntimeError as e: print(e)
    try: await 5
    except TypeError as e: print(e)
    q=asyncio.Queue()
    async def other(): return q._get_loop() if hasattr(q,'_get_loop') else None
    lock=asyncio.Lock()
    await lock.acquire()
    t=asyncio.create_task(lock.acquire()); await asyncio.sleep(0); t.cancel(); await asyncio.gather(t,return_exceptions=True)
    def run2():
        async def m():
            try: await lock.acquire()
            except RuntimeError as e: return str(e)[-35:]
        return asyncio.run(m())
    print(await asyncio.to_thread(run2))
asyncio.run(main())
T(asyncio.get_event_loop_policy().get_event_loop)
