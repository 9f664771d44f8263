# Which keys sorting compares, in which order, and how far it came when a comparison fails.
import random

log = []
fuse = -1


class P:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        global fuse
        log.append((self.value, other.value))
        fuse -= 1
        if fuse == 0:
            raise ValueError("enough")
        return self.value < other.value


class N(P):
    def __lt__(self, other):
        log.append((0, self.value, other.value))
        return NotImplemented if self.value % 3 == 0 else self.value < other.value

    def __gt__(self, other):
        log.append((1, self.value, other.value))
        return self.value > other.value


def check(values):
    digest = 0
    for entry in log:
        for part in entry:
            digest = (digest * 31 + part) % 1000003
    print([each.value for each in values][:6], len(log), digest)
    log.clear()


random.seed(5)
for n in range(12):
    for top in (1, 2, 3, 5, 9):
        for cls in (P, N):
            for descending in (False, True):
                values = [cls(random.randrange(top)) for _ in range(n)]
                values.sort(reverse=descending)
                check(values)
for n in (63, 64, 65, 130, 400):
    for top in (2, 10, 10000):
        for kind in range(5):
            values = [P(random.randrange(top)) for _ in range(n)]
            if kind > 0:
                values.sort(key=lambda each: each.value, reverse=kind == 2)
            if kind == 3:
                values = values[n // 2 :] + values[: n // 2]
            if kind == 4:
                values = values[::2] + values[1::2]
            check(sorted(values))
            check(sorted(values, reverse=True))
for n in (5, 20, 100, 300):
    for fuse_length in (1, 3, 10, 50, 120, 400, 700):
        for descending in (False, True):
            values = [P(random.randrange(50)) for _ in range(n)]
            fuse = fuse_length
            try:
                values.sort(reverse=descending)
                print("sorted")
            except ValueError as error:
                print(error, end=" ")
            fuse = -1
            print(sum(i * each.value for i, each in enumerate(values)))
            check(values)
            fuse = fuse_length
            try:
                values.sort(key=lambda each: P(-each.value), reverse=descending)
            except ValueError as error:
                print(error, end=" ")
            fuse = -1
            check(values)
print([tuple(map(lambda each: each.value, pair)) for pair in sorted([(P(2), P(1)), (P(1), P(3)), (P(1), P(2))])])
check([])
