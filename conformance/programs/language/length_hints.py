# What becomes a list or a tuple is asked first how long it will be.


class Sized:
    def __init__(self, length):
        self.length = length

    def __iter__(self):
        print("iter", end="; ")
        return iter((1, 2))

    def __len__(self):
        print("len", end="; ")
        if isinstance(self.length, Exception):
            raise self.length
        return self.length


class Hinting:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        print("iter", end="; ")
        return iter("ab")

    def __length_hint__(self):
        print("hint", end="; ")
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


class Sequence:
    def __len__(self):
        print("len", end="; ")
        return 2

    def __getitem__(self, index):
        print("item", index, end="; ")
        return "xy"[index]


def show(operation):
    try:
        print(operation())
    except Exception as error:
        print(type(error).__name__, error)


def spread(*args):
    return args


def extended(items, more):
    items += more
    items.extend(more)
    items[1:1] = more
    return items


for make in (lambda: Sized(5), lambda: Hinting(3), lambda: Sequence(), lambda: iter(Sequence())):
    show(lambda: [*make()])
    show(lambda: (0, *make()))
    show(lambda: list(make()))
    show(lambda: tuple(make()))
    show(lambda: sorted(make()))
    show(lambda: spread(*make()))
    show(lambda: spread(0, *make(), *make()))
    show(lambda: extended([0], make()))
    show(lambda: "".join(map(str, make())))
    show(lambda: {*make()} == set())
    show(lambda: [x for x in make()])
    show(lambda: sum(1 for x in make()))

show(lambda: list(reversed(Sequence())))
for length in (-1, "2", ValueError("no length"), TypeError("ignored"), 10**30):
    show(lambda: list(Sized(length)))
for hint in (-1, "2", 2.0, True, None, NotImplemented, ValueError("no hint"), TypeError("ignored")):
    show(lambda: list(Hinting(hint)))
