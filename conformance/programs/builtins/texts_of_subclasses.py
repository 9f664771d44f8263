"""`str()`, `repr()`, `ascii()` and `bytes()` keep what a method gave, also if it is of a subclass."""


class S(str):
    pass


class T(str):
    pass


class B(bytes):
    pass


class WithStr:
    def __init__(self, value):
        self.value = value

    def __str__(self):
        return self.value

    def __repr__(self):
        return "shown"


class WithRepr:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return self.value


class StrWithStr(str):
    def __new__(cls, value):
        self = str.__new__(cls, "")
        self.value = value
        return self

    def __str__(self):
        return self.value


class WithBytes:
    def __init__(self, value):
        self.value = value

    def __bytes__(self):
        return self.value


def show(what, action):
    try:
        result = action()
        print(what, type(result).__name__, str.__repr__(result) if isinstance(result, str) else result)
    except Exception as error:
        print(what, type(error).__name__, error)


for value in ("abc", S("abc"), T("d\xe9f"), 5, None, b"x"):
    for kind in (WithStr, WithRepr, StrWithStr):
        thing = kind(value)
        for convert in (str, repr, ascii, S):
            show(f"{convert.__name__}({kind.__name__}({type(value).__name__}))", lambda: convert(thing))
        show("f-string", lambda: f"{thing}|{thing!s}")
        show("percent", lambda: "%s|" % thing)

for value in (b"abc", B(b"abc"), bytearray(b"abc"), "abc", 3):
    thing = WithBytes(value)
    show(f"bytes({type(value).__name__})", lambda: bytes(thing))
    show(f"B({type(value).__name__})", lambda: B(thing))
    show(f"bytearray({type(value).__name__})", lambda: bytearray(thing))


class StrWithBytes(str):
    def __new__(cls, value):
        self = str.__new__(cls, "\u20ac")
        self.value = value
        return self

    def __bytes__(self):
        return self.value


show("text with __bytes__", lambda: bytes(StrWithBytes(b"abc")))
show("and with an encoding", lambda: bytes(StrWithBytes(b"abc"), "utf-8"))
show("and with error handling", lambda: bytes(StrWithBytes(b"abc"), errors="strict"))
show("as a bytearray", lambda: bytearray(StrWithBytes(b"abc")))
show("text", lambda: bytes("abc"))

b = b"abc"
print(b * 1 is b, B(b) * 1 == b, type(B(b) * 1), bytearray(b) * 1 is b)
for it in (iter(b""), iter(b"a")):
    print(it.__reduce__())
    print(list(it), it.__reduce__())
z = zip("ab", "c", strict=False)
print(next(z))
z.__setstate__(1)
try:
    next(z)
except ValueError as error:
    print(error)
try:
    print("{0:{1:{2}}}".format("abc", "s", ""))
except ValueError as error:
    print(error)
