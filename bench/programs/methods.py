# Calls of methods: plain, inherited, with a keyword, through super().
import time


class Counter:
    def __init__(self):
        self.value = 0

    def add(self, amount):
        self.value += amount
        return self

    def twice(self, amount, factor=2):
        return self.add(amount * factor)


class Loud(Counter):
    def add(self, amount):
        return super().add(amount)


def run():
    counter, loud = Counter(), Loud()
    for i in range(600000):
        counter.add(i)
        counter.twice(1, factor=3)
        loud.add(1)
    assert loud.value == 600000


best = None
for _ in range(8):
    start = time.perf_counter()
    run()
    elapsed = time.perf_counter() - start
    if best is None or elapsed < best:
        best = elapsed
print(best)
