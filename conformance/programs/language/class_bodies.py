"""Class bodies: namespaces, __prepare__, __class__, super, decorators, hooks, errors."""


def show(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


x = "global"


def scopes():
    x = "function"

    class A:
        y = x
        x = "class"
        z = x
        f = lambda self: x
        g = [x for _ in range(1)]
        h = [(lambda: x)() for _ in range(1)]
        i = list(x for _ in range(1))

        def method(self):
            return x

    return A


A = scopes()
try:
    print(A.y, A.z, A().f(), A.g, A.h, A.i, A().method())
except NameError as error:
    print(error)


class Global:
    global made_global
    made_global = 5
    def method(self): return made_global


print(made_global, hasattr(Global, "made_global"))


def nonlocal_in_class():
    n = 1

    class C:
        nonlocal n
        n = 2

    return n, hasattr(C, "n")


print(nonlocal_in_class())


class Namespace(dict):
    def __getitem__(self, key):
        if key.startswith("magic"):
            return key.upper()
        print("look up", key)
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        print("set", key, "..." if callable(value) or key in ("sys", "__classcell__") else value)
        super().__setitem__(key, value)

    def __delitem__(self, key):
        print("delete", key)
        super().__delitem__(key)


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, bases, kw)
        return Namespace(prepared=1)

    def __new__(mcls, name, bases, namespace, **kw):
        print("new", name, sorted(k for k in namespace if not k.startswith("__")), kw)
        return super().__new__(mcls, name, bases, dict(namespace))

    def __init__(cls, name, bases, namespace, **kw):
        print("init", name, kw)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)


class Made(metaclass=Meta, option=1):
    "doc"
    a = 1
    b = a + prepared
    c = magic_name
    del a
    annotated: int = 3

    def method(self):
        return __class__, super().__repr__

    for i in range(2):
        pass
    d, (e, *f) = 1, (2, 3)
    import sys
    with open_() if False else __import__("contextlib_missing") if False else type("M", (), {"__enter__": lambda s: 1, "__exit__": lambda s, *a: None})() as w:
        pass
    try:
        undefined
    except NameError as error:
        print(error)
    x = x
    len = len


print(Made.b, Made.c, Made.d, Made.__doc__, Made().method()[0], Made.x)


class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        print("init_subclass", cls.__name__, tag)

    def hello(self): return "base"
    @classmethod
    def cm(cls): return "base cm", cls.__name__
    @staticmethod
    def sm(): return "base sm"
    @property
    def prop(self): return "base prop"


class Descriptor:
    def __set_name__(self, owner, name): print("set_name", owner.__name__, name)
    def __get__(self, instance, owner): return "descriptor", instance is None


class Derived(Base, tag="t"):
    d = Descriptor()
    def hello(self): return "derived " + super().hello()
    @classmethod
    def cm(cls): return super().cm()
    @staticmethod
    def sm(): return super(Derived, Derived).sm()
    @property
    def prop(self): return super().prop
    def nested(self):
        def inner(): return super(Derived, self).hello()
        return inner(), [super(Derived, self).hello() for _ in range(1)]
    def zero_arg_nested(self):
        return [super().hello() for _ in range(2)]
    def rebound(self):
        self = 5
        return super().hello()
    def no_arguments(): return super()
    def deleted(self):
        del self
        s = super()
        return s.hello()


d = Derived()
print(d.hello(), d.cm(), d.sm(), d.prop, d.nested(), d.d, Derived.d)
show("zero", d.zero_arg_nested)
show("rebound", d.rebound)
show("no arguments", lambda: Derived.no_arguments())
show("deleted", d.deleted)
show("super outside", lambda: super())
show("super of other", lambda: super(Derived, 5))
show("super no type", lambda: super(5, 5))
show("unbound", lambda: super(Derived).hello)
show("bad kw", lambda: type("T", (), {}, k=1))
show("bad kw", lambda: type("T", (Base,), {}, nope=1))


def build(code):
    def run():
        namespace = {}
        exec(code, globals(), namespace)
        return sorted(k for k in namespace)
    return run


for code in ["class C(5): pass", "class C(int, str): pass", "class C(bool): pass", "class C(Base, Base): pass",
             "class C(object, Base): pass", "class C(metaclass=5): pass", "class C(metaclass=lambda *a, **k: (a[0], a[1], k), z=1): pass\nprint(C)",
             "class M(type): pass\nclass C(metaclass=M): pass\nclass M2(type): pass\nclass D(C, metaclass=M2): pass",
             "class C(*[Base], **{'tag': 2}): pass", "class C:\n  __slots__ = 'a'\nC().b = 1", "class C:\n  __slots__ = ('a', 'a b')",
             "class C:\n  __slots__ = ['a']\n  a = 1", "class C:\n  def f(self): return __class__\nprint(C().f())",
             "class C:\n  __qualname__ = 'Other.name'\nprint(C, C.__qualname__)", "class C:\n  __qualname__ = 5", "class C:\n  __module__ = 'm'\nprint(C)",
             "class C:\n  __eq__ = lambda s, o: True\nhash(C())", "class C:\n  __hash__ = None\nprint({C()})",
             "class M(type):\n  def __prepare__(*a): return 5\nclass C(metaclass=M): pass",
             "class M(type):\n  def __new__(m, n, b, d): return type.__new__(m, n, b, {})\nclass C(metaclass=M):\n  def f(self): return __class__",
             "class C:\n  def __init__(self): return 5\nC()", "class C:\n  def __new__(cls): return 5\nprint(C())",
             "class C:\n  x = 1\n  class D:\n    y = x", "class C:\n  print(sorted(locals()))\n  print(__qualname__, __module__)",
             "class E:\n  def __mro_entries__(self, bases): return (Base,)\nclass C(E()): pass\nprint(C.__orig_bases__[0].__class__.__name__, C.__bases__)",
             "class E:\n  def __mro_entries__(self, bases): return 5\nclass C(E()): pass",
             "@print\nclass C: pass\nprint(C)", "class D:\n  def __set_name__(self, o, n): 1/0\nclass C:\n  d = D()"]:
    show(code, build(code))
