"""Heaps: which items are compared, in which order, and what comes out."""

import heapq


class Item:
    def __init__(self, key, tag=""):
        self.key = key
        self.tag = tag

    def __lt__(self, other):
        log.append((self.key, other.key))
        return self.key < other.key

    def __eq__(self, other):
        log.append((self.key, "=", other.key))
        return self.key == other.key

    def __repr__(self):
        return f"{self.key}{self.tag}"


log = []
heap = []
for key in [5, 3, 8, 1, 9, 2, 7]:
    heapq.heappush(heap, Item(key))
print(heap, log)
log.clear()
print([heapq.heappop(heap) for _ in range(7)], log)
log.clear()
heap = [Item(key) for key in [5, 3, 8, 1, 9, 2, 7, 3, 3]]
heapq.heapify(heap)
print(heap, log)
log.clear()
print(heapq.heapreplace(heap, Item(4)), heapq.heappushpop(heap, Item(0)), heapq.heappushpop(heap, Item(6)), heap, log)
log.clear()
heapq._heapify_max(heap)
print(heap, heapq._heappop_max(heap), heapq._heapreplace_max(heap, Item(1)), heap, log)
log.clear()
items = [Item(k, t) for k, t in [(3, "a"), (1, "b"), (3, "c"), (2, "d"), (1, "e"), (3, "f")]]
for n in range(8):
    print(n, heapq.nsmallest(n, items), heapq.nlargest(n, items))
log.clear()
print(heapq.nsmallest(2, iter(items)), log)
log.clear()
print(heapq.nlargest(2, iter(items)), log)
log.clear()
print(heapq.nsmallest(1, iter(items)), heapq.nlargest(1, items), log)
log.clear()
print(heapq.nsmallest(3, iter(items), key=lambda item: -item.key), log)
print(list(heapq.merge([Item(1, "a"), Item(3, "a")], [Item(1, "b"), Item(2, "b")], [])), log)
log.clear()
print(list(heapq.merge("dca", "eb", "", reverse=True)), list(heapq.merge(["a", "ccc"], ["bb"], key=len)))


def source(name, *numbers):
    print("begin", name)
    for number in numbers:
        print("give", name, number)
        yield number
    print("end", name)


merged = heapq.merge(source("x", 1, 4), source("y", 2, 3))
print(type(merged).__name__)
for number in merged:
    print("got", number)
merged = heapq.merge(source("x", 1, 4), source("y", 2, 3))
print(next(merged))
merged.close()
print(next(merged, "closed"))
print(list(heapq.merge()))

heap = [(i * 7919 % 1000, i) for i in range(300)]
heapq.heapify(heap)
out = []
while heap:
    out.append(heapq.heappop(heap))
assert out == sorted(out)
mixed = [3, 1.5, True, 2**70, -0.5, 0]
heapq.heapify(mixed)
print([heapq.heappop(mixed) for _ in range(6)])
try:
    heapq.heappush([1], "a")
except TypeError as error:
    print(error)


class Failing:
    def __lt__(self, other):
        raise ValueError("no order")


for call in (heapq.heapify, heapq.heappop):
    heap = [Failing(), Failing(), Failing()]
    try:
        call(heap)
    except ValueError as error:
        print(call.__name__, error, len(heap))
print(heapq.nsmallest(2, {"b": 1, "a": 2, "c": 0}), heapq.nlargest(2, "hello", key=ord))
