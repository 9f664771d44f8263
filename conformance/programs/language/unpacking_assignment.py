a, b = 1, 2
a, b = b, a
print(a, b)
first, *middle, last = range(5)
print(first, middle, last)
(p, q), [r, *s] = "ab", "xyz"
print(p, q, r, s)
i = 0
numbers = [5, 6, 7]
i, numbers[i] = 1, "changed"
print(i, numbers)
chained = other = []
chained.append(1)
print(other)
print([*range(2), *"ab"], {**{"a": 1}, "b": 2, **{"a": 3}}, (*[], 1))
for attempt in ("too many", "too few", "star", "int"):
    try:
        match attempt:
            case "too many":
                a, b = 1, 2, 3
            case "too few":
                a, b, c = 1, 2
            case "star":
                a, b, *c = [1]
            case "int":
                a, b = 5
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
numbers[1:2] = "xy"
print(numbers)
del numbers[0], numbers[-1]
print(numbers)
