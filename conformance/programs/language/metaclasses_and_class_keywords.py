"""Classes: keyword arguments, __prepare__ of all sorts, metaclasses that are functions, derived metaclasses, order of hooks, __set_name__, __init_subclass__."""


def show(label, function):
    try:
        print(label, "->", function())
    except BaseException as error:
        print(label, "->", type(error).__name__, error)


def names(d): return sorted(k for k in d if not k.startswith("__"))


class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **kwargs):
        print("prepare", meta.__name__, name, [b.__name__ for b in bases], kwargs)
        return {"prepared": name}
    def __new__(meta, name, bases, namespace, **kwargs):
        print("new", meta.__name__, name, names(namespace), kwargs)
        return super().__new__(meta, name, bases, namespace)
    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", cls.__name__, kwargs)
        super().__init__(name, bases, namespace)
    def __call__(cls, *args, **kwargs):
        print("call", cls.__name__, args, kwargs)
        return super().__call__(*args, **kwargs)
    def __getattr__(cls, name): return f"meta {name}"
    def __len__(cls): return 5
    def __contains__(cls, item): return item == 1
    def __iter__(cls): return iter("abc")
    def __getitem__(cls, key): return key * 2
    def __add__(cls, other): return "added"
    def __instancecheck__(cls, instance): return instance == 5
    def __subclasscheck__(cls, sub): return sub is int
    @property
    def prop(cls): return "property of " + cls.__name__
    def method(cls): return cls.__name__


class A(metaclass=Meta, option=1, other=[2]):
    x = prepared
    def __init__(self, *args): self.args = args


print(A.x, A(1, 2).args, A.missing, len(A), 1 in A, 2 in A, list(A), A[3], A + 1, isinstance(5, A), isinstance(A(), A), issubclass(int, A), A.prop, A.method())
show("instance has no methods of the metaclass", lambda: A().method)


class B(A): pass
class Derived(Meta): pass
class C(A, metaclass=Derived): pass
class D(B, C, more=3): pass
print(type(D).__name__, type(B).__name__)
class Unrelated(type): pass
show("conflict", lambda: exec("class E(A, metaclass=Unrelated): pass", globals()))
show("less derived is fine", lambda: exec("class F(C, metaclass=type): pass", globals()))
print(type(F).__name__)


def function_as_metaclass(name, bases, namespace, **kwargs):
    print("function", name, bases, names(namespace), kwargs)
    return name, bases


class G(int, metaclass=function_as_metaclass, key="value"): y = 1
print(G)


class CallableMeta:
    def __prepare__(self, name, bases, **kwargs):
        print("instance prepare", name, bases, kwargs)
        return {"z": 1}
    def __call__(self, name, bases, namespace, **kwargs):
        print("instance call", name, bases, names(namespace), kwargs)
        return type(name, bases, namespace)


class H(metaclass=CallableMeta(), a=1): w = z
print(H.w, H.z, type(H))


class Ordered(dict):
    def __init__(self): self.log = []
    def __setitem__(self, key, value):
        self.log.append(key)
        super().__setitem__(key, value)
    def __getitem__(self, key):
        self.log.append(f"?{key}")
        return super().__getitem__(key)
    def __delitem__(self, key):
        self.log.append(f"-{key}")
        super().__delitem__(key)


class LogMeta(type):
    @staticmethod
    def __prepare__(name, bases): return Ordered()
    def __new__(meta, name, bases, namespace):
        print(namespace.log)
        return type.__new__(meta, name, bases, namespace)


class Logged(metaclass=LogMeta):
    "doc"
    a = 1
    b = a
    def f(self): return __class__
    def g(self): return super().f
    a += 1
    del b
    for i in [1]: pass
    [j for j in [2]]
    c: int = 1
    class Inner: pass
    import sys as s
    @property
    def p(self): pass
    @p.setter
    def p(self, v): pass


print(Logged().f().__name__)


class NoSetItem:
    def __getitem__(self, key): raise KeyError(key)


class Minimal:
    def __init__(self): self.d = {}
    def __getitem__(self, key): return self.d[key]
    def __setitem__(self, key, value): self.d[key] = value


def preparing(make):
    class M(type):
        @classmethod
        def __prepare__(meta, *args): return make()
        def __new__(meta, name, bases, namespace):
            return type.__new__(meta, name, bases, getattr(namespace, "d", namespace))
    return M


for make in dict, Minimal, NoSetItem, lambda: 5, lambda: None, lambda: [], lambda: "text", lambda: 1 / 0, lambda: type("Sub", (dict,), {})():
    def body():
        class K(metaclass=preparing(make)):
            x = 1
            y = x + 1
            def m(self): return __class__.__name__
        return K.y, K().m()
    show("prepare", body)


class NotCallablePrepare(type):
    __prepare__ = 5
class NoPrepare(type):
    def __prepare__(): pass
show("prepare not callable", lambda: exec("class K(metaclass=NotCallablePrepare): pass", globals()))
show("prepare wrong", lambda: exec("class K(metaclass=NoPrepare): pass", globals()))
show("metaclass not callable", lambda: exec("class K(metaclass=5): pass", globals()))
show("keyword to type", lambda: exec("class K(x=1): pass", globals()))
show("keyword twice", lambda: exec("class K(metaclass=type, **{'metaclass': type}): pass", globals()))
show("in a mapping", lambda: exec("class K(**{'metaclass': Unrelated}): pass\nprint(type(K).__name__)", globals()))
show("bases in a star", lambda: exec("class K(*[int], **{}): pass\nprint(K.__bases__)", globals()))


class Hook:
    def __init__(self, name): self.name = name
    def __set_name__(self, owner, name): print("set_name", self.name, owner.__name__, name, hasattr(owner, "late"))


class Base:
    def __init_subclass__(cls, /, required, optional="o", **kwargs):
        print("init_subclass", cls.__name__, required, optional, kwargs, names(vars(cls)))
        super().__init_subclass__(**kwargs)
        cls.late = True


class Sub(Base, required=1):
    h = Hook("first")
    same = again = Hook("second")


class SubSub(Sub, required=2, optional="x"): pass
show("missing", lambda: exec("class K(Base): pass", globals()))
show("unknown", lambda: exec("class K(Base, required=1, unknown=2): pass", globals()))
Sub.added_later = Hook("third")


class Plain:
    def __init_subclass__(cls): print("plain", cls.__name__)


class Both(Sub, Plain, required=3): pass
show("both", lambda: type("Made", (Plain,), {"h": Hook("by type")}).__name__)


class FailingName:
    def __set_name__(self, owner, name): raise ValueError(f"no {name}")


try:
    class Failing: attribute = FailingName()
except ValueError as error:
    print(error, error.__notes__)


class MetaHook(type):
    def __init_subclass__(mcls, **kwargs): print("metaclass subclassed", mcls.__name__, kwargs)


class SubMeta(MetaHook, k=1): pass


class Entries:
    def __init__(self, *bases): self.bases = bases
    def __mro_entries__(self, bases):
        print("mro_entries", len(bases))
        return self.bases


class FromEntries(Entries(int), Entries(), Entries(Plain, list) if False else Plain): pass
print(FromEntries.__bases__, len(FromEntries.__orig_bases__))
show("type() has no entries", lambda: type("T", (Entries(int),), {}))
show("entries no tuple", lambda: exec("class K(Entries([])): pass", globals()))


class WrongEntries:
    def __mro_entries__(self, bases): return [int]


show("wrong entries", lambda: exec("class K(WrongEntries()): pass", globals()))


def decorator(name):
    print("decorator", name)
    def apply(cls):
        print("apply", name, cls.__name__)
        return cls
    return apply


@decorator("outer")
@decorator("inner")
class Decorated(Plain, metaclass=type): print("body")


@lambda c: c.__name__.upper()
class Name: pass
print(Name)
show("three arguments", lambda: type("X", (), {"a": 1}).a)
for args in (), (1, 2), (1, 2, 3), ("X", [], {}), ("X", (), []), ("X", (5,), {}), ("X", (int, str), {}), ("X", (bool,), {}), ("X", (), {}, 1), ("X", (object, int), {}), ("X", (int, int), {}), ("X", (), {"__slots__": 5}), ("X", (), {"__qualname__": 5}):
    show(f"type{args}", lambda: type(*args).__name__)
