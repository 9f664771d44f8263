# Corners of list, tuple, range, slice and dict: messages, mutation during iteration, recursion.


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


items = [1, 2, 3, 4, 5]
for source in (
    lambda: items[9],
    lambda: items["x"],
    lambda: items[10**30],
    lambda: items[::0],
    lambda: items["a":],
    lambda: items.index(9),
    lambda: items.remove(9),
    lambda: [].pop(),
    lambda: items.pop(99),
    lambda: items + (1,),
    lambda: (1,) + items,
    lambda: items * "a",
    lambda: items < 1,
    lambda: (1,)[1],
    lambda: (1, "a") < (1, 2),
    lambda: range(3)[3],
    lambda: range(3).index(7),
    lambda: range(1, 2, 0),
    lambda: range(1.0),
    lambda: slice(),
    lambda: slice(1).indices(-1),
    lambda: [1] * 10**30,
    lambda: {}["k"],
    lambda: {}.popitem(),
    lambda: dict([(1, 2, 3)]),
    lambda: dict([1]),
    lambda: {} | [],
    lambda: {[]: 1},
    lambda: reversed({1}),
    lambda: zip(1),
    lambda: list(zip([1], [1, 2], strict=True)),
    lambda: list[int][str],
    lambda: int | 5,
    lambda: sorted([1, "a"]),
    lambda: [3, 1].sort(key=5),
):
    attempt(source)

numbers = list(range(10))
numbers[2:5] = "ab"
numbers[::3] = [0] * len(numbers[::3])
del numbers[1::4]
print(numbers, numbers[-3:], numbers[::-2])
attempt(lambda: numbers.__setitem__(slice(None, None, 2), [1]))
numbers.insert(-1, "in")
numbers.insert(100, "end")
numbers += numbers[:2]
numbers *= 2
print(numbers)

growing = [1, 2, 3]
for item in growing:
    if item < 20:
        growing.append(item * 3)
print(growing)
shrinking = list(range(6))
for item in shrinking:
    shrinking.remove(item)
print(shrinking)
table = {1: 1, 2: 2}
try:
    for key in table:
        table[key + 10] = key
except RuntimeError as error:
    print(error)
for key in list(table):
    del table[key]
print(table)
pairs = iter({"a": 1, "b": 2}.items())
print(next(pairs), pairs.__length_hint__(), list(pairs), list(pairs))

loop = [1]
loop.append(loop)
print(loop, (loop,), {"loop": loop})
table["self"] = table
table["view"] = table.values()
print(table)

print(range(10)[2:8:3], range(0, -10, -3)[::-1], range(10**20)[5:10**19:10**18], len(range(0, 10**15, 7)))
print(10**18 in range(0, 10**20, 10), range(0, 3, 2) == range(0, 4, 2), hash(range(0)) == hash(range(5, 5)))
print(list(range(10**20, 10**20 + 3)), list(reversed(range(2**53 - 1, 2**53 + 2))))
print(slice(1, 2) == slice(1, 2), slice(5, 2, -1).indices(10), slice(None, None, -1).indices(5), slice(1, "x"))

stable = sorted([(2, "b"), (1, "z"), (2, "a"), (1, "y")], key=lambda pair: pair[0], reverse=True)
print(stable, sorted(["é", "z", "\U0001f600", "\uffff", "a"]), sorted([True, 0.5, 10**20, -1]))
print(sorted([[2], [1, 2], []]), sorted([(1, 2.5), (1, 2), (1,)]), sorted("bca", reverse=True))
calls = []


def key(value):
    calls.append(value)
    return -value


print(sorted([3, 1, 2], key=key), calls)
victim = [3, 1, 2]
try:
    victim.sort(key=lambda value: victim.append(value) or value)
except ValueError as error:
    print(error, victim)

nan = float("nan")
print(nan in [nan], [nan] == [nan], {nan: 1}[nan], [1, True, 1.0].count(1), {1: "a", True: "b", 1.0: "c"})
print({1, 2}.keys() if False else {1: 2}.keys() | [3], {1: 2}.items() & [(1, 2)], {1: 2}.keys() - {1})
print(list[int], dict[str, list[int]] | None, tuple[int, ...], type(list[int])(list, int) == list[int])
print(list(map(next, [iter([1]), iter([]), iter([2])])), list(enumerate("ab", 2**53 - 1)))
