"""What asend, athrow and aclose give: driven by hand, reused, thrown into, closed, in the wrong order; the hooks."""
import sys
kept = []


def keep(g):
    """So that nothing is closed before its time."""
    kept.append(g)
    return g


def step(c, v=None):
    try: return "yield", c.send(v)
    except BaseException as e: return type(e).__name__, str(e), getattr(e, "value", None)
def thr(c, *a):
    try: return "yield", c.throw(*a)
    except BaseException as e: return type(e).__name__, str(e), getattr(e, "value", None)
def clo(c):
    try: return "closed", c.close()
    except BaseException as e: return type(e).__name__, str(e)
class aw:
    def __init__(self, v): self.v = v
    def __await__(self):
        try: return (yield self.v)
        except GeneratorExit: print("aw exit"); raise
        except BaseException as e: print("aw got", repr(e)); raise
async def ag():
    try:
        print("sent", (yield 1))
        print("awaited", await aw("w"))
        print("sent", (yield 2))
    except ValueError as e:
        print("caught", e)
        yield "after"
        await aw("w2")
        yield "after2"
    finally: print("finally")
a = keep(ag())
s = keep(a.asend(None))
async def co(): pass
coro = co(); coro.close()
print(type(s).__name__, isinstance(s, type(coro)), s.__await__() is s, iter(s) is s, a.ag_running)
print(step(s), a.ag_running, step(s), a.ag_running)
s = a.asend("x"); print(step(s), a.ag_running, a.ag_suspended, type(a.ag_await).__name__)
t = a.asend(None); print(step(t)); print(step(t))
t = a.athrow(ValueError); print(step(t)); print(step(t))
t = a.aclose(); print(step(t)); print(step(t))
print(step(s, "res"), a.ag_running)
print(step(a.asend(None)), step(a.asend(None)), step(a.asend(None)))
print(step(a.athrow(ValueError("v"))), step(a.aclose()))
print("-- first send value")
a = keep(ag()); s = a.asend("v"); print(step(s)); print(step(s))
a = keep(ag()); s = keep(a.asend(None)); print(step(s, "v"))
a = keep(ag()); step(a.asend(None)); s = a.asend("one"); print(step(s, "two"))
print("-- throw")
a = keep(ag()); s = keep(a.asend(None)); print(thr(s, ValueError("early"))); print(step(s)); print(step(a.asend(None)))
a = keep(ag()); step(a.asend(None)); s = keep(a.asend(None)); print(thr(s, ValueError("mid"))); print(step(s))
print(step(a.asend(None)))
a = keep(ag()); step(a.asend(None)); s = keep(a.asend(None)); step(s); print(thr(s, ValueError("inner"))); print(thr(s, KeyError))
a = keep(ag()); step(a.asend(None)); s = keep(a.asend(None)); step(s); print(thr(s, KeyError("k"))); print(step(a.asend(None)))
print("-- close")
a = keep(ag()); s = keep(a.asend(None)); print(clo(s), clo(s), step(s), step(a.asend(None)))
a = keep(ag()); step(a.asend(None)); s = keep(a.asend(None)); print(clo(s), step(a.asend(None)))
a = keep(ag()); step(a.asend(None)); s = keep(a.asend(None)); step(s); print(clo(s), step(a.asend(None)))
print("-- athrow")
a = keep(ag()); t = a.athrow(ValueError("x")); print(step(t)); print(step(t)); print(step(a.asend(None)))
a = keep(ag()); step(a.asend(None)); t = a.athrow(ValueError("x")); print(step(t, 5)); print(step(t)); print(step(t))
t = a.asend(None); print(step(t)); print(step(t))
t = a.athrow(TypeError); print(type(t).__name__, thr(t, KeyError("into")), thr(t, KeyError))
a = keep(ag()); step(a.asend(None)); t = a.athrow(ValueError("two")); print(step(t))
a = keep(ag()); step(a.asend(None)); t = a.athrow(5); print(step(t))
a = keep(ag()); step(a.asend(None)); t = a.athrow(ValueError); print(clo(t), step(t), step(a.asend(None)))
print("-- aclose")
a = keep(ag()); t = a.aclose(); print(step(t), step(t)); print(step(a.asend(None)))
a = keep(ag()); step(a.asend(None)); t = a.aclose(); print(step(t)); print(step(a.aclose()), step(a.asend(None)), step(a.athrow(ValueError)))
async def ign():
    try: yield 1
    except GeneratorExit:
        await aw("in exit")
        yield 2
    yield 3
a = keep(ign()); step(a.asend(None)); t = a.aclose(); print(step(t), a.ag_running); print(step(t), a.ag_running); print(step(a.asend(None)), step(a.asend(None)), step(a.aclose()))
async def exit_returns():
    try: yield 1
    except GeneratorExit: return
a = keep(exit_returns()); step(a.asend(None)); print(step(a.aclose()), step(a.asend(None)))
async def exit_raises():
    try: yield 1
    except GeneratorExit: raise KeyError("k")
a = keep(exit_raises()); step(a.asend(None)); print(step(a.aclose()), step(a.asend(None)))
a = keep(ign()); step(a.asend(None)); t = a.aclose(); print(thr(t, ValueError("x")), step(t))
a = keep(ign()); step(a.asend(None)); t = a.aclose(); step(t); print(thr(t, ValueError("x")), step(t))
a = keep(ign()); step(a.asend(None)); t = a.aclose(); step(t); print(clo(t), step(t))
print("-- errors")
async def bad():
    yield 1
    raise ValueError("bad")
a = keep(bad()); step(a.asend(None)); print(step(a.asend(None)), step(a.asend(None)), step(a.athrow(KeyError)), a.ag_running, a.ag_frame)
async def stops():
    if 0: yield
    raise StopAsyncIteration("s")
print(step(stops().asend(None)))
async def stops():
    if 0: yield
    raise StopIteration("s")
print(step(stops().asend(None)))
async def re():
    me = yield 1
    print(step(me.asend(None)), step(me.aclose()), step(me.athrow(ValueError)))
    yield 2
a = keep(re()); step(a.asend(None)); print(step(a.asend(a)))
print("-- names")
print(a.__name__, a.__qualname__, ag.__code__.co_flags & 0x200, a.ag_code is re.__code__, type(a.ag_frame).__name__)
g = a
for bad_call in (lambda: a.asend(), lambda: iter(a), lambda: next(a), lambda: a.aclose(1)):
    try: bad_call()
    except Exception as e: print(type(e).__name__, e)
print(sorted(n for n in dir(s) if not n.startswith("__")), hasattr(s, "__anext__"), hasattr(s, "cr_frame"))
print("-- hooks")
print(sys.get_asyncgen_hooks())
def first(g): print("first", g.__name__)
def fin(g): print("fin", g.__name__)
sys.set_asyncgen_hooks(firstiter=first, finalizer=fin)
h = sys.get_asyncgen_hooks(); print(h.firstiter is first, h.finalizer is fin, len(h))
a = keep(ag()); s = keep(a.asend(None)); print("made"); step(s); step(a.asend(None))
for name, args in (("aclose", ()), ("athrow", (ValueError,)), ("__anext__", ())): keep(getattr(keep(ag()), name)(*args)).close()
def bad(g): raise KeyError("hook")
sys.set_asyncgen_hooks(bad)
a = keep(ag())
try: keep(a.asend(None))
except KeyError as e: print(repr(e))
print(step(a.asend(None)))
for args in ((5,), (None, 5)):
    try: sys.set_asyncgen_hooks(*args)
    except TypeError as e: print(e)
sys.set_asyncgen_hooks(None, None); print(sys.get_asyncgen_hooks())
a = None
