import concurrent.futures as c, time, threading
from concurrent.futures import ThreadPoolExecutor, as_completed, wait
from concurrent import futures
f=c.Future(); f.set_running_or_notify_cancel(); print(f.running(), str(f)[-14:]); f.set_result(3); print(f.done())
for g in [lambda: f.set_result(3), lambda: f.set_exception(ValueError()), lambda: c.Future().result(0.01), lambda: c.ThreadPoolExecutor(0), lambda: c.ThreadPoolExecutor(1, initializer=3), lambda: c.ProcessPoolExecutor(0), lambda: c.wait([], return_when='x'), lambda: c.Executor().submit(print), lambda: list(c.as_completed([c.Future()],timeout=0.01)), lambda: wait([1])]:
    try: print(g())
    except BaseException as e: print(type(e), type(e).__module__, str(e)[:18], repr(e.__cause__))
f=c.Future(); f.set_exception(ValueError(2)); print(f.exception())
f=c.Future(); f.cancel(); print(f.cancelled(), f.done())
try: f.result()
except BaseException as e: print(type(e), repr(e), type(e).__mro__)
def work(n): time.sleep(n*0.02); return n*n
with ThreadPoolExecutor(max_workers=3) as ex:
    print(list(ex.map(work, [3,1,2])))
    fs = {ex.submit(work, n): n for n in (4,1,3)}
    for f in as_completed(fs): print(fs[f], f.result())
    done, nd = wait([ex.submit(work, n) for n in (1,5)], return_when=c.FIRST_COMPLETED)
    print(len(done), len(nd))
    d, nd = wait([ex.submit(work, 3)], timeout=0.001); print(len(d), len(nd))
    f = ex.submit(lambda: 1/0)
    try: f.result()
    except ZeroDivisionError as e: print(repr(e), f.exception() is e)
    f = ex.submit(work, 1); f.add_done_callback(lambda f: print('cb', f.result(), threading.current_thread().name)); 
    it = ex.map(work, [1, 50], timeout=0.05)
    try:
        for x in it: print(x)
    except TimeoutError: print('map timeout')
    ex2 = ThreadPoolExecutor(1)
    a = ex2.submit(work, 3); b = ex2.submit(work, 1); time.sleep(0.005)
    print(a.cancel(), b.cancel(), b.cancelled(), a.result()); ex2.shutdown()
try: ex.submit(work, 1)
except RuntimeError as e: print(e)
def init(x): threading.current_thread().tag = x
def tag(): return threading.current_thread().tag, threading.current_thread().name
with ThreadPoolExecutor(1, 'pre', initializer=init, initargs=('T',)) as ex: print(ex.submit(tag).result())
ex3 = ThreadPoolExecutor(2)
f = ex3.submit(work, 2)
def late(): time.sleep(0.03); print('late finished')
ex3.submit(late)
g=c.Future()
def cb(f): raise ValueError('cb')
ex4 = ThreadPoolExecutor(1); e = threading.Event()
x1 = ex4.submit(e.wait); x2 = ex4.submit(work, 1); ex4.shutdown(wait=False, cancel_futures=True); e.set(); print(x1.result(), x2.cancelled())
print('end')
