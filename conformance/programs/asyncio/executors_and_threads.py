import asyncio, sys, time, threading, contextvars
from concurrent.futures import ThreadPoolExecutor
import concurrent.futures
v = contextvars.ContextVar('v', default='none')
def blocking(n):
    sys.stdout.write(f'begin {n} {v.get()}\n'); time.sleep(n*0.1); sys.stdout.write(f'end {n}\n'); return n*10
async def ticker():
    for i in range(3): await asyncio.sleep(0.08); print('tick', i)
async def main():
    v.set('set')
    t = asyncio.create_task(ticker())
    r = await asyncio.gather(asyncio.to_thread(blocking, 2), asyncio.to_thread(blocking, n=1))
    print(r); await t
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, blocking, 0))
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix='p') as pool:
        fs = [loop.run_in_executor(pool, blocking, x) for x in (3,1,2)]
        print(await asyncio.gather(*fs))
    def fail(): raise ValueError('in thread')
    try: await asyncio.to_thread(fail)
    except ValueError as e: print(repr(e), len(e.args))
    try: await asyncio.wait_for(asyncio.to_thread(time.sleep, 0.2), 0.05)
    except TimeoutError: print('timeout')
    fut = concurrent.futures.Future()
    w = asyncio.wrap_future(fut)
    threading.Timer(0.05, fut.set_result, ['timer']).start()
    print(await w)
    def other(loop):
        f = asyncio.run_coroutine_threadsafe(asyncio.sleep(0.01, 'rct'), loop)
        print(f.result())
    await asyncio.to_thread(other, loop)
asyncio.run(main())
print([t.name for t in threading.enumerate()])
