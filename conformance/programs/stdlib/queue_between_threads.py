import queue, threading, time, os, multiprocessing
from queue import *
q=queue.Queue(1)
q.put(1)
for f in [lambda: q.put(2,block=False), lambda: q.put(2,timeout=0.01), lambda: q.put(2,timeout=-1), lambda: (q.get(), q.get_nowait()), lambda: q.get(timeout=0.01), lambda: (q.task_done(), q.task_done()), lambda: queue.SimpleQueue().get(False), lambda: queue.SimpleQueue().get(timeout=-1), lambda: (q.shutdown(), q.put(1)), lambda: q.get(), lambda: q.qsize(), lambda: q.get_nowait(), lambda: Queue(maxsize=2).maxsize, lambda: Queue(foo=1)]:
    try: print(f())
    except Exception as e: print(type(e), type(e).__module__, repr(e), e)
def worker():
    while True:
        item = q.get()
        if item is None: break
        print('work', item); time.sleep(0.01); q.task_done()
q = Queue()
t = threading.Thread(target=worker, daemon=True); t.start()
for i in range(4): q.put(i)
q.join(); print('joined'); q.put(None); t.join()
p = PriorityQueue()
for x in [(3,'c'),(1,'a'),(2,'b'),(1,'A')]: p.put(x)
print([p.get() for _ in range(4)], p.empty())
l = LifoQueue()
for x in range(3): l.put(x)
print([l.get() for _ in range(3)], l.qsize())
class Mine(Queue):
    def _init(self, m): self.l = []
    def _put(self, x): self.l.insert(0, x)
    def _get(self): return self.l.pop(0)
    def _qsize(self): return len(self.l)
m = Mine(3); [m.put(i) for i in range(3)]; print(m.full(), [m.get() for _ in range(3)])
b = Queue(maxsize=2); log = []
def producer():
    for i in range(5): b.put(i); log.append(('p', i))
def consumer():
    for i in range(5): time.sleep(0.01); log.append(('c', b.get()))
ts = [threading.Thread(target=f) for f in (producer, consumer)]
[t.start() for t in ts]; [t.join() for t in ts]; print(log[:2], len(log))
s = SimpleQueue(); s.put(3); print(s.get(), s.empty(), s.qsize())
print(os.path.join('a','b','/c','d'), os.path.basename('/a/b.txt'), os.path.dirname('/a/b.txt'), os.path.splitext('a/.b.tar.gz'), os.path.splitext('.bash'), os.path.normpath('/a/../b//c/./d/..'), os.path.exists('/nonexist'), os.path.relpath('/a/b', '/a/c'), os.path.split('/a/b/'), os.path.isabs('x'))
print(os.getcwd() == os.path.abspath('.'), os.sep, os.name, os.getpid() > 0, os.cpu_count() > 0, os.environ.get('NOPE'), os.getenv('NOPE', 3), len(os.urandom(4)))
try: os.path.getsize('/nope')
except OSError as e: print(repr(e), e)
try: os.path.join(1)
except TypeError as e: print(e)
try: os.path.join('a', 1)
except TypeError as e: print(e)
print(multiprocessing.current_process().name, multiprocessing.cpu_count() == os.cpu_count())
import os.path as osp
from os.path import join
print(join('x','y'), osp.sep)
