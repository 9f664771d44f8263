"""Generators: close, throw, return in finally, delegation, odd places of yield."""


def show(label, function, *args):
    try:
        print(label, "->", function(*args))
    except BaseException as error:
        print(label, "->", type(error).__name__, error, getattr(error, "value", ""))


def returns_in_finally():
    try:
        yield 1
        yield 2
    finally:
        return "finally"


g = returns_in_finally()
show("next", next, g)
show("close", g.close)
g = returns_in_finally()
next(g)
show("throw", g.throw, ValueError("thrown"))
show("after", next, g)


def yields_in_finally():
    try:
        yield 1
    finally:
        yield "in finally"


g = yields_in_finally()
next(g)
show("close", g.close)
show("rest", list, g)
g = yields_in_finally()
next(g)
show("throw", g.throw, ValueError("pending"))
show("next", next, g)


def catches_exit():
    try:
        yield 1
    except GeneratorExit:
        print("exit caught")
        return 5


g = catches_exit()
next(g)
show("close value", g.close)
show("close again", g.close)


def raises_on_exit():
    try:
        yield 1
    except GeneratorExit:
        raise KeyError("instead")


g = raises_on_exit()
next(g)
show("close", g.close)


def unstarted():
    print("never printed")
    yield


g = unstarted()
show("send", g.send, 1)
show("throw unstarted", g.throw, ValueError("early"))
show("next", next, g)
g = unstarted()
show("close unstarted", g.close)
show("next", next, g)


def raises_stop():
    yield 1
    raise StopIteration("inside")


show("stop inside", list, raises_stop())


def leaks_stop():
    yield next(iter([]))


show("leaked stop", list, leaks_stop())


def reentrant():
    yield next(me)


me = reentrant()
show("already executing", next, me)


def inner():
    try:
        got = yield "inner 1"
        print("inner got", got)
        got = yield "inner 2"
        print("inner got", got)
    except ValueError as error:
        print("inner caught", error)
        yield "recovered"
    finally:
        print("inner finally")
    return "inner result"


def outer():
    result = yield from inner()
    print("outer got", result)
    result = yield from [1, 2]
    print("outer got", result)
    return "outer result"


g = outer()
print(next(g), g.send("a"), g.throw(ValueError("v")), next(g), next(g))
show("end", next, g)
g = outer()
next(g)
show("close outer", g.close)
g = outer()
print(next(g))
show("throw type", g.throw, KeyError)
show("dead", next, g)


class Iter:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration("iter result")
        return self.n
    def throw(self, error):
        print("throw method", repr(error))
        return "thrown value"
    def close(self):
        print("close method")


def over():
    return (yield from Iter())


g = over()
print(next(g), g.throw(ValueError("x")), next(g))
show("send to plain", g.send, 5)
g = over()
next(g)
g.close()
show("whole", list, over())


class Result:
    pass


def run(g):
    values = []
    try:
        while True:
            values.append(next(g))
    except StopIteration as stop:
        return values, stop.value


def odd_places():
    x = yield
    y = (yield 1) + (yield 2)
    z = [(yield 3), (yield 4)]
    d = {(yield 5): (yield 6)}
    f = f"{(yield 7)}-{(yield 8)!r}"
    s = z[(yield 9) or 0]
    c = (yield 10) < (yield 11) < 5
    t = (yield 12) if (yield 13) else (yield 14)
    b = (yield 15) and (yield 16) or (yield 17)
    print("call", *(yield 18), sep=(yield 19))
    z[(yield 20)] = yield 21
    z[(yield 22)] += yield 23
    lam = lambda: (yield 24)
    assert (yield 25), (yield 26)
    del z[(yield 27)]
    for i in (yield 28):
        x = i
    while (yield 29):
        break
    with (yield 30) as w:
        pass
    try:
        raise (yield 31)
    except (yield 32) as e:
        pass
    return x, y, z, d, f, s, c, t, b, type(next(lam())), w, repr(e)


class Manager:
    def __enter__(self): return "entered"
    def __exit__(self, *args): pass


g = odd_places()
answers = {None: None, 1: 10, 2: 20, 3: "z3", 4: "z4", 5: "k", 6: "v", 7: "f", 8: "r", 9: 1, 10: 1, 11: 2, 12: "then", 13: True,
           15: 0, 17: "or", 18: "abc", 19: "/", 20: 0, 21: 100, 22: 0, 23: 5, 25: True, 27: 1, 28: [7, 8], 29: True,
           30: Manager(), 31: ValueError("raised"), 32: ValueError, 14: 0, 16: 0}
order = []
try:
    item = next(g)
    while True:
        order.append(item)
        item = g.send(answers.get(item))
except StopIteration as stop:
    print(order)
    print(stop.value)


def nested_finally():
    try:
        try:
            yield 1
        finally:
            print("first")
            yield 2
            print("second")
    finally:
        print("third")


print(list(nested_finally()))
g = nested_finally()
next(g)
next(g)
g.close()
for value in nested_finally():
    if value == 2:
        break


def generator_with_return(): 
    return 5
    yield


print(run(generator_with_return()))
gen = (print("evaluated", x) or x for x in [1, 2, 3] if x != 2)
print(next(gen), list(gen), list(gen))
try:
    (x for x in 5)
except TypeError as error:
    print(error)
lazy = (y for x in [1] for y in undefined)
try:
    next(lazy)
except NameError as error:
    print(error)
print(g.__name__, g.__qualname__, gen.__name__, g.gi_frame, g.gi_running, g.gi_yieldfrom)
show("throw nonsense", (x for x in [1]).throw, 5)
show("throw nonsense", (x for x in [1]).throw, int)
h = outer()
next(h)
print(h.gi_yieldfrom.__name__)
