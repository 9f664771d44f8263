a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a >= {1}, a < a, a.isdisjoint({9}), {1, 1.0, True})
print({5, 3, 1, 4, 2}, set(range(10, 0, -1)), set(), frozenset([2, 1]), {0, 8, 16, 1})
a.add(10)
a.discard(99)
a.update([20, 21], (22,))
print(sorted(a), len(a), 10 in a)
a -= {20, 21, 22}
print(a, {frozenset({1}): "x"}[frozenset([1])], a == {1, 2, 3, 10})
for attempt in (lambda: a.remove(99), lambda: {[]}, lambda: a | [1], lambda: set().pop()):
    try:
        attempt()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
