"""Errors thrown into generators: what is their context, and which frames are in their traceback."""
import traceback
def g():
    yield 1
def chain(e):
    out = []
    while e is not None:
        out.append(type(e).__name__); e = e.__context__
    return out
def tb(e):
    t = e.__traceback__; r = []
    while t: r.append((t.tb_frame.f_code.co_name, t.tb_lineno)); t = t.tb_next
    return r
def unstarted():
    try: g().throw(ValueError("v"))
    except ValueError as e: print(chain(e), tb(e))
    x = g(); x.close()
    try: x.throw(ValueError("v"))
    except ValueError as e: print(chain(e), tb(e))
    try: 1/0
    except ZeroDivisionError:
        try: g().throw(ValueError("v"))
        except ValueError as e: print(chain(e), tb(e))
        x = g(); next(x)
        try: x.throw(ValueError("v"))
        except ValueError as e: print(chain(e), tb(e))
        x = g(); x.close()
        try: x.throw(ValueError("v"))
        except ValueError as e: print(chain(e), tb(e))
unstarted()
def inner():
    try: raise KeyError("a")
    except KeyError:
        yield
def outer(): yield from inner()
for f in (inner, outer):
    x = f(); next(x)
    try: x.throw(ValueError("b"))
    except ValueError as e: print(chain(e), tb(e))
    x = f(); next(x)
    try: 1/0
    except ZeroDivisionError:
        try: x.throw(ValueError("b"))
        except ValueError as e: print(chain(e), tb(e))
        e = ValueError("has"); e.__context__ = TypeError("ctx")
        x = f(); next(x)
        try: x.throw(e)
        except ValueError as e: print(chain(e), tb(e))
async def co(): await aw()
class aw:
    def __await__(self):
        yield 1
c = co()
try: c.throw(ValueError("x"))
except ValueError as e: print(chain(e), tb(e))
c = co(); c.send(None)
try: c.throw(ValueError("x"))
except ValueError as e: print(chain(e), tb(e))
async def ag(): yield 1
def drive(c):
    try: c.send(None)
    except BaseException as e: return chain(e), tb(e)
print(drive(ag().athrow(ValueError("x"))))
a = ag(); print(drive(a.asend(None)))
print(drive(a.athrow(ValueError("x"))))
print(drive(a.athrow(ValueError("x"))))
print(drive(a.asend(None)))
try: 1/0
except ZeroDivisionError:
    a = ag(); drive(a.asend(None))
    print(drive(a.athrow(ValueError("x"))))
    print(drive(ag().athrow(ValueError("x"))))
def gen_context():
    try: yield 1
    except ValueError as e:
        print("in", chain(e))
        yield 2
    print("after")
x = gen_context(); next(x)
try: raise KeyError("outside")
except KeyError:
    x.throw(ValueError("in"))
next(x, None)
# sys.exception per generator
import sys
def see():
    while True:
        yield repr(sys.exception())
s = see()
print(next(s))
try: 1/0
except ZeroDivisionError: print(next(s))
print(next(s))
def handles():
    try: 1/0
    except ZeroDivisionError:
        yield repr(sys.exception())
        yield repr(sys.exception())
    yield repr(sys.exception())
h = handles(); print(next(h), sys.exception())
try: raise KeyError
except KeyError: print(next(h), repr(sys.exception()))
print(next(h), sys.exception())
def reraise():
    try: yield 1
    except ValueError: raise
r = reraise(); next(r)
try: r.throw(ValueError("re"))
except ValueError as e: print(chain(e), tb(e))
def bare():
    yield 1
    raise
b = bare(); next(b)
try:
    try: 1/0
    except ZeroDivisionError: next(b)
except BaseException as e: print(repr(e), chain(e), tb(e))
