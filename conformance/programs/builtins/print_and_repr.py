print()
print(1, "a", None, sep="-", end="!\n")
print(*range(3), sep="")
print([1, "a", 2.0, None, True, (1,), (), {}, {"k": [1]}], ("x", 1))


class Plain:
    pass


class Shown:
    def __repr__(self):
        return "<Shown>"

    def __str__(self):
        return "shown"


print(Shown(), [Shown()], f"{Shown()} {Shown()!r}", str(Shown()), repr(Shown()))
print(repr(Plain()).startswith("<__main__.Plain object at 0x"), Plain, type(1), int, type(None), len, print)
print(Ellipsis, NotImplemented, range(3), range(1, 10, 2), slice(1, None), type, object)
print((lambda: 0).__name__, Plain.__name__, Plain.__qualname__, Plain.__module__, print.__name__)
try:
    print(1, foo=2)
except TypeError as error:
    print(error)
try:
    print(1, sep=3)
except TypeError as error:
    print(error)
