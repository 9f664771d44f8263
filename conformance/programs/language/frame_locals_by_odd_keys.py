"""`frame.f_locals` takes keys that equal a variable's name, and only those with a hash."""
import sys


class Text(str): pass


class Impostor:
    def __hash__(self):
        return hash("x")

    def __eq__(self, other):
        return other == "x"


class Unhashable(str):
    __hash__ = None


def f(key):
    x = 1
    proxy = sys._getframe().f_locals
    proxy[key] = 2
    return x, proxy[key], key in proxy, list(proxy), reversed(proxy), proxy.get(key)


for key in (Text("x"), Impostor(), "x", Text("new")):
    print(f(key)[:3], [str(name) for name in f(key)[3]], len(f(key)[4]), f(key)[5])
for key in (Unhashable("x"), [], {}):
    for action in (lambda p: p[key], lambda p: p.get(key), lambda p: key in p, lambda p: p.setdefault(key, 1), lambda p: p.update({}), lambda p: p.__setitem__(key, 1)):
        try:
            print(action(sys._getframe().f_locals))
        except Exception as e:
            print(type(e).__name__, e)
        break
