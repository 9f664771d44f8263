# Sets of numbers iterate in the order of CPython's table, whatever happened to them before.

small = {5, 3, 1, 4}
print(small, {8, 0, 16, 1}, set(range(20, 0, -3)), {-1, -2, -3})
print(set([7, 15]), set([15, 7]), {33, 1, 65, 2}, {1.5, 2.0, 3, None, True})
small.discard(3)
small.add(11)
print(small, small | {3, 19}, small & {11, 5, 99}, small - {1}, small ^ {1, 2})

growing = set()
for number in range(0, 200, 7):
    growing.add(number * number % 101)
print(growing)
for number in list(growing)[::3]:
    growing.remove(number)
print(growing)
growing.update(range(90, 100))
print(growing, growing.copy(), frozenset(growing))
print([growing.pop() for _ in range(5)], growing)
growing -= set(range(0, 1000))
print(growing, len(growing))

points = {(x, y) for x in range(3) for y in range(3)}
print(points)
print(sorted(points), (1, 2) in points, (1.0, 2.0) in points)
print({frozenset([1, 2]), frozenset([3])}, {(1, (2, 3)), (0,), ()})
print({2**61 - 1, 0, 2**31, -(2**40), 10**20})
print(hash((1, 2, 3)), hash(()), hash((1.5, None, True)), hash(frozenset([1, 2, 3])), hash(frozenset()))

seen = set()
state = 12345
for _ in range(300):
    state = (state * 1103515245 + 12345) % 2**31
    if state % 3:
        seen.add(state % 512)
    else:
        seen.discard(state % 512)
print(len(seen), list(seen)[:40])
seen.intersection_update(range(0, 512, 2))
print(list(seen)[:20])
seen.symmetric_difference_update(range(100))
print(list(seen)[:20])

try:
    for item in small:
        small.add(item + 100)
except RuntimeError as error:
    print(error)
iterator = iter(small)
print(iterator.__length_hint__(), next(iterator) in small, iterator.__length_hint__())
