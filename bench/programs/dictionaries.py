# Filling, reading and counting in dictionaries with string, int and tuple keys.
import time

words = [f"word{n * 7919 % 997}" for n in range(5000)]


def run():
    for _ in range(80):
        counts = {}
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    grid = {}
    for x in range(500):
        for y in range(500):
            grid[x, y] = x * y
    total = 0
    for (x, y), value in grid.items():
        if value == grid[y, x]:
            total += 1
    squares = {n: n * n for n in range(300000)}
    for n in range(300000):
        total += squares[n] > 5
    assert len(counts) == 997 and total == 250000 + 300000 - 3


best = None
for _ in range(8):
    start = time.perf_counter()
    run()
    elapsed = time.perf_counter() - start
    if best is None or elapsed < best:
        best = elapsed
print(best)
