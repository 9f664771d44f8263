# Raising and catching: in place, and across two frames.
import time


def low(n):
    if n % 2:
        raise ValueError(n)
    return n


def middle(n):
    return low(n)


def run():
    caught = 0
    for n in range(400000):
        try:
            middle(n)
        except ValueError:
            caught += 1
        try:
            raise KeyError
        except LookupError:
            pass
        finally:
            caught += 1
    assert caught == 600000


best = None
for _ in range(8):
    start = time.perf_counter()
    run()
    elapsed = time.perf_counter() - start
    if best is None or elapsed < best:
        best = elapsed
print(best)
