# In which order spreads are taken apart, and what is checked first.
class P:
    def __init__(self, name, key=0):
        self.name = name
        self.key = key

    def __hash__(self):
        print("hash", self.name, end="; ")
        return self.key

    def __eq__(self, other):
        print("eq", self.name, end="; ")
        return False

    def __repr__(self):
        return self.name


class Steps:
    def __init__(self, *items):
        self.items = list(items)

    def __iter__(self):
        return self

    def __next__(self):
        print("next", end="; ")
        if not self.items:
            raise StopIteration
        return self.items.pop(0)


class Mapping(dict):
    def keys(self):
        print("keys", end="; ")
        return Steps("k", "z")

    def __iter__(self):
        print("iter", end="; ")
        return iter(["k"])

    def __getitem__(self, key):
        print("get", key, end="; ")
        return key


def say(name):
    print("eval", name, end="; ")
    return P(name)


def f(*args, **kwargs):
    return args, kwargs


def show(operation):
    try:
        print(operation())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: len({say("a"), *Steps(P("b"), P("c")), say("d"), *[say("e")]}))
show(lambda: {1, *Steps(2, 3), *5})
show(lambda: {*Steps([]), say("never")})
show(lambda: {"x": 1} | Mapping(k=1))
show(lambda: Mapping(k=1) | {"x": 1})
show(lambda: {"x": 1, **Mapping(k=1)})
show(lambda: dict(Mapping(k=1)))
show(lambda: {}.__or__(Mapping(k=1)))
d = {"x": 1}
d |= Mapping(k=1)
print(d)
show(lambda: f(**Mapping(k=1)))
show(lambda: f(k=1, **Mapping(k=1)))
show(lambda: f(z=1, **Mapping(k=1)))
show(lambda: f(**{1: 2}))
none = None
show(lambda: none(**{1: 2}))
show(lambda: none(*5, **{1: 2}))
show(lambda: f(*5, **{1: 2}))
show(lambda: f(1, *5, **{1: 2}))
show(lambda: f(**{1: 2}, **{2: 3}))
show(lambda: f(**5))
show(lambda: f(*Steps(1, 2), **Mapping(k=1)))
print("{0}|{k}".format(None, k=None))


class Keys:
    def __init__(self, keys):
        self.keys = lambda: keys

    __getitem__ = Mapping.__getitem__


for keys in (5, ["a", "b"], "ab", Steps("c"), None):
    show(lambda: {**Keys(keys)})
    show(lambda: f(**Keys(keys)))
    show(lambda: dict(Keys(keys)))
