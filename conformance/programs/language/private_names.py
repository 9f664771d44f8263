"""Private names: mangled wherever a name is bound, used, imported, captured, declared, deleted; and where not."""
import sys
def show(label, function, *args):
    try:
        print(label, "->", function(*args))
    except BaseException as error:
        print(label, "->", type(error).__name__, error)

class A:
    __x = 1
    def __m(self): return "m"
    def m(self): return self.__m(), self.__x, A.__x
    def attrs(self):
        self.__y = 2
        self.__y += 1
        r = self.__dict__.copy()
        del self.__y
        return r, self.__dict__
    def local(self):
        __l = 5
        return sorted(locals()), [__l for __q in [1]], (lambda __z=__l: __z)()
    def parameters(self, __p, *, __k=3, **__kw):
        return __p, __k, __kw, sorted(locals())
    def call(self):
        return self.parameters(1, __k=4, __other=5)
    class __Inner:
        __z = 1
        def f(self): return self.__z
    def inner(self): return self.__Inner.__name__, self.__Inner.__qualname__, vars(self.__Inner)["_Inner__z"]
    def glob(self):
        global __g
        __g = 7
        return __g
    def nonl(self):
        __n = 1
        def f():
            nonlocal __n
            __n += 1
            return __n
        return f(), f()
    def imports(self):
        import sys as __s
        from sys import path as __p
        return __s is sys, __p is sys.path
    def exc(self):
        try: 1/0
        except ZeroDivisionError as __e: return repr(__e)
    def walrus(self):
        return (__w := 3), [__w2 := i for i in range(3)], __w2, sorted(locals())
    def loops(self):
        for __i in range(2): pass
        with Mgr() as __m: pass
        return __i, __m, sorted(locals())
    def unbound(self):
        return __undefined
    def unbound_local(self):
        __u
        __u = 1
    def attribute_error(self):
        self.__nothing
    def annotated(self, __a: int = 1) -> "__r": 
        __b: int = 2
        return __b
    __ann: int = 5
    def match(self, v):
        match v:
            case {"a": __cap, **__rest}: return __cap, __rest
            case [__f, *__st]: return __f, __st
            case D(__attr=1): return "attr"
            case __w: return __w
    def special(self): 
        return __name__
    __dunder__ = 1
    ___ = 2
    __x__y = 3
    def setattr_str(self): return getattr(self, "__x", "no")
    def evals(self):
        __v = 3
        return eval("__v") if "__v" in locals() else sorted(locals())
class Mgr:
    def __enter__(self): return "m"
    def __exit__(self, *a): pass
class D: _D__attr = 5
a = A()
for n in "m attrs local call inner glob nonl imports exc walrus loops unbound unbound_local attribute_error annotated special setattr_str evals".split():
    show(n, getattr(a, n))
show("parameters", lambda: a.parameters(1, _A__k=2, __z=3))
show("parameters", lambda: a.parameters(_A__p=2))
show("parameters", lambda: a.parameters(__p=2))
print(_A__g, sorted(k for k in vars(A) if "__" in k[1:] and not k.startswith("__")))
print(A.__annotations__, A.annotated.__annotations__, A.parameters.__kwdefaults__, A.parameters.__code__.co_varnames)
for v in ({"a": 1, "b": 2}, [1, 2, 3], 5): print(a.match(v))
class _Under:
    __x = 1
print([k for k in vars(_Under) if "x" in k])
class ___:
    __x = 1
print([k for k in vars(___) if "x" in k])
class __Two:
    __x = 1
print([k for k in vars(__Two) if "x" in k], __Two.__name__)
def function():
    __notmangled = 1
    return locals()
print(function())
class Outer:
    class Inner:
        __x = 1
        def f(self): 
            class Local: 
                __y = __x = 2
            return vars(Local)
    def g(self):
        def h(): return self.__priv
        self.__priv = "p"
        return h()
print([k for k in vars(Outer.Inner) if "x" in k], sorted(k for k in Outer.Inner().f() if k.endswith(("x", "y"))), Outer().g())
class S:
    __slots__ = ("__a", "b", "__c__")
    def __init__(self): self.__a = 1
    def get(self): return self.__a
print(S().get(), S._S__a.__name__, S.__slots__, sorted(k for k in vars(S) if not k.startswith("__")))
class G[__T]:
    __x: __T
    def f[__U](self, a: __U, b: __T): return __U, __T
    type __Al[__V] = tuple[__T, __V]
    al = __Al
print(G.__type_params__, G.__annotations__, G().f(1, 2), G.al, G.al.__value__, G.al.__type_params__)
class K:
    def f(self): return dict(__k=1, **{"__j": 2})
print(K().f())
class Dec:
    def __d(f): return f
    @__d
    def m(self): return "decorated"
    try: [__d for _ in "a"]
    except NameError as error: print(error)
    print([k for k in locals() if "_d" in k])
    del __d
print(Dec().m(), hasattr(Dec, "_Dec__d"))
class E:
    try: 1/0
    except ZeroDivisionError as __e: print(sorted(k for k in locals() if "e" in k and not k.startswith("__")))
    for __f in [1]: pass
    import sys as __sys
    __t, *__u = 1, 2
    print(sorted(k for k in locals() if not k.startswith("__")))
    global __gg
    __gg = 4
    def __getattr__(self, name): return name
print(_E__gg, E().__foo, [E().__bar][0])
class F:
    x = E().__foo
    def f(): return __import__("sys").__name__
print(F.x, F.f())
