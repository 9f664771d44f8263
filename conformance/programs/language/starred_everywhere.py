"""Stars in calls, displays, targets, returns, yields, loops, subscripts and annotations; what comes in which order."""


def show(label, function):
    try:
        print(label, "->", function())
    except BaseException as error:
        print(label, "->", type(error).__name__, error)


class It:
    def __init__(self, *items): self.items = items
    def __iter__(self):
        print("iter", self.items)
        for item in self.items:
            print("next", item)
            yield item
        print("end", self.items)


def n(x):
    print("value", x)
    return x


a, *b, c = It(1, 2, 3, 4)
print(a, b, c)
*a, = It()
print(a)
a, *b = It(1)
print(a, b)
[a, [*b, c], *d] = It(1, It(2, 3, 4), 5)
print(a, b, c, d)
(a, *(b, *c)), d = (1, 2, 3), 4
print(a, b, c, d)
*a, b = "xyz"
print(a, b)
a = *b, = It(7, 8)
print(a is b, b)
for a, *b in It((1, 2, 3), "ab"):
    print(a, b)
for x in *It(1), n(2), *[3]:
    print("loop", x)
for x in *(), *():
    print("never")
with_stars = [*It(1, 2), n(3), *It(4)]
print(with_stars, (*It(5), n(6)), {*It(7), n(7)}, (*It(),))
print([*[], *"ab", *{"k": 1}, *range(2)], *[1, 2], sep="|")


def returns():
    return *It(1), n(2)


def yields():
    got = yield *It(1), n(2)
    print("got", got)
    yield *(), *[3]


print(returns())
g = yields()
print(next(g), g.send("sent"))


def f(*args, **kwargs): return args, kwargs


print(f(*It(1, 2), n(3), *It(4), k=n(5), **{"z": n(6)}))
print(f(n(1), k=n(2), *It(3), **{"a": n(4)}, b=n(5), **{"c": n(6)}))
print(f(*"ab", *(), **{}, **dict(x=1)))


class Keys:
    def __init__(self, **names): self.names = names
    def keys(self):
        print("keys")
        return It(*self.names)
    def __getitem__(self, key):
        print("getitem", key)
        return self.names[key]


print(f(**Keys(a=1, b=2), c=n(3)), {**Keys(a=1), n("b"): n(2), **{"a": n(3)}})
show("no iterable", lambda: f(*5))
show("no iterable", lambda: f(1, *5))
show("no iterable", lambda: [*5])
show("no iterable", lambda: (*None,))
show("no iterable", lambda: {*5})
show("no mapping", lambda: f(**5))
show("no mapping", lambda: f(**[("a", 1)]))
show("no mapping", lambda: {**5})
show("no mapping", lambda: f(a=1, **None))
show("not strings", lambda: f(**{1: 2}))
show("not strings", lambda: f(a=1, **{(): 2}))
show("twice", lambda: f(a=1, **{"a": 2}))
show("twice", lambda: f(**{"a": 1}, **{"a": 2}))
show("twice", lambda: f(**{"a": 1}, a=2))
show("positional twice", lambda: (lambda x: 0)(1, **{"x": 2}))
show("twice, no string", lambda: f(**{1: 2}, **{1: 3}))
show("error in iterable", lambda: f(*(1 / 0 for _ in "a")))
show("type error in iterable", lambda: f(*(None + 1 for _ in "a")))
show("not callable", lambda: (5)(*It(1), **Keys(a=1)))
show("error before", lambda: f(*It(1), *undefined, *It(2)))


class Sub:
    def __getitem__(self, key):
        print("key", key)
        return key
    def __setitem__(self, key, value): print("set", key, value)
    def __class_getitem__(cls, key): return "class", key


s = Sub()
s[*It(1, 2)]
s[*It(1), n(2)]
s[*It(), n(1):n(2)]
s[1, *[2], 3:4, *()]
s[*[1]] = 5
Sub[*It(1)]
print(Sub[*"ab", 1], Sub[(*"ab",)], s[*(),])
a = [0] * 3
a[0], *a[1:] = It(1, 2, 3)
print(a)
*a[1:2], x = 7, 8, 9  # a slice takes a list
print(a, x)


class Attributes: pass


o = Attributes()
o.a, *o.b = It(1, 2)
print(vars(o))
i = 0
a = [0, 0, 0]
i, *a[i:] = 1, 2, 3
print(i, a)


def annotated(*args: *tuple[int, str]): pass


print(annotated.__annotations__)
show("too few", lambda: exec("a, *b, c = [1]"))
show("too few", lambda: exec("a, b, *c, d = It(1, 2)", globals()))
show("too many", lambda: exec("a, b = It(1, 2, 3, 4)", globals()))
show("too many", lambda: exec("a, b = 1, 2, 3"))
show("too many", lambda: exec("() = [1]"))
show("not iterable", lambda: exec("a, *b = 5"))
show("not iterable", lambda: exec("[] = 5"))
() = []
[] = It()


def half():
    x = {}
    try:
        x["a"], *x["b"], undefined.z, x["c"] = It(1, 2, 3, 4)
    except NameError as error:
        return error, x


show("half", half)
for source in ["a = *b", "*a", "*a = 1", "(*a)", "print(*a for a in b)", "f(**a, *b)", "f(a=1, b)", "f(**a, b)", "*a, *b = c", "del *a", "return *a", "[*a for a in b]", "{**a for a in b}",
               "x = yield *a", "a[*b:1]", "a[**b]", "lambda *: 0", "lambda *, **k: 0", "def f(*, **k): pass", "def f(*): pass", "def f(*a, *b): pass", "def f(**k, a): pass", "def f(*a=1): pass",
               "def f(a, a): pass", "for *a in b: pass", "for *a, in b: pass", "with a as *b: pass", "*a, = *b,", "f(*)", "f(**)", "a = *b, c", "(a, *b), *c = d", "*(a), b = c", "*a.b, c = d", "*a() = b", "{*a: 1}", "{**a, *b}", "{*a, **b}"]:
    try:
        compile(source, "<test>", "exec")
        print(source, "| compiles")
    except SyntaxError as error:
        print(source, "|", error.msg)
