"""What is evaluated in which order: calls, keywords, stars, displays, subscripts, slices, targets, defaults, conditionals, f-strings, lambda."""
count = 0


def n(x, *rest):
    print(x, end=" ")
    return x


def f(*args, **kwargs):
    print("| call", args, kwargs)
    return f


class O:
    def __init__(self, name): self.__dict__["_name"] = name
    def __getattr__(self, name):
        print(f"{self._name}.{name}", end=" ")
        return O(name)
    def __setattr__(self, name, value): print(f"{self._name}.{name}={value!r}", end=" ")
    def __getitem__(self, key):
        print(f"{self._name}[{key!r}]", end=" ")
        return O("item")
    def __setitem__(self, key, value): print(f"{self._name}[{key!r}]={value!r}", end=" ")
    def __call__(self, *args, **kwargs):
        print(f"{self._name}({args}, {kwargs})", end=" ")
        return self
    def __repr__(self): return self._name
    def __hash__(self):
        print("hash", self._name, end=" ")
        return hash(self._name)
    def __eq__(self, other):
        print("eq", self._name, other, end=" ")
        return self._name == other._name
    def __index__(self):
        print("index", self._name, end=" ")
        return 1
    def __bool__(self):
        print("bool", self._name, end=" ")
        return True
    def __format__(self, spec):
        print("format", self._name, repr(spec), end=" ")
        return "F"
    def __iter__(self):
        print("iter", self._name, end=" ")
        return iter([1, 2])


def o(name):
    print("make", name, end=" ")
    return O(name)


n(f)(n(1), n(2), a=n(3), b=n(4))
f(n(1), *[n(2)], n(3), *[n(4)], a=n(5), **{n("b"): n(6)}, c=n(7))
f(a=n(1), *[n(2)])
f(**{"a": n(1)}, b=n(2), **{"c": n(3)})
f(n(1), n(2))(n(3))(*n((4,)))
o("x").y.z(n(1), k=n(2))
print()
o("x")[n(1)][n(2):n(3):n(4), n(5)]
print()
o("x")[n(1)] = n(2)
print()
o("x").a, o("y")[n(1)], *o("z").b = n((1, 2, 3))
print()
o("a").t = o("b")[n("k")] = n("value")
print()
for o("l").i in n([1]):
    print("body")
for o("m")[n("k")], o("p").q in [(1, 2)]:
    print("body")
print({o("k1"): n("v1"), o("k2"): n("v2"), **n({}), o("k1"): n("v3")})
print(len({o("e1"), o("e2"), o("e1")}))
print([n(1), n(2), *n([3]), n(4)], (n(1), *n((2,))))
print({o(k): n(v) for k, v in [("a", 1), ("b", 2)]})
print([n(x) + n(y) for x in n([1, 2]) for y in n([10]) if n(x) if n(y)])
print(n(1) if n(True) else n(2), n(1) if n(False) else n(2))
print(n(0) or n("") or n("x") or n("never"), n(1) and n(0) and n("never"), not n(1))
print(n(1) + n(2) * n(3) - n(4) ** n(2) // n(3), -n(1) ** n(2), (n(2) ** -n(1)))
print(n(1) < n(2) < n(3), n(1) in [n(1), n(2)], n(1) is n(1))
print(f"{n(1)!r:{n('>')}{n(5)}} {n('x')} {o('f'):{n('spec')}}")
print(n("%s %s") % (n(1), n(2)), n("{} {}").format(n(1), n(2)))
print((lambda a=n(1), *b, c=n(2), **d: (a, b, c, d))(n(3)))


def defaults(a=n("a"), b=n("b"), /, c=n("c"), *args, d=n("d"), e=n("e"), **kwargs): pass


print()


def annotated(a: n("ann a") = n("def a"), /, b: n("ann b") = n("def b"), *args: n("ann args"), c: n("ann c") = n("def c"), **kwargs: n("ann kwargs")) -> n("ann return"): pass


print()


@n(lambda g: n("decorator 1") and g)
@n(lambda g: n("decorator 2") and g)
def decorated(a=n("default")) -> n("annotation"): pass


print()


class Meta(type):
    @classmethod
    def __prepare__(meta, *args, **kwargs):
        print("prepare", kwargs, end=" ")
        return {}
    def __new__(meta, *args, **kwargs):
        print("new", end=" ")
        return super().__new__(meta, *args)
    def __init__(cls, *args, **kwargs): print("init", end=" ")


@n(lambda c: n("class decorator") and c)
class C(n(object), metaclass=n(Meta), k=n(1)):
    n("body")
    def m(self, a=n("method default")): pass


print()
assert n(True), n("never")
try:
    assert n(False), n("message")
except AssertionError as error:
    print(error)
try:
    raise n(ValueError("v")) from n(KeyError("k"))
except ValueError as error:
    print(repr(error.__cause__))
x = [0, 0, 0]
i = 0
i, x[i], i = n((1, 2, 0))
print(i, x)
x[n(0)], x[n(1)] = x[n(1)], x[n(0)]
print(x)
(a, b), c = n("a")[:0] + "xy", n("z")
print(a, b, c)
del x[n(0)], x[n(0)]
print(x)
with n(type("M", (), {"__enter__": lambda self: n("enter"), "__exit__": lambda self, *a: n("exit") and False})()) as o("w").t:
    print("body")
while n(count < 2):
    count += n(1)
else:
    print("else")
print((y := n(1)) + n(y), [n(z := 5), z])
print(n([1, 2, 3])[n(0)], n([1, 2, 3])[n(0):n(2)], n("abc")[::n(2)])


def late():
    return [n(k) for k in n(range(2)) if n(k < 1)], {n(k): n(v) for k, v in n({1: 2}).items()}, list(n(k) for k in n([1]))


print(late())
print(n(n)(n(1)), (n)(n(2)))


def gen():
    f((yield 1), *(yield 2), a=(yield 3), **(yield 4))
    d = {(yield 5): (yield 6), **(yield 7)}
    x = [(yield 8), *(yield 9)]
    s = f"{(yield 10)}{(yield 11):{(yield 12)}}"
    return d, x, s


g = gen()
answers = {1: "a", 2: "bc", 3: "d", 4: {"e": 5}, 5: "k", 6: "v", 7: {"x": 1}, 8: 1, 9: [2], 10: "s", 11: "t", 12: ">3"}
asked = next(g)
try:
    while True:
        print("asked", asked, end=" ")
        asked = g.send(answers[asked])
except StopIteration as stop:
    print(stop.value)
