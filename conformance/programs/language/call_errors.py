"""Arguments that do not fit, in CPython's words."""


def attempt(text, function):
    try:
        print(text, "->", function())
    except Exception as error:
        print(text, "->", type(error).__name__, error)


def none(): pass
def one(a): pass
def two(a, b=2): return a, b
def pos(a, b, /, c): return a, b, c
def key(*, k, m): return k, m
def keydef(a, *, k=1, m): return a, k, m
def many(*args, **kw): return args, kw
def full(a, b=1, *args, c, d=4, **kw): return a, b, args, c, d, kw


class Thing:
    def method(self, a): return a
    @classmethod
    def cm(cls, a): return a
    @staticmethod
    def sm(a): return a
    def __init__(self, x=0): self.x = x
    def __call__(self, y): return y


class Sub(dict):
    def __getitem__(self, key): return "sub"


class Keys:
    def keys(self): return ["a", "b"]
    def __getitem__(self, key): return key * 2


class BadKeys:
    def keys(self): return [1]
    def __getitem__(self, key): return 1


class Empty: pass
t = Thing()
calls = """none(1)
none(1, 2)
none(a=1)
one()
one(1, 2)
one(1, a=2)
one(b=1)
one(1, b=2)
two()
two(1, 2, 3)
two(b=3)
two(*[1, 2, 3])
pos(1, 2)
pos(1, b=2, c=3)
pos(a=1, b=2, c=3)
pos(1, 2, 3, 4)
key()
key(1)
key(k=1)
key(1, k=1)
key(1, 2, k=1, m=2)
keydef()
keydef(1)
keydef(1, 2)
keydef(1, 2, m=3)
keydef(1, m=3, z=5)
full()
full(1)
full(1, 2, 3, c=5, z=6)
full(1, a=2, c=3)
t.method()
t.method(1, 2)
t.method(1, self=2)
Thing.method()
Thing.method(1)
t.cm()
t.sm()
Thing(1, 2)
Thing(y=1)
t(1, 2)
t()
Empty(1)
Empty(a=1)
many(*5)
many(**5)
many(*[1], **{1: 2})
many(a=1, **{'a': 2})
many(**{'a': 1}, **{'a': 2})
many(**{'a': 1}, b=2, **{'b': 3})
many(*None)
many(**None)
t.method(*5)
t.method(**5)
t.method(**{'a': 1}, **{'a': 2})
Thing(*5)
Thing(**5)
Thing(x=1, **{'x': 1})
len(*5)
len(**5)
len()
len(1, 2)
len(1, k=2)
[].append(*5)
[].append()
'abc'.upper(1)
'x'.join(*5)
(lambda x: x)()
(lambda x: x)(1, 2)
(lambda *, k: k)(1)
many(**Sub(a=1))
many(**Keys())
many(**BadKeys())
many(1, *5)
many(*[1], *5)
many(*'ab', *[1], x=1, *(2,), **{'y': 1}, z=3, **Keys())
5()
None()
'a'()
t.x()
print(1, spe=2)
int(1, 2, 3)
dict(1)
dict([1])
dict([(1, 2, 3)])
sorted()
sorted([1], 2)
isinstance(1)
range()
range(1, 2, 3, 4)
range('a')
max()
max(1)
sum()
str(1, 2, 3, 4)
len(1)""".splitlines()
for call in calls:
    attempt(call, lambda: eval(call))


def names(a, b, c, d, e): pass


attempt("five missing", lambda: names())
attempt("three missing", lambda: names(1, 2))
attempt("two missing", lambda: names(1, 2, 3))
attempt("keywords missing", lambda: key())


class Outer:
    class Inner:
        def method(self, a, b): pass

    def nested(self):
        def inner(x): pass
        return inner


attempt("qualified", lambda: Outer.Inner().method())
attempt("nested", lambda: Outer().nested()())
attempt("nested spread", lambda: Outer().nested()(**{"x": 1}, **{"x": 2}))
attempt("inner spread", lambda: Outer.Inner().method(*1))


class Private:
    def call(self, __p=1):
        return __p

    def use(self):
        return self.call(__p=5)


attempt("private keyword", lambda: Private().use())


def noisy(value):
    print("evaluated", value)
    return value


def steps(n):
    for i in range(n):
        print("step", i)
        yield i


print(many(*steps(2), **noisy({"k": 1})))
print(many(0, *steps(2), **noisy({"k": 1})))
print(many(noisy(0), *steps(1), noisy(1), *steps(1), k=noisy(2), **noisy({"l": 3})))
