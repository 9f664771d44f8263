"""Augmented assignment: what is evaluated when, in-place methods, fall-backs, errors half-way."""
log = []


def say(*what):
    print(*what)
    return what[-1]


class Box:
    def __init__(self, **names): self.__dict__["names"] = names
    def __getattr__(self, name):
        print("get attribute", name)
        return self.names[name]
    def __setattr__(self, name, value):
        print("set attribute", name, value)
        self.names[name] = value
    def __getitem__(self, key):
        print("get item", key)
        return self.names[key]
    def __setitem__(self, key, value):
        print("set item", key, value)
        self.names[key] = value


box = Box(a=1, b=[1])
say("object", box)[say("key", "a")] += say("value", 2)
say("object", box).a += say("value", 3)
box["b"] += say("value", (2, 3))
box.b *= say("value", 2)
(say("object", box)).a **= say("value", 2)
box[say("key", "a")] //= say("value", 5) if say("test", True) else 0
box["a"] -= (lambda: say("in lambda", 1))()
print(box.names)


class Number:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"N{self.n}"


def operator(name, in_place, gives=None):
    def method(self, other, *rest):
        print(f"{name}({self}, {other})", *rest)
        if gives is not None:
            return gives
        if in_place:
            self.n += 100
            return self
        return Number(self.n + 1)
    return method


names = "add sub mul matmul truediv floordiv mod pow lshift rshift and xor or".split()
signs = "+ - * @ / // % ** << >> & ^ |".split()


class Plain(Number): pass
class InPlace(Number): pass
class Refuses(Number): pass


for name in names:
    setattr(Plain, f"__{name}__", operator(f"__{name}__", False))
    setattr(InPlace, f"__{name}__", operator(f"__{name}__", False))
    setattr(InPlace, f"__i{name}__", operator(f"__i{name}__", True))
    setattr(Refuses, f"__i{name}__", operator(f"__i{name}__", True, NotImplemented))
    setattr(Refuses, f"__r{name}__", operator(f"__r{name}__", False))
for sign in signs:
    for cls in Plain, InPlace, Refuses:
        namespace = {"x": cls(1), "y": cls(2)}
        old = namespace["x"]
        try:
            exec(f"x {sign}= y", namespace)
            print(sign, cls.__name__, namespace["x"], namespace["x"] is old)
        except TypeError as error:
            print(sign, cls.__name__, error)
for sign in signs:
    for left, right in (1, "a"), ("a", 1), ([], 5), (None, None), (1.5, "b"), ({}, 1), ((), 1), (b"", ""), ({1}, [1]):
        try:
            namespace = {"x": left, "y": right}
            exec(f"x {sign}= y", namespace)
            print(sign, repr(left), repr(right), namespace["x"])
        except TypeError as error:
            print(sign, repr(left), repr(right), error)


def unbound():
    try:
        missing += say("never", 1)
    except UnboundLocalError as error:
        print(error)
    x = 1
    def inner():
        nonlocal x
        x += 1
        return x
    return inner(), inner(), x


print(unbound())
try:
    nowhere += 1
except NameError as error:
    print(error)
try:
    nowhere.attribute += say("never", 1)
except NameError as error:
    print(error)
try:
    (1, 2)[say("key", 0)] += say("value", 3)
except TypeError as error:
    print(error)
t = ([1], 2)
try:
    t[0] += [2]
except TypeError as error:
    print(error, t)
try:
    "abc".upper += say("value", 1)
except TypeError as error:
    print(error)
d = {}
try:
    d[say("key", "k")] += say("never", 1)
except KeyError as error:
    print("KeyError", error)
counts = {}
counts["a"] = counts.get("a", 0)
counts["a"] += 1
l = [1, 2, 3]
alias = l
l += (4,)
l += "ab"
print(alias, l is alias)
l = l + [5]
print(l is alias)
l[1:2] += ["x", "y"]
print(l)
m = [[0] * 2] * 2
m[0][1] += 5
print(m)
s = "a"
s += "b"
s *= 3
print(s)
x = y = [1]
x += x
print(x, y)
i = 0
seq = [10, 20]
i, seq[i] = 1, 99
print(i, seq)


class Descriptor:
    def __get__(self, instance, owner):
        print("__get__", instance is None)
        return 5
    def __set__(self, instance, value): print("__set__", value)


class Holder:
    d = Descriptor()


h = Holder()
h.d += 1
Holder.d += 1
print(Holder.d)


def generator():
    values = [0, 0]
    values[(yield "key")] += yield "value"
    values[(yield "key2")] -= (yield "first") * (yield "second")
    yield values


g = generator()
print(next(g), g.send(1), g.send(7), g.send(0), g.send(3), g.send(4))
x: int = 1
x += 2
print(x)


class Body:
    n = 1
    n += 1
    l = []
    l += [n]
    global made
    made = 0
    made += n


print(Body.n, Body.l, made)
