items = [3, 1, 2]
items.append(5)
items.extend("ab")
items.insert(1, "new")
print(items, items.pop(), items.pop(0), items, len(items), items.index(5), items.count(1))
items.remove("new")
items.reverse()
print(items, items.copy() == items, [1, 2] + [3], [0] * 3, [1, 2] < [1, 3], [1] == [1.0])
words = ["banana", "Apple", "cherry", "fig"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True))
pairs = [(1, "b"), (0, "b"), (1, "a")]
pairs.sort(key=lambda pair: pair[0])
print(pairs)
pairs.sort(reverse=True)
print(pairs)


def spy(x):
    return len(watched), x


watched = [3, 1, 2]
watched.sort(key=spy)
print(watched)
nested = [1]
nested.append(nested)
print(nested)
print(list(range(10))[2:8:3], list(range(10, 0, -3)), list(reversed([1, 2, 3])), list(zip("ab", [1, 2, 3])))
print(list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "x"])), list(enumerate("ab", 1)))
for attempt in (lambda: items[99], lambda: [].pop(), lambda: items.remove(99), lambda: items.index(99), lambda: sorted([1, "a"]), lambda: items["a"], lambda: [1] + (2,)):
    try:
        attempt()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
