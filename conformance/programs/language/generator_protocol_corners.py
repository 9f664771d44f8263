"""Generators: yield from over everything, throw and close into the middle of chains, return values, wrong iterators, running generators, attributes."""


def step(g, *args):
    try:
        return g.send(*args) if args else next(g)
    except BaseException as error:
        return type(error).__name__, str(error), getattr(error, "value", None)


def throw(g, *args):
    try:
        return g.throw(*args)
    except BaseException as error:
        return type(error).__name__, str(error), getattr(error, "value", None), repr(error.__context__)


def close(g):
    try:
        return "closed", g.close()
    except BaseException as error:
        return type(error).__name__, str(error)


kept = []


def keep(generator):
    kept.append(generator)
    return generator


def over(x): return keep(over_(x))
def over_(x):
    try:
        result = yield from x
        yield ("result", result)
    except ValueError as error:
        yield ("caught", str(error))
    finally:
        print("finally", end=" ")


class Plain:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration("plain result")
        return self.n


class Full(Plain):
    def send(self, value): print("send", value, end=" "); return ("sent", value)
    def throw(self, *args):
        print("throw", *[repr(a) for a in args], end=" ")
        if isinstance(args[0], KeyError): raise StopIteration("from throw")
        if isinstance(args[0], IndexError): return "handled"
        raise args[0]
    def close(self): print("close", end=" ")


class BadClose(Plain):
    def close(self): raise KeyError("in close")


class Getitem:
    def __getitem__(self, i):
        if i > 1: raise IndexError
        return i * 10


for make in Plain, Full, Getitem, lambda: "ab", lambda: [], lambda: range(2), lambda: {"k": 1}, lambda: (i for i in "xy"), lambda: map(str, [1]), lambda: over([1]):
    g = over(make())
    print([step(g), step(g), step(g), step(g), step(g)])
for make in Plain, Full, lambda: iter([1, 2]), lambda: over([1, 2]):
    g = over(make())
    print(step(g), step(g, "value"), step(g))
    g = over(make())
    print(step(g), throw(g, ValueError("v")), step(g))
    g = over(make())
    print(step(g), throw(g, KeyError("k")), step(g))
    g = over(make())
    print(step(g), throw(g, IndexError), step(g))
    g = over(make())
    print(step(g), close(g), step(g))
    g = over(make())
    print(step(g), throw(g, GeneratorExit), step(g))
g = over(BadClose())
print(step(g), close(g), step(g))
for value in 5, None, over, int:
    print(step(over(value)))


class NoIterator:
    def __iter__(self): return 5
class Raises:
    def __iter__(self): raise KeyError("iter")
class NextRaises(Plain):
    def __next__(self): raise ValueError("next")
for make in NoIterator, Raises, NextRaises:
    print(step(over(make())))


def outermost(): return (yield from middle())
def middle():
    try:
        return ((yield from innermost()), "middle")
    except KeyError as error:
        return "middle caught", error.args
def innermost():
    try:
        got = yield 1
        got = yield got
        return got
    except IndexError:
        raise KeyError("from innermost")
    finally:
        print("innermost finally", end=" ")


g = outermost()
print(step(g), step(g, "a"), step(g, "b"))
g = outermost()
print(step(g), throw(g, IndexError("i")))
g = outermost()
print(step(g), throw(g, ValueError("v")), step(g))
g = outermost()
print(step(g), g.gi_yieldfrom.__name__, g.gi_yieldfrom.gi_yieldfrom.__name__, g.gi_running, g.gi_yieldfrom.gi_running, g.gi_suspended, g.gi_yieldfrom.gi_suspended, close(g), g.gi_yieldfrom, g.gi_frame)


def running():
    print(me.gi_running, me.gi_suspended, step(me), throw(me, ValueError), close(me), me.gi_yieldfrom)
    yield 1
    yield from also()
def also():
    print(me.gi_running, step(me), me.gi_yieldfrom)
    yield 2


me = running()
print(step(me), me.gi_running, step(me), me.gi_running, step(me), me.gi_running)


def shared():
    inner = (i for i in range(4))
    def one(): yield from inner
    return one(), one()


a, b = shared()
print(next(a), next(b), next(a), next(b), step(a), step(b))


def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = ignores()
next(g)
print(close(g), close(g))
g = over(ignores())
next(g)
print(close(g), step(g))


def exit_value():
    try:
        yield 1
    except GeneratorExit:
        return "on exit"
    return "normal"


g = exit_value()
next(g)
print(close(g), close(g))
g = exit_value()
print(close(g))
g = over(exit_value())
next(g)
print(close(g))
g = over(exit_value())
next(g)
print(throw(g, GeneratorExit))


class MyExit(GeneratorExit): pass
g = over(exit_value())
next(g)
print(throw(g, MyExit("mine")))
g = exit_value()
next(g)
print(throw(g, MyExit("mine")))
for args in (ValueError,), (ValueError("x"),), (5,), (None,), (int,), ("text",), (), (StopIteration,), (StopIteration("s"),):
    g = over([1])
    next(g)
    print(args, throw(g, *args))
g = (x for x in [1])
print(step(g, 1), step(g), step(g), step(g, 5), throw(g, ValueError("after")), close(g), close(g))


def returns_generator(): return (yield)
def returns_exception():
    yield
    return ValueError("as value")
def returns_tuple():
    yield
    return (1, 2)
def returns_stop():
    yield
    return StopIteration(5)
for make in returns_generator, returns_exception, returns_tuple, returns_stop:
    g = make()
    next(g)
    try:
        g.send((3, 4))
    except StopIteration as stop:
        print(repr(stop.value), stop.args)
g = over([1])
print(g.__name__, g.__qualname__, g.gi_code is over_.__code__, g.gi_frame.f_lineno - over_.__code__.co_firstlineno, iter(g) is g, g.__next__(), g.gi_frame.f_lineno - over_.__code__.co_firstlineno, repr(g)[:24])
g.__name__ = "new"
g.__qualname__ = "new.qual"
print(g.__name__, g.__qualname__, repr(g)[:26], g.gi_code.co_name)
for bad in lambda: setattr(g, "__name__", 5), lambda: setattr(g, "__qualname__", None), lambda: setattr(g, "gi_frame", None), lambda: type(g)(), lambda: type("X", (type(g),), {}), lambda: g(), lambda: len(g), lambda: g[0], lambda: g.send(), lambda: g.throw(), lambda: g.close(1), lambda: g + g, lambda: setattr(g, "x", 1):
    try:
        bad()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
import sys
def sees():
    try:
        1 / 0
    except ZeroDivisionError:
        yield repr(sys.exception())
        yield repr(sys.exception())
    yield sys.exception()
try:
    raise KeyError("outer")
except KeyError:
    s = sees()
    print(next(s), repr(sys.exception()), next(s), next(s))
for generator in kept + [g, me, a, b, s]:
    close(generator)
print()
