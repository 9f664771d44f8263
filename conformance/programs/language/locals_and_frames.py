"""locals() and f_locals (PEP 667): functions, class bodies, comprehensions, generators, exec, frames that have ended."""
import sys
def keys(d): return sorted(k for k in d if not k.startswith("__"))
print([keys(locals()) for a in [0]], keys([sys._getframe().f_locals for a in [0]][0]))
print([type(locals()).__name__ for a in [0]], [type(sys._getframe().f_locals).__name__ for a in [0]], [locals() is globals() for a in [0]], [len(vars()) == len(locals()) for a in [0]])
class C:
    z = 1
    print([keys(locals()) for a in [0]], keys([sys._getframe().f_locals for a in [0]][0]))
    print([type(sys._getframe().f_locals).__name__ for a in [0]], [type(locals()).__name__ for a in [1]])
    print([eval("a") for a in [3]], [eval("z") if 0 else 0 for a in [1]])
    print([exec("b = 1") for a in [0]], "b" in locals())
    print([[keys(locals()) for b in [0]] for a in [1]])
    print([(lambda: keys(locals()))() for a in [0]])
    print(list(keys(locals()) for a in [0]))
def f(p, q=2):
    z = 1
    print([keys(locals()) for a in [0]], keys([sys._getframe().f_locals for a in [0]][0]))
    print([(lambda: keys(locals()))() for a in [0]], list(keys(locals()) for a in [0]))
    print([[keys(locals()) for b in [0]] for a in [1]], keys(locals()))
    print([eval("a + z") for a in [3]], [exec("b = 1") for a in [0]])
    return [locals() is locals(), locals() == locals()]
print(f(1))
print([eval("a") for a in [3]])
[exec("made = a") for a in [4]]
print("made" in globals(), [dir() == sorted(locals()) for a in [0]], [sorted(set(dir()) - set(globals())) for a in [1]])
def nested():
    x = 1
    def inner():
        y = 2
        return x, locals(), sorted(sys._getframe(0).f_locals.items())
    r = inner()
    return r, locals().keys()
print(nested())
def update():
    x = 1
    l = locals()
    l["x"] = 5; l["new"] = 6
    print(x, "new" in locals(), locals() is l, sorted(l))
    fl = sys._getframe().f_locals
    fl["x"] = 7; fl["new"] = 8
    print(x, locals()["x"], locals()["new"], fl is sys._getframe().f_locals, fl == sys._getframe().f_locals, "new" in sys._getframe().f_locals)
    exec("x = 9; new2 = 1"); print(x, "new2" in locals())
    exec("x = 10", None, fl); print(x)
    def cell(): return x
    fl["x"] = 11; print(cell(), x)
    del x
    print("x" in fl, sorted(fl), len(fl))
    try: fl["x"]
    except KeyError as e: print(e)
    fl["x"] = 12; print(x)
    for op in (lambda: fl.__delitem__("x"), lambda: fl.__delitem__("nope"), lambda: fl.pop("x"), lambda: fl.pop("nope"), lambda: fl.pop("nope", 3), lambda: fl.pop("new"), lambda: fl.setdefault("x", 1),
               lambda: fl.setdefault("sd", 1), lambda: fl.get("x"), lambda: fl.get("q", 4), lambda: fl | {"x": 1, "m": 2} and 1, lambda: {"m": 2} | fl and 1, lambda: fl.update(x=1), lambda: fl.update({"x": 20, "u": 1}),
               lambda: fl.update([("x", 21)]), lambda: fl.update(5), lambda: fl.update([1]), lambda: fl[1], lambda: fl.__setitem__(1, 2), lambda: fl[1], lambda: fl.__delitem__(1), lambda: 1 in fl, lambda: hash(fl), lambda: fl.clear(), lambda: fl.popitem(),
               lambda: list(reversed(fl))[:2], lambda: type(fl.copy()).__name__, lambda: type(fl.keys()).__name__, lambda: type(fl.values()).__name__, lambda: type(fl.items()).__name__, lambda: type(iter(fl)).__name__,
               lambda: fl == dict(fl), lambda: fl == 5, lambda: fl != dict(fl), lambda: fl < {}, lambda: type(fl)(), lambda: type(fl)(1), lambda: type(fl)(frame=1), lambda: fl["x"], lambda: fl.__ior__({"ior": 1}) is fl, lambda: fl | 5, lambda: fl.__ior__(5), lambda: isinstance(fl, dict), lambda: bool(fl)):
        try: print(op())
        except Exception as e: print(type(e).__name__, e)
    match fl:
        case {"x": v}: print("mapping", v)
    def t(**k): return sorted(k)
    try: print(t(**{k: v for k, v in fl.items() if isinstance(k, str)}), len(dict(**{})))
    except Exception as e: print(e)
update()
def r():
    fl = sys._getframe().f_locals
    a = 1
    del fl
    fl = None
    x = sys._getframe().f_locals
    return repr(x)[:60]
print(r())
def gen(p):
    q = 1
    yield
    q = 2
    yield
g = gen(5)
print(g.gi_frame.f_locals)
next(g); print(g.gi_frame.f_locals, dict(g.gi_frame.f_locals))
g.gi_frame.f_locals["q"] = 33; fr = g.gi_frame
next(g); print(g.gi_frame.f_locals["q"])
next(g, None); print(g.gi_frame, fr.f_locals)
def catcher():
    secret = 42
    1/0
try: catcher()
except ZeroDivisionError as e: tb = e.__traceback__.tb_next; print(tb.tb_frame.f_locals, tb.tb_frame.f_back and 1)
tb.tb_frame.f_locals["secret"] = 1; print(tb.tb_frame.f_locals)
tb.tb_frame.clear(); print(tb.tb_frame.f_locals)
class K:
    x = 1
    locals()["y"] = 2
    sys._getframe().f_locals["w"] = 3
    print(y, w, locals() is sys._getframe().f_locals, locals() is vars())
print(K.y, K.w)
locals()["modvar"] = 1; print(modvar, locals() is globals() is sys._getframe().f_locals)
def deleted():
    x = 1
    del x
    return locals(), "x" in sys._getframe().f_locals
print(deleted())
def params(a, /, b, *c, d, **e):
    z = 1
    return list(locals()), list(sys._getframe().f_locals)
print(params(1, 2, 3, d=4, f=5))
def cells(a, b):
    c = 1
    def g(): return b, c
    d = 2
    return list(locals()), list(sys._getframe().f_locals), sys._getframe().f_code.co_varnames, sys._getframe().f_code.co_cellvars
print(cells(1, 2))
class Cl:
    def m(self):
        return list(locals()), __class__
print(Cl().m())
def free():
    v = 1
    class D:
        u = v
        print(keys(locals()))
        def m(self): return v, list(locals())
    return D().m()
print(free())
def walrus():
    print([y := 1, [z := i for i in range(2)]], list(locals()))
walrus()
def exc():
    try: 1/0
    except ZeroDivisionError as e: print(list(locals()))
    print(list(locals()))
exc()
