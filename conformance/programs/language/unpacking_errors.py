"""Unpacking that does not fit, del forms, and the order in which targets are stored."""


def attempt(code, **names):
    namespace = dict(names)
    try:
        exec(code, globals(), namespace)
        print(code, "->", {k: v for k, v in namespace.items() if k not in names})
    except Exception as error:
        print(code, "->", type(error).__name__, error)


def gen(n):
    for i in range(n):
        yield i


class It:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError
        return i


for code in """a, b = 1
a, b = None
a, b = ()
a, b = 1, 2, 3
a, b = [1]
a, b = 'abc'
a, b = 'ab'
a, b = {1: 2, 3: 4}
a, b = {1, 2, 3}
a, b = {1: 1, 2: 2, 3: 3}
a, b = gen(1)
a, b = gen(2)
a, b = gen(3)
a, b = It(2)
a, b = It(3)
a, b = range(3)
a, *b = ()
a, *b = gen(0)
a, *b, c = [1]
a, *b, c = [1, 2]
*a, b = 'xyz'
a, (b, c) = 1, 2
a, (b, *c) = 1, (2, 3, 4)
[a, [b, c]] = [1, gen(2)]
*a, = ()
*a, b, c = [1]
(a), b = 1, 2
a = b = c = []
a, a = 1, 2
() = 1
() = ()
[] = [1]
[] = {}
for a, b in [(1, 2), (3,)]: pass
[(a, b) for a, b in [(1, 2, 3)]]
a, b = object
a, b = 5.5
*a, = 5
print(*5)
[*5]
(*5,)
{*5}
{**5}
{**{1: 2}, 3: 4, **{1: 5}}
[*gen(2), *'ab', *{}]
del a
a = 1; del a, a
a = [1, 2, 3]; del a[0], a[-1]
a = [1]; del a[5]
del (a, [b])
a = 1; b = 2; del (a, [b])
a = 5; del a.x
a = 5; del a[0]
a = (1,); del a[0]
a = {}; del a['k']
a = 5; a.x = 1
a = 5; a[0] = 1
a = (1,); a[0] = 2
a = 'x'; a[0] = 'y'
a = [1]; a[1] = 2
a = [1]; a['x'] = 2
a = {}; a[[]] = 1
a = [1, 2, 3]; a[::2] = [1]
a = [1, 2, 3]; a[:] = 5
a = [1, 2, 3]; a[1:] = 'xy'
x += 1
a = None; a += 1
a = (1,); a += [2]
a = [1]; a += (2,); a *= 2
a = {'x': 1}; a['x'] += 1; a['y'] += 1""".splitlines():
    attempt(code)


class Log:
    def __init__(self, name): object.__setattr__(self, "name", name)
    def __getattr__(self, key):
        print("get", self.name, key)
        return 1
    def __setattr__(self, key, value): print("set", self.name, key, value)
    def __delattr__(self, key): print("del", self.name, key)
    def __getitem__(self, key):
        print("getitem", self.name, key)
        return 10
    def __setitem__(self, key, value): print("setitem", self.name, key, value)
    def __delitem__(self, key): print("delitem", self.name, key)


def note(x):
    print("note", x if not isinstance(x, Log) else x.name)
    return x


l, m = Log("l"), Log("m")
note(l).a, note(m)[note(1)], note(l).b = note([1, 2, 3])
note(l)[note(1):note(2), note(3)] = note(5)
note(l).x = note(m).y = note(7)
note(l).aug += note(5)
note(l)[note("k")] -= note(5)
del note(l).a, note(m)[note(2)]
for note(l).loop in [1, 2]: pass
for note(m)[note(0)] in "x": pass
class Manager:
    def __enter__(self): return 'entered'
    def __exit__(self, *args): return None


with Manager() as note(l).handle: pass
i = 0
i, items = 1, [0, 0]
i, items[i] = 0, 5
print(i, items)
items = [1, 2, 3]
for i, items[i] in enumerate("xyz"): pass
print(items)
x = [0, 1, 2]
x[x[0]], x[0] = 2, 5
print(x)


class InPlace:
    def __iadd__(self, other):
        print("iadd", other)
        return self
    def __isub__(self, other):
        return NotImplemented
    def __sub__(self, other):
        return "sub"


a = b = InPlace()
a += 1
print(a is b)
a -= 1
print(a)
t = ([],)
try:
    t[0] += [1]
except TypeError as error:
    print(error, t)


class OnlySet:
    def __setitem__(self, key, value): print("set", key)


class OnlyDelete:
    def __delitem__(self, key): print("delete", key)


class Integer(int):
    pass


for code in """del OnlySet()[0]
OnlyDelete()[0] = 1
del 'x'[True]
del 'x'['y']
del 5[0]
del P[0]
x = {[]: 0, 'z': undefined}
x = {**{}, []: 0, 'z': undefined}
x = {**undefined, []: 0}
x = Integer(2); x *= [1]
x = Integer(2) * [1]
x = 2; x *= [1]""".splitlines():
    attempt(code)
