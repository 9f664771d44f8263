# One place reads, writes, adds to and calls attributes of instances of many classes, while classes and instances change.


class Base:
    def __init__(self, value, factor=2, extra=None):
        self.value = value
        self.factor = factor
        self.extra = extra

    def name(self):
        return type(self).__name__

    def scaled(self, by=3):
        return self.value * by


classes = [type(f"Kind{n}", (Base,), {"rank": n}) for n in range(9)]


class Slotted:
    __slots__ = ("value", "factor", "extra")

    def __init__(self, value):
        self.value = value

    def name(self):
        return "Slotted"

    def scaled(self, by=5):
        return self.value * by


class Counted:
    made = 0

    def __init__(self):
        Counted.made += 1
        self.value = Counted.made


def use(thing, step):
    thing.value += step
    thing.value -= 1
    thing.value *= 2
    thing.last = thing.value
    return thing.name(), thing.value, thing.scaled(), thing.scaled(2), thing.last


for turn in range(3):
    for made in classes:
        print(*use(made(turn), 1.5 if turn == 1 else 2))

slotted = Slotted(4)
for _ in range(3):
    slotted.value += 1
    print(slotted.value, slotted.name(), slotted.scaled())
try:
    slotted.extra += 1
except AttributeError as error:
    print(error)

print([Counted().value for _ in range(4)], Counted.made)


def add(thing, value):
    thing.value += value(thing)
    return thing.value


def grow(thing):
    thing.more = "more"
    return 1


def shrink(thing):
    del thing.factor
    return 10


def intercept(thing):
    type(thing).value = property(lambda self: "a property", lambda self, value: print("set to", value))
    return 100


thing = Base(1)
print(add(thing, grow), vars(thing))
print(add(thing, grow), add(thing, shrink), vars(thing))


class Changing(Base):
    pass


changing = Changing(5)
print(add(changing, grow), add(changing, intercept), vars(changing))
try:
    add(changing, lambda thing: 1)
except TypeError as error:
    print(error)
del Changing.value
print(add(changing, grow))


def call(thing):
    return thing.name()


for made in classes[:4]:
    print(call(made(0)), end=" ")
Base.name = lambda self: "another name"
for made in classes[:4]:
    instance = made(0)
    print(call(instance), end=" ")
    instance.name = lambda: "its own"
    print(call(instance), end=" ")
    del instance.name
    print(call(instance))


class Failing:
    def __init__(self, kind):
        if kind == "returns":
            return 1
        raise ValueError(kind)


for kind in ("returns", "raises"):
    try:
        Failing(kind)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def defaults(a, b=2, c=3):
    return a, b, c


print(defaults(1), defaults(1, 5), defaults(1, 5, 6), Base(1).factor, Base(1, 7).factor)
defaults.__defaults__ = (9,)
for arguments in [(1,), (1, 2), (1, 2, 3)]:
    try:
        print(defaults(*arguments))
        print(defaults(1, 2), defaults(1))
    except TypeError as error:
        print(error)


def unbound(flag):
    if flag:
        local = None
    return [local is None, local is not None, local == 1, (local, 1)]


print(unbound(True))
for use_it in (lambda: unbound(False),):
    try:
        use_it()
    except UnboundLocalError as error:
        print(error)


def later():
    def inner(a, b):
        total = a.value + b.value
        a.value -= b.value
        yield total, a.value
        a.value *= (yield a.value + b.value) or 3
        yield a.value

    steps = inner(Base(10.5), Base(2))
    print(next(steps), next(steps), steps.send(4))


later()

print("%5d|%-4s|%s|%05.1f|%+d|%s" % (42, "ab", 7, 2.25, 3, 1.5), "%d%%" % 5)
print("{:>6,}|{}|{:.2f}|{!r}|{:<4}|{:{}}".format(12345, "x", 2.5, "q", 7, 1, 4))
for text, given in [("{} {0}", (1,)), ("{} {}", (1,)), ("{0} {}", (1, 2)), ("{} }", (1,)), ("{:d}", ("x",)), ("{:.2d}", (5,))]:
    try:
        print(text.format(*given))
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
print("..a,b.,".strip(",."), "xxabc"[::-1], "xyx".strip("abcdefghijkx"), "\U0001f600a\U0001f600".strip("\U0001f600"))
