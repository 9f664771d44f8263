import threading
import time

lock = threading.Lock()
total = 0


def add(times):
    global total
    for _ in range(times):
        with lock:
            value = total
            if value % 50 == 0:
                time.sleep(0)
            total = value + 1


threads = [threading.Thread(target=add, args=(200,), name=f"adder-{n}") for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total, threads[0].name, threads[0].is_alive(), threading.current_thread().name)

event = threading.Event()
seen = []


def waiter():
    seen.append(event.wait(5))


thread = threading.Thread(target=waiter, daemon=True)
thread.start()
time.sleep(0.02)
print(seen, thread.is_alive())
event.set()
thread.join()
print(seen, event.is_set(), lock.acquire(blocking=False), lock.locked(), lock.acquire(timeout=0.01))
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)
rlock = threading.RLock()
with rlock, rlock:
    print("twice")
print(threading.Event().wait(0.01))
