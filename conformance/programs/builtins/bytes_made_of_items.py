"""`bytes` and `bytearray` of iterables that change while they are read."""


class Clearing:
    def __init__(self, of):
        self.of = of

    def __index__(self):
        self.of.clear()
        return 42


class Growing(Clearing):
    def __index__(self):
        if len(self.of) < 6:
            self.of.append(len(self.of))
        return 42


for kind in (bytes, bytearray):
    for changing in (Clearing, Growing):
        items = []
        items += [changing(items), changing(items)]
        print(kind.__name__, changing.__name__, kind(items))
    log = []

    class Noted:
        def __init__(self, n):
            self.n = n

        def __index__(self):
            log.append(f"index {self.n}")
            return self.n

    def noted():
        for n in range(3):
            log.append(f"item {n}")
            yield Noted(n)

    print(kind(noted()), log)
    for bad in ([256], [-1], [10**30], ["a"], [1, None], (x for x in [1, 256]), 1.5, object()):
        try:
            print(kind(bad))
        except Exception as error:
            print(kind.__name__, type(error).__name__, str(error).split(" at 0x")[0])

b = bytearray(b"old")


def growing():
    for i in range(1, 6):
        yield i
        print(i, list(b), b.__alloc__() > len(b))


b.__init__(growing())
print(b)
b.__init__()
print(b)
b.extend(x for x in (65, 66))
print(b)


class Shrinking:
    def __init__(self, of):
        self.of = of

    def __index__(self):
        self.of.clear()
        return 65


for place in (0, -1, 2):
    b = bytearray(b"abc")
    try:
        b[place] = Shrinking(b)
    except IndexError as error:
        print(error, b)
for value in (256, -1, "a", 10**30, 1.5):
    try:
        bytearray(b"a")[5] = value
    except Exception as error:
        print(type(error).__name__, error)
for method, args in (("insert", (10**30, 1)), ("insert", (-(10**30), 1)), ("pop", (10**30,)), ("pop", (5,)), ("insert", (2**62, 1))):
    try:
        print(getattr(bytearray(b"a"), method)(*args))
    except Exception as error:
        print(method, type(error).__name__, error)
