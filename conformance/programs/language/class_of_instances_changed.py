"""`__class__` set: what has room for the same things may change its class."""
import types


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def become(x, cls):
    x.__class__ = cls
    return type(x).__name__


class Plain: pass
class Other: pass
class G: __slots__ = ["a", "b"]
class H: __slots__ = ["b", "a"]
class J: __slots__ = ["c", "b"]
class K: __slots__ = ["a", "b", "d"]
class L(H): __slots__ = ["e"]
class M(G): __slots__ = ["e"]
class N(J): __slots__ = ["__weakref__"]
class P(J): __slots__ = ["__dict__"]
class Q(J): pass
class R(J): __slots__ = ["__dict__", "__weakref__"]
class S(G): __slots__ = ()
class Int(int): pass
class Int2(int): pass
class List(list): pass
class Private: __slots__ = ["__p"]
class Private2: __slots__ = ["_Private__p"]

classes = (Plain, Other, G, H, J, K, L, M, N, P, Q, R, S, Int, Int2, List, Private, Private2)
for cls in classes:
    for target in (*classes, object, int, list, types.ModuleType):
        x = cls()
        for name in ("a", "b", "c"):
            attempt(setattr, x, name, name.upper())
        before = [getattr(x, name, None) for name in ("a", "b", "c")]
        told = attempt(become, x, target)
        after = [getattr(x, name, None) for name in ("a", "b", "c")]
        print(cls.__name__, target.__name__, told if told != target.__name__ else "ok" if before == after else after)


class Module(types.ModuleType):
    @property
    def two(self):
        return 2

    @two.setter
    def two(self, value):
        print("set", value)


m = types.ModuleType("m")
m.x = 1
print(become(m, Module), m.x, m.two)
m.two = 5
m.y = 6
print(m.__dict__["y"], "two" in m.__dict__, become(m, types.ModuleType), hasattr(m, "two"))
print(attempt(become, m, Plain), attempt(become, Plain(), Module), attempt(become, 5, bool), attempt(become, Plain(), 5), sep="\n")
print(attempt(delattr, Plain(), "__class__"))
