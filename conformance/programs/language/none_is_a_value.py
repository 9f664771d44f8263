"""None as a value: items, attributes, defaults, results, ends of iterators."""
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: '{a}'.format(a=None))
t(lambda: '{}'.format(None))
t(lambda: '{a[x]} {a[y]}'.format(a={"x": None, "y": 1}))
t(lambda: '%(a)s' % {"a": None})
t(lambda: staticmethod(None))
t(lambda: classmethod(None).__func__)
t(lambda: {1: None}[1])
t(lambda: [None][0])
t(lambda: (None,)[0])
t(lambda: {None: 1}[None])
import contextvars
v = contextvars.ContextVar("v", default=5)
v.set(None)
t(lambda: v.get())
t(lambda: v.get(3))
def f():
    x = None
    import sys
    return sys._getframe().f_locals["x"], sys._getframe().f_locals.get("x", 2)
t(f)
class A:
    __slots__ = ("a",)
    @property
    def p(self): return None
a = A(); a.a = None
t(lambda: (a.a, a.p))
t(lambda: getattr(a, "a", 4))
t(lambda: getattr(a, "p", 4))
def g(x=None, *, y=None): return x, y
t(lambda: g())
t(lambda: g(**{"x": None}))
class B: c = None
t(lambda: (B.c, B().c, vars(B)["c"], getattr(B, "c", 3)))
t(lambda: max([None], default=1))
t(lambda: min([], default=None))
t(lambda: dict(a=None).pop("a", 3))
t(lambda: dict(a=None).setdefault("a", 3))
t(lambda: {}.get("a", None))
t(lambda: {"a": None}.popitem())
t(lambda: [x for x in [None]])
t(lambda: any([None]) or sum([], start=0))
t(lambda: list(zip([None], [None])))
t(lambda: list(map(lambda x: x, [None])))
t(lambda: list(filter(lambda x: True, [None])))
t(lambda: list(reversed([None])))
t(lambda: list(enumerate([None])))
t(lambda: next(zip([None])))
t(lambda: next(map(lambda x: None, [1])))
t(lambda: next(filter(lambda x: True, [None])))
t(lambda: next(enumerate([None])))
t(lambda: next(iter(lambda: None, 1)))
t(lambda: iter([None]).__next__())
t(lambda: {None} | {1})
t(lambda: {None}.pop())
t(lambda: [None].pop())
t(lambda: sorted([None, None], key=lambda x: 0))
t(lambda: isinstance(None, type(None)))
t(lambda: str(None) + repr(None) + format(None))
t(lambda: hash(None) == hash(None))
t(lambda: (lambda *a: a)(None))
t(lambda: exec("x = None\nprint(x)"))
t(lambda: eval("y", {"y": None}))
t(lambda: eval("y", {}, {"y": None}))
e = StopIteration(None); t(lambda: e.value)
class M(dict):
    def __missing__(self, k): return None
t(lambda: M()[1])
import os
t(lambda: os.environ.get("NOPE", None))
def gen():
    x = yield None
    print("got", x)
    try: yield None
    except ValueError: yield None
gg = gen(); t(lambda: next(gg)); t(lambda: gg.send(None)); t(lambda: gg.throw(ValueError))
t(lambda: next(gg, None))
class D:
    def __get__(self, o, t=None): return None
class E: d = D()
t(lambda: (E.d, E().d))
class GA:
    def __getattr__(self, n): return None
t(lambda: (GA().x, getattr(GA(), "y", 3), hasattr(GA(), "z")))
t(lambda: [i for i in (None, 1) if i is None])
t(lambda: __builtins__ is None)
match None:
    case None: print("matched")
x, *y = [None, None]
print(x, y)
n = None
def outer():
    n = None
    def inner(): return n
    return inner()
t(outer)
t(lambda: [n for n in [None]] + [(lambda: n)()])
class Cls:
    n = None
    m = n
    l = [n for _ in "a"]
t(lambda: (Cls.m, Cls.l))
