# Slots of every kind, dictionaries that go, names that a class body leaves, methods called without an instance.
def show(operation):
    try:
        print(operation())
    except Exception as error:
        print(type(error).__name__, error)


class Sized:
    def __iter__(self):
        print("iter", end="; ")
        return iter(["x"])

    def __len__(self):
        print("len", end="; ")
        return 1


def letters():
    yield "p"
    yield "q"


def with_slots(slots, base=object):
    class K(base):
        __slots__ = slots

    return [n for n in K.__dict__ if not n.startswith("__")], "__dict__" in K.__dict__


for slots in ("a", ["b", "c"], {"d": 1}, Sized(), 0, None, [1], ["1"], "", ["__dict__"], ["e", "e"], b"ab", letters()):
    show(lambda: with_slots(slots))
for base in (Exception, Sized, object, int, list, ValueError, type):
    show(lambda: with_slots("__dict__", base))

o = Sized()
o.x = 1
del o.__dict__
print(o.__dict__)
o.y = 2
print(vars(o))


def kept():
    class K:
        pass

    class L(K, nope=1):
        pass


show(kept)


class Namespace(dict):
    def __setitem__(self, name, value):
        print(name, end=" ")
        super().__setitem__(name, value)


class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases):
        return Namespace()


class Aliases(metaclass=Meta):
    type A = int

    def method(self):
        return __class__


class Nested(metaclass=Meta):
    def outer(self):
        type B = int


print([n for n in vars(Aliases) if "cell" in n])
show(lambda: object.__eq__(k=1))
show(lambda: object.__new__(k=1))
show(lambda: str.upper(k=1))
show(lambda: str.upper())
show(lambda: type())
show(lambda: type(0, z=0))
show(lambda: type(1, 2))
show(lambda: sorted(None, k=1))
show(lambda: delattr(Sized, "nothing"))
print(type(iter("a")).__name__, type(iter("é")).__name__, type(iter("")).__name__)


class Watched:
    def __init__(self):
        self.own = 1

    def __getattribute__(self, name):
        print("get", name, end="; ")
        return super().__getattribute__(name)


print([n for n in dir(Watched()) if not n.startswith("__")])
