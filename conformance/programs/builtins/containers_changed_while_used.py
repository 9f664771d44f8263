# What containers and iterators do when guest code changes them in the middle.
class Clearing:
    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        self.target.clear()
        return NotImplemented


first, second = [], []
first.append(Clearing(second))
second.append(Clearing(first))
print(first == second)
third = []
third.append(Clearing(third))
print(third == [1])


class Emptying:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        yield from self.items
        self.items.clear()


for place in (slice(None, None, -1), slice(1, 3), slice(0, 5, 2), slice(2, None)):
    numbers = list(range(5))
    try:
        numbers[place] = Emptying(numbers)
        print(numbers)
    except ValueError as error:
        print(error)

for view in (dict.keys, dict.values, dict.items):
    counts = {0: 0}
    try:
        for _ in view(counts):
            del counts[0]
            counts[0] = 0
    except RuntimeError as error:
        print(error)


class Counting:
    hashed = compared = 0

    def __hash__(self):
        Counting.hashed += 1
        return 7

    def __eq__(self, other):
        Counting.compared += 1
        return self is other


table = {}
key = Counting()
print(table.setdefault(key, []), Counting.hashed, Counting.compared)
print(table.setdefault(key, None), table.setdefault(Counting(), 1), Counting.hashed, Counting.compared)


def concealing():
    if concealing.again:
        concealing.again = False
        list(concealing.iterator)
        return 1
    return 0


concealing.again = True
concealing.iterator = iter(concealing, 0)
print(list(concealing.iterator))
