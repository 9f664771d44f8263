"""`__bases__` set, and metaclasses with an `mro` of their own."""


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def set_bases(cls, bases):
    cls.__bases__ = bases
    return [each.__name__ for each in cls.__mro__]


class A:
    kind = "A"

    def who(self):
        return "A.who"


class B:
    kind = "B"

    def who(self):
        return "B.who"

    def __len__(self):
        return 7

    def __getattr__(self, name):
        return name.upper()


class Mid(A): pass
class Leaf(Mid): pass
class Slots: __slots__ = ("a",)


leaf = Leaf()
print(leaf.kind, leaf.who(), attempt(len, leaf))
print(set_bases(Mid, (B,)), Leaf.__mro__[1:] == Mid.__mro__)
print(leaf.kind, leaf.who(), len(leaf), leaf.missing)
print(A.__subclasses__(), B.__subclasses__(), isinstance(leaf, A), issubclass(Leaf, B))
print(set_bases(Mid, (A, B)), len(leaf), leaf.kind)
for bases in (1, (), (1,), (Leaf,), (Mid,), (Slots,), (int,), (object,), (A, A), (bool,), (object, A)):
    print(attempt(set_bases, Mid, bases))
print(attempt(set_bases, int, (object,)))
print([each.__name__ for each in Mid.__bases__], Mid.__base__.__name__)
print(attempt(delattr, Mid, "__bases__"))
class Tail(A): pass
class Both(Mid, Tail): pass
print(attempt(set_bases, Tail, (B, A)), [each.__name__ for each in Both.__mro__])
print(attempt(set_bases, Mid, (B, A)))
class X: pass
class Y: pass
class XY(X, Y): pass
class YX(Y): pass
print(attempt(type, "Z", (XY, X, YX), {}).__mro__[1:3])
print(attempt(set_bases, YX, (Y, X)))
print(attempt(type, "Z", (X, object, Y), {}), attempt(type, "Z", (XY, YX), {}), attempt(type, "Z", (X, X), {}), sep="\n")


class Told(type):
    def mro(cls):
        print("asked", cls.__name__, cls.__mro__ is None, [each.__name__ for each in cls.__bases__])
        return type.mro(cls)


class Base: pass
class M(Base, metaclass=Told): pass
class N(M): pass
M.__bases__ = (A,)
print(N.kind)


for given in (1, (), (1,), (object, int), "ab"):
    class Given(type):
        def mro(cls):
            return given
    print(attempt(Given, "G", (), {}))


class Reversed(type):
    def mro(cls):
        first, *rest, last = type.mro(cls)
        return [first, *rest[::-1], last]


class R(A, B, metaclass=Reversed): pass
print([each.__name__ for each in R.__mro__], R.kind, R().who(), R().anything)


class Failing(type):
    fail = False

    def mro(cls):
        if Failing.fail and cls.__name__ == "F3":
            raise ZeroDivisionError("in mro")
        return type.mro(cls)


class F1(metaclass=Failing): pass
class F2(F1): pass
class F3(F2): pass
Failing.fail = True
print(attempt(set_bases, F2, (A,)))
print([each.__name__ for each in F2.__mro__], [each.__name__ for each in F3.__mro__], F1.__subclasses__())
