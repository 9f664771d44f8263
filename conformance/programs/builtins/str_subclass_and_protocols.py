"""Subclasses of str and bytes, and what methods ask of their arguments: __index__, __format__, __str__, __getitem__."""


class Word(str):
    def __new__(cls, text, tag=None):
        self = super().__new__(cls, text)
        self.tag = tag
        return self

    def __add__(self, other):
        return Word(str(self) + other, self.tag)


word = Word("grüße", tag=1)
print(word, repr(word), len(word), word[1:3], word.upper(), type(word.upper()).__name__, word.tag)
print(type(word + "!").__name__, (word + "!").tag, type("a" + word).__name__, {word: 1}["grüße"])
print(word == "grüße", "ü" in word, sorted([word, "a", "z"]), word.join(["a", "b"]))


class Three:
    def __index__(self):
        return 3


print("abcdef"[Three()], "abcdef"[:Three()], "ab" * Three(), "abc".center(Three() .__index__() + 4, "-"))
print("abcabc".find("a", Three()), "a,b,c,d,e".split(",", Three()), "x".ljust(Three(), "."))


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        return f"<{spec}|{self.amount}>"

    def __str__(self):
        return f"{self.amount} EUR"

    def __repr__(self):
        return f"Money({self.amount})"


money = Money(5)
print(f"{money} {money!s} {money!r} {money:abc} {money!s:>8}", "{:x{}}".format(money, 1), "%s %r" % (money, money))
print(format(money, "z"), "{0.amount:03d} {0.amount}".format(money))


class Bad:
    def __format__(self, spec):
        return 1

    def __str__(self):
        return 2


for text in ("f'{Bad()}'", "str(Bad())", "'%s' % Bad()", "format(object(), 'x')", "'{:d}'.format(object())"):
    try:
        print(eval(text))
    except Exception as error:
        print(text, type(error).__name__, error)


class Table:
    def __getitem__(self, code):
        if code == ord("a"):
            raise LookupError
        if code == ord("b"):
            return None
        return chr(code).upper()


print("abc".translate(Table()), "{key[a]}".format(key={"a": 7}), "{who} {what}".format_map(dict(who="I", what=2)))


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


print("{a} {b}".format_map(Default(a=1)), "%(a)s %(b)s" % Default(a=1))


class Radd:
    def __radd__(self, other):
        return f"radd {other}"

    def __rmul__(self, other):
        return f"rmul {other}"

    def __rmod__(self, other):
        return f"rmod {other}"


print("a" + Radd(), "a" * Radd(), b"a" + Radd())


class Raw:
    def __bytes__(self):
        return b"raw"


print(bytes(Raw()), b"%b" % Raw(), b"%s" % Raw())
