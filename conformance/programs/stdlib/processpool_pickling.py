import concurrent.futures as cf, os, sys, time, asyncio
from concurrent.futures import ProcessPoolExecutor
print('module level')
BASE = 100
class Point:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f'Point({self.x}, {self.y})'
    def add(self, n): return Point(self.x+n, self.y+n)
class MyErr(Exception):
    pass
def square(x): return x * x + BASE
def move(p, n=1): return p.add(n)
def fail(x): raise MyErr('bad', x)
def echo(x): return x
def pid(): return os.getpid()
def outer(): 
    def inner(): return 1
    return inner
state = {'n': 0}
def bump():
    state['n'] += 1; return state['n']
def setup(v):
    global BASE
    BASE = v
def spin(n):
    s = 0
    for i in range(n): s += i
    return s
def main():
    with ProcessPoolExecutor(max_workers=2) as ex:
        f = ex.submit(square, 7); print(f.result(), f.done())
        print(list(ex.map(square, range(6))), list(ex.map(pow, [2,3], [3,2], chunksize=2)))
        print(ex.submit(move, Point(1,2), n=5).result())
        f = ex.submit(fail, 3)
        try: f.result()
        except MyErr as e: print(repr(e), type(e.__cause__).__name__, str(e.__cause__).strip().splitlines()[-2])
        for v in [None, True, 1, 2**80, 1.5, 'str', b'bytes', [1,[2]], (1,2), {'a': {1,2}}, frozenset([3]), range(3), slice(1,2), ValueError('x'), Point, len, 3j, Point(1,2).add, KeyError, ..., [].append if 0 else max]:
            r = ex.submit(echo, v).result(); print(repr(r) if 'bound' not in repr(r) else 'bound', type(r).__name__)
        l = [1]; l.append(l); r = ex.submit(echo, l).result(); print(r[1] is r)
        for bad in [outer(), (i for i in []), lambda: 1, id]:
            f = ex.submit(echo, bad)
            try: print(f.result())
            except Exception as e: print(type(e).__module__, type(e).__name__, str(e)[:40])
        f = ex.submit(outer)
        try: f.result()
        except Exception as e: print(type(e).__name__, str(e)[:60])
        print(os.getpid() != ex.submit(pid).result(), state)
        print(ex.submit(sys.exit, 3).exception().__class__)
    try: ex.submit(pid)
    except RuntimeError as e: print(e)
    with ProcessPoolExecutor(1, initializer=setup, initargs=(1000,)) as ex:
        print(ex.submit(square, 2).result(), [ex.submit(bump).result() for _ in range(3)], state)
    async def amain():
        loop = asyncio.get_running_loop()
        with ProcessPoolExecutor(2) as ex:
            t = asyncio.create_task(asyncio.sleep(0.05, 'slept'))
            r = await asyncio.gather(*(loop.run_in_executor(ex, square, i) for i in range(4)))
            print(r, await t)
            try: await loop.run_in_executor(ex, fail, 1)
            except MyErr as e: print('async', repr(e))
    asyncio.run(amain())
    with ProcessPoolExecutor(2) as ex:
        done, nd = cf.wait([ex.submit(square, i) for i in range(3)])
        print(sorted(f.result() for f in done), nd)
        print(sorted(f.result() for f in cf.as_completed([ex.submit(square, i) for i in range(3)])))
        fs = [ex.submit(spin, 300000) for _ in range(2)]
        print([f.result() for f in fs])
if __name__ == '__main__':
    main()
