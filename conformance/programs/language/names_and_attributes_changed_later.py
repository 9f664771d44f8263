"""What was looked up before is changed: globals, built-ins, class attributes, methods, descriptors, bases of attributes, modules; in the same place of the program."""
import builtins
import sys


def read(): return name
def call(): return len("abc")


name = 1
print(read(), call())
name = 2
print(read())
globals()["name"] = 3
print(read())
del name
try: read()
except NameError as error: print(error)
builtins.name = "builtin"
print(read())
globals()["name"] = "global again"
print(read())
del globals()["name"]
print(read())
del builtins.name
try: read()
except NameError as error: print(error)
len = lambda x: "shadowed"
print(call())
del len
print(call())
old = builtins.len
builtins.len = lambda x: "replaced"
print(call())
builtins.len = old
print(call())
globals().update(name="updated")
print(read())
exec("name = 'by exec'")
print(read())
globals().pop("name")
try: read()
except NameError as error: print(error)
name = None
print(read())


class A:
    x = "class"
    def m(self): return "A.m"


class B(A): pass


def attribute(o): return o.x
def method(o): return o.m()
def store(o, v): o.x = v


a, b = A(), B()
for _ in range(3): print(attribute(a), attribute(b), method(a), method(b), end=" | ")
print()
A.x = "changed"
A.m = lambda self: "changed m"
print(attribute(a), attribute(b), method(a), method(b))
B.x = "own"
B.m = lambda self: "own m"
print(attribute(a), attribute(b), method(a), method(b))
del B.x, B.m
print(attribute(b), method(b))
a.x = "instance"
a.m = lambda: "instance m"
print(attribute(a), attribute(b), method(a), method(b))
del a.x, a.m
print(attribute(a), method(a))
store(b, "stored")
print(attribute(b), vars(b))
A.x = property(lambda self: "property", lambda self, v: print("setter", v))
print(attribute(a), attribute(b))
store(a, 1)
store(b, 2)
print(vars(b))
del A.x
print(attribute(b))
try: attribute(a)
except AttributeError as error: print(error)
A.__getattr__ = lambda self, name: f"getattr {name}"
print(attribute(a), method(a))
A.__getattribute__ = lambda self, name: f"getattribute {name}"
print(attribute(a), attribute(b))
del A.__getattribute__
print(attribute(a), attribute(b))
del A.__getattr__
try: attribute(a)
except AttributeError as error: print(error)
A.__setattr__ = lambda self, name, value: print("setattr", name, value)
store(a, 5)
del A.__setattr__
store(a, 6)
print(attribute(a))


class NonData:
    def __get__(self, o, t): return "non-data"
class Data(NonData):
    def __set__(self, o, v): print("data set", v)


A.x = NonData()
print(attribute(a), attribute(A()))
A.x = Data()
print(attribute(a), attribute(A()))
store(a, 7)
NonData.__set__ = lambda self, o, v: print("became data", v)
A.x = NonData()
store(a, 8)
print(attribute(a))
del NonData.__set__
print(attribute(a))


class C:
    def m(self): return "C.m"
    x = "C.x"


a.__class__ = C
print(attribute(a), method(a))
fresh = A()
fresh.__class__ = C
print(attribute(fresh), method(fresh), type(fresh).__name__)


class D:
    m = staticmethod(lambda: "static")
    x = classmethod(lambda cls: cls.__name__)


d = D()
print(method(d), attribute(d)())
D.m = classmethod(lambda cls: "class " + cls.__name__)
print(method(d))
D.m = 5
try: method(d)
except TypeError as error: print(error)
D.m = type("Callable", (), {"__call__": lambda self: "callable"})()
print(method(d))


def operators(p, q): return p + q, p == q, p < q, -p, p[0], len(p), bool(p), str(p), list(p), p(), q in p


class O:
    __add__ = lambda self, o: "add"
    __eq__ = lambda self, o: "eq"
    __lt__ = lambda self, o: "lt"
    __neg__ = lambda self: "neg"
    __getitem__ = lambda self, i: "item"
    __len__ = lambda self: 3
    __bool__ = lambda self: True
    __str__ = lambda self: "str"
    __iter__ = lambda self: iter("it")
    __call__ = lambda self: "call"
    __contains__ = lambda self, o: True


print(operators(O(), O()))
O.__add__ = lambda self, o: "add 2"
O.__len__ = lambda self: 4
O.__str__ = lambda self: "str 2"
O.__call__ = lambda self: "call 2"
O.__iter__ = lambda self: iter("new")
del O.__contains__, O.__lt__
O.__gt__ = lambda self, o: "reflected"
print(operators(O(), "n"[:0] + "n") if False else operators(O(), O()))
del O.__bool__
O.__len__ = lambda self: 0
print(bool(O()), operators(O(), O())[6])
del O.__add__
O.__radd__ = lambda self, o: "radd"
try: print(O() + O())
except TypeError as error: print(error)
print(1 + O())
o = O()
o.__add__ = lambda other: "on the instance"
try: o + o
except TypeError as error: print(error)
for k in "abc":
    setattr(o, k, k * 2)
print(sorted(vars(o))[1:], [getattr(o, k) for k in "abc"])


def shapes(objects): return [x.v for x in objects]


class S:
    def __init__(self, *names):
        for n in names: setattr(self, n, n)
        self.v = "v" + "".join(names)


print(shapes([S(), S("a"), S("a", "b"), S("b", "a"), S("c"), S("d"), S("e", "f", "g")]) * 2)
module = type(sys)("made")
def from_module(): return module.attr, module.function()
module.attr = 1
module.function = lambda: "f"
print(from_module())
module.attr = 2
module.__dict__["function"] = lambda: "g"
print(from_module())
del module.attr
try: from_module()
except AttributeError as error: print(error)
module.__getattr__ = lambda name: f"module {name}"
print(from_module())
module = S("x")
module.attr = 5
module.function = lambda: 6
print(from_module())


class Meta(type):
    y = "meta"
    def mm(cls): return "meta method"
class WithMeta(metaclass=Meta): pass
def of_class(c): return c.y, c.mm()
print(of_class(WithMeta))
WithMeta.y = "class"
WithMeta.mm = lambda: "class function"
print(of_class(WithMeta))
Meta.y = property(lambda cls: "meta property")
print(of_class(WithMeta))
del Meta.y, WithMeta.y
Meta.__getattr__ = lambda cls, name: f"meta getattr {name}"
print(of_class(WithMeta))


class P:
    def f(self): return "P"
class Q(P):
    def f(self): return "Q" + super().f()
def sup(o): return o.f()
print(sup(Q()), sup(Q()))
P.f = lambda self: "P2"
print(sup(Q()))
class R(P):
    def f(self): return "R" + super().f()
class T(Q, R): pass
print(sup(T()), sup(Q()), sup(R()))
Q.f = R.f
print(sup(Q()) if issubclass(Q, R) else "not related", sup(T()))
