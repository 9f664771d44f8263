# Integer arithmetic in nested loops.
import time


def run():
    total = 0
    for i in range(2000):
        for j in range(2000):
            if (i ^ j) & 1:
                total += i * j
            else:
                total -= j
    assert total == 1996001000000


best = None
for _ in range(8):
    start = time.perf_counter()
    run()
    elapsed = time.perf_counter() - start
    if best is None or elapsed < best:
        best = elapsed
print(best)
