"""`__dict__` of an instance is one dictionary, in step with its attributes whichever side changes."""


class C:
    def __init__(self):
        self.a = 1
        self.b = 2

    def method(self):
        return "method"


c = C()
d = c.__dict__
print(d, d is c.__dict__, d is vars(c))
c.z = 3
print(d, c.z)
d["y"] = 4
print(c.y, list(c.__dict__))
del c.a
print(d, "a" in d, hasattr(c, "a"))
d.pop("b")
try:
    c.b
except AttributeError as e:
    print(e)

# what the dictionary says goes before a method, also where the method was called before
for _ in range(2):
    print(c.method(), end=" ")
d["method"] = lambda: "own"
for _ in range(2):
    print(c.method(), end=" ")
del d["method"]
for _ in range(2):
    print(c.method(), end=" ")
print()

# another dictionary
other = {"q": 1, 5: 6}
c.__dict__ = other
print(c.q, c.__dict__ is other, hasattr(c, "z"))
d["z"] = 9
c.x = 1
del c.q
print(other, d)
one, two = C(), C()
one.__dict__ = two.__dict__
one.shared = True
print(two.shared, one.__dict__ is two.__dict__)
for wrong in (5, None, [("a", 1)]):
    try:
        c.__dict__ = wrong
    except TypeError as e:
        print(e)
del c.__dict__
print(c.__dict__)


class Names(dict):
    def __getitem__(self, key):
        return "asked"


c.__dict__ = Names(a=1)
print(c.a, type(c.__dict__).__name__)

# iterating while it changes
e = C()
try:
    for name in e.__dict__:
        setattr(e, name + "x", 1)
except RuntimeError as error:
    print(error)

# slots beside it
class S:
    __slots__ = ("p", "__dict__")


s = S()
s.p, s.q = 1, 2
t = s.__dict__
print(t, s.p)
s.__dict__ = {"w": 1}
print(s.p, s.w, hasattr(s, "q"), t)
s.p = 5
del s.p
print(s.__dict__, hasattr(s, "p"))

# functions, exceptions, partials, modules
def f(): pass


f.x = 1
g = f.__dict__
f.y = 2
print(g, f.__dict__ is g)
f.__dict__ = {"new": 1}
print(f.new, hasattr(f, "x"))
error = ValueError(1)
error.note = 1
notes = error.__dict__
error.more = 2
print(notes)

import copy
import functools

p = functools.partial(int, base=2)
p.__dict__["name"] = "binary"
print(p.name, p("101"))
o = C()
o.__dict__["l"] = [1]
print(copy.copy(o).__dict__, copy.copy(o).l is o.l, copy.deepcopy(o).l is o.l)
print(copy.copy(o).__dict__ is o.__dict__, o.__getstate__() is o.__dict__)


# another class for an instance whose dictionary is known
class D:
    b = property(lambda self: "property")


o.__class__ = D
print(type(o).__name__, o.a, o.b, o.__dict__)


# a class that has a descriptor where the dictionary has something
class Plain:
    def __get__(self, instance, owner):
        return "plain descriptor"


C.shown = Plain()
n = C()
print(n.shown)
n.__dict__["shown"] = "dictionary"
print(n.shown)
C.shown = property(lambda self: "data descriptor")
print(n.shown)


# a key that is no string, but equal to one
class Key:
    def __hash__(self):
        return hash("odd")

    def __eq__(self, other):
        return other == "odd"


m = C()
m.__dict__[Key()] = "by key"
print(m.odd, [type(key).__name__ for key in m.__dict__])

# class namespaces
namespace = C.__dict__
C.added = 1
print("added" in namespace, namespace["added"], type(namespace).__name__)
C.added = 2
print(namespace["added"], list(namespace)[-1])
del C.added
print("added" in namespace, namespace.get("added"))
try:
    for name in namespace:
        setattr(C, name + "_", 1)
except RuntimeError as error:
    print(error)
