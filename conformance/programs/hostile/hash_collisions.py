# Keys that all have one hash, hashes too large, and containers that their own keys change or fail.
BIG = 2**61 - 1
collide = {n * BIG: n for n in range(600)}
print(len(collide), hash(5 * BIG), collide[599 * BIG])


class Large:
    def __hash__(self):
        return 2**200


print(hash(Large()) == hash(2**200), len({Large(), Large()}))


class Same:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return isinstance(other, Same) and self.number == other.number


table = {Same(n % 50): n for n in range(200)}
print(len(table), table[Same(49)], sum(table.values()), len({Same(n % 50) for n in range(200)}))
for n in range(0, 50, 2):
    del table[Same(n)]
print(len(table), Same(3) in table, Same(4) in table)

for step in (2**16, 2**31, 2**32, 2**40):
    numbers = {n * step: n for n in range(2000)}
    print(step, len(numbers), all(numbers[n * step] == n for n in range(2000)), -step in numbers)

mixed = {1: "int", "1": "str", (1,): "tuple", 2.5: "float", None: "none", 2**70: "long"}
for n in range(50):
    mixed[n + 100] = n
print(mixed[True], mixed[1.0], mixed["1"], mixed[(1.0,)], mixed[2.5], mixed[None], mixed[2.0**70])


class Text:
    def __hash__(self):
        return hash("1")

    def __eq__(self, other):
        return other == "1"


print(mixed[Text()], Text() in mixed, Text() in {"1"}, "1" in {Text()})


class Shrinking:
    def __init__(self, target):
        self.target = target

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.target.clear()
        return False


for make in (dict, set):
    target = make()
    victim = Shrinking(target)
    if make is dict:
        target[victim] = 1
        target[Shrinking(target)] = 2
    else:
        target.add(victim)
        target.add(Shrinking(target))
    print(make.__name__, len(target))


class Failing:
    def __init__(self, where):
        self.where = where

    def __hash__(self):
        if self.where == "hash":
            raise KeyError("from the hash")
        return 1

    def __eq__(self, other):
        raise ValueError("from the comparison")


held = {Failing("eq"): 1}
for key in (Failing("hash"), Failing("eq")):
    for ask in (held.__contains__, held.get, held.pop, {1}.__contains__, set(held).add):
        try:
            print(ask(key))
        except (KeyError, ValueError) as error:
            print(type(error).__name__, error)
print(len(held))

queue = {}
for n in range(5000):
    queue[n] = n
    if n >= 3:
        del queue[n - 3]
print(queue)

for change in (lambda d: d.update(new=1), lambda d: d.pop("a"), lambda d: d.clear()):
    letters = dict.fromkeys("abc")
    try:
        for _ in letters:
            change(letters)
    except RuntimeError as error:
        print(error)
    members = set("abc")
    try:
        for _ in members:
            members.add(object())
    except RuntimeError as error:
        print(error)
numbers = [3, 1, 2]
try:
    numbers.sort(key=lambda n: numbers.append(n))
except ValueError as error:
    print(error, numbers)
