x = "outer"
print([x for x in range(3)], x)
print({k: v for k, v in [("a", 1), ("b", 2)]}, {n % 3 for n in range(7)})
print([(i, j) for i in range(3) for j in range(i) if (i + j) % 2])
print([[row[c] for row in ((1, 2), (3, 4))] for c in range(2)])
print([y := 5, y**2, [last := n for n in range(4)], last])


class Scope:
    items = [1, 2]
    first = [i for i in items]
    try:
        second = [items for i in range(1)]
    except NameError as error:
        print(error)


print(Scope.first)
print(all(n > 0 for n in (1, 2)), any(n > 1 for n in (0, 1)))
print(max((len(w), w) for w in ("a", "ccc", "bb")))
