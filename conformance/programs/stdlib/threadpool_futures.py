import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait


def work(n):
    time.sleep(n / 20)
    if n == 2:
        raise ValueError("two")
    return n * 10


with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(work, n) for n in (3, 1, 2)]
    print(futures[0].done(), futures[0].running())
    for future in as_completed(futures):
        print(future.exception() or future.result())
    print(list(pool.map(work, [1, 0, 1])))
    slow = pool.submit(work, 3)
    try:
        slow.result(timeout=0.01)
    except TimeoutError as error:
        print(type(error).__name__)
    done, not_done = wait([slow])
    print(len(done), len(not_done))
    slow.add_done_callback(lambda f: print("callback", f.result()))
try:
    pool.submit(work, 1)
except RuntimeError as error:
    print(error)
try:
    futures[2].result()
except ValueError as error:
    print(repr(error))
