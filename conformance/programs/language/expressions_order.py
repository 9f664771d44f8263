"""Chained comparisons, boolean operators, conditionals, decorators, evaluation order, loops."""
class V:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"V{self.n}"
    def __lt__(self, o): print("lt", self, o); return self.n < o.n
    def __gt__(self, o): print("gt", self, o); return self.n > o.n
    def __eq__(self, o): print("eq", self, o); return False
    def __bool__(self): print("bool", self); return self.n != 0
    def __add__(self, o): print("add", self, o); return V(self.n + (o.n if isinstance(o, V) else o))
    def __radd__(self, o): print("radd", self, o); return V(self.n + o)
    def __contains__(self, o): print("contains", self, o); return o
    def __call__(self, *a, **k): print("call", self, a, k); return V(len(a))
    def __getitem__(self, k): print("getitem", self, k); return V(k)
    def __neg__(self): print("neg"); return V(-self.n)
    def __iter__(self): print("iter", self); return iter([self.n])
    def __hash__(self): return self.n
    def __index__(self): print("index"); return self.n
def n(x):
    print("n", x)
    return V(x)
print(n(1) < n(2) < n(3), n(3) < n(2) < n(1))
print(n(0) or n(1) and n(2), n(1) and n(0) and n(3), not n(0), not n(0) or n(1))
print(n(1) if n(0) else n(2))
print(1 < 2 in [2] is not None, 1 in n(1), n(0) not in n(2), n(1) == n(1) != n(2))
print(n(1) + n(2) + 3, 1 + n(2), -n(1), n(5)[3](n(1), *n(2), k=n(3), **{"z": n(4)}))
x = [0, 1, 2, 3, 4]
print(x[n(1):n(3)], x[n(2)], x[n(0)::n(2)])
x[n(1)] += 5
print({n(1): n(2), n(3): n(4)})
print([n(i) for i in range(2) if n(i)], {n(1), n(1)} and 1)
assert n(1), n(2)
try:
    assert n(0), n(2)
except AssertionError as e: print(repr(e))
def deco(name):
    print("deco", name)
    def apply(f): print("apply", name, f.__name__ if hasattr(f, "__name__") else f); return f
    return apply
@deco("a")
@deco("b")
def f(a=print("default"), *, k=print("kwdefault")) -> print("annotation"): pass
@deco("c")
class C(print("base") or object, metaclass=print("meta") or type): print("body")
@(lambda f: 5)
def g(): pass
print(g)
@[deco("sub")][0]
def h(): pass
for i in n(3): print("loop", i)
for i, in [(1,), [2]]: print(i)
for i in range(3):
    if i == 1: continue
    for j in range(3):
        if j == 1: break
    else: print("never")
    print(i, j)
else: print("else")
while n(0): pass
else: print("while else")
i = 3
while i:
    i -= 1
    if i == 1: break
else: print("never")
for i in (x for x in [1, 2]): pass
print(i)
for x[0] in "ab": pass
print(x)
a = b, *c = [1, 2, 3]
print(a, b, c)
print((lambda *a, b=1, **c: (a, b, c))(1, 2, b=3, d=4), (lambda: (yield))().__class__.__name__)
def vararg(a, /, b=2, *args, c, d=4, **kwargs): return a, b, args, c, d, kwargs
print(vararg(1, c=3), vararg(1, 2, 3, c=4, e=5, a=6))
print([*range(2), *"ab"], (*[],), {*[1], 2}, {**{"a": 1}, "b": 2, **{"a": 3}})
print(*[1], *(2, 3), sep="-")
print(1 if 0 else 2 if 0 else 3, (1, 2)[0], "abc"[::-1], [1, 2][-1:])
def gen():
    try:
        while True: 
            x = yield
            print("got", x)
    except GeneratorExit: print("closed")
def leaves():
    for v in gen():
        break
    print("after break")
    def r():
        for v in gen(): return "returned"
    print(r())
    try:
        for v in gen(): raise ValueError
    except ValueError: print("raised")
leaves()
import sys
def frames(): return sys._getframe().f_lineno, sys._getframe(1).f_code.co_name
print(frames())
print(f.__kwdefaults__, f.__defaults__, f.__annotations__)
