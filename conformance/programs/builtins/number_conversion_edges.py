"""What `int()`, `float()` and `operator.index` take from methods of classes, and what they say of it."""
import operator
import warnings


def show(what, action):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = action()
            print(what, "->", type(result).__name__, repr(result))
        except Exception as error:
            print(what, "->", type(error).__name__, error)
    for warning in caught:
        print("   ", warning.category.__name__, warning.message)


class Whole(int):
    pass


class Real(float):
    pass


def having(**results):
    return type("Having", (), {name: (lambda self, value=value: value) for name, value in results.items()})()


for value in (5, True, Whole(7), 2.5, None, "3"):
    for name in ("__index__", "__int__", "__float__", "__trunc__"):
        thing = having(**{name: value})
        for convert in (int, float, operator.index, complex, round, hex, range, [1, 2, 3].__getitem__, bytes):
            show(f"{convert.__name__} {name}={value!r}", lambda: convert(thing))


class Text(str):
    def __float__(self):
        return 9.0

    def __int__(self):
        return 9


show("float of a text with __float__", lambda: float(Text("8")))
show("int of a text with __int__", lambda: int(Text("8")))
show("int of a text with a base", lambda: int(Text("8"), 16))


class Init(float):
    def __init__(self, value, more=None):
        self.more = more


show("float with a keyword for __init__", lambda: (Init(2.5, more=3), Init(2.5, more=3).more))
show("and one that it doesn't have", lambda: Init(2.5, other=3))
show("float with a keyword", lambda: float(x=3))
show("subclass with a keyword", lambda: Real(x=3))
show("__new__ with a keyword", lambda: float.__new__(Init, 3, x=3))

show("precision without an end", lambda: format(1.5, ".2147483647"))
show("precision too big", lambda: format(1.5, ".2147483648"))
show("many digits", lambda: (format(0.1, ".2000000000g")[:20], len(format(0.1, ".2000000000g"))))
show("least", lambda: len(format(5e-324, ".1000000")))
show("complex", lambda: format(0.5 + 1j, ".1000000000g"))

for base in (2, 10, 16):
    for text in ("11", b"11", bytearray(b"11"), memoryview(b"11"), memoryview(b"x11x")[1:3]):
        show(f"int({type(text).__name__}, {base})", lambda: int(text, base))
for text in ("11", b"11", bytearray(b"11"), memoryview(b"11"), memoryview(b"x11x")[1:3]):
    show(f"int({type(text).__name__})", lambda: int(text))
    show(f"float({type(text).__name__})", lambda: float(text))

show("power with a modulus", lambda: pow(3, 10**40, 10**30 + 57))
show("of a negative one", lambda: pow(3, 10**40, -(10**30) - 57))
show("with a negative exponent", lambda: pow(3, -(10**20), 10**30 + 57))
show("without an inverse", lambda: pow(2, -1, 10**30))
