# Steps of generators: a plain one, a chain by `yield from`, an expression.
import time


def count(n):
    for i in range(n):
        yield i


def chain(n):
    yield from count(n)


def run():
    total = 0
    for i in count(2000000):
        total += i
    for i in chain(1200000):
        total += i
    total += sum(i for i in count(1200000))
    assert total > 0


best = None
for _ in range(8):
    start = time.perf_counter()
    run()
    elapsed = time.perf_counter() - start
    if best is None or elapsed < best:
        best = elapsed
print(best)
