class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class OldStyle:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index * 10


print(list(Countdown(3)), tuple(OldStyle()), 20 in OldStyle(), sum(Countdown(4)), max(Countdown(5)))
a, b, c = OldStyle()
print(a, b, c, [*Countdown(2)], dict(enumerate(OldStyle())))
it = iter([1, 2])
print(next(it), next(it), next(it, "default"), list(it))
values = iter([3, 2, 1, 0])
print(list(iter(lambda: next(values), 0)))
print(list(zip(*[(1, "a"), (2, "b")])), sorted(Countdown(3), reverse=True), any(Countdown(1)))
for attempt in (lambda: iter(5), lambda: next([]), lambda: list(None), lambda: [*1], lambda: next(iter([])), lambda: list(zip([1], [1, 2], strict=True))):
    try:
        attempt()
    except (TypeError, StopIteration, ValueError) as error:
        print(type(error).__name__, error)
