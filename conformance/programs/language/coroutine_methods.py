"""Coroutines by hand: send, throw, close, states, what they wait for, awaiting twice, __await__ of all sorts, generators marked as coroutines."""
import sys


def step(c, *args):
    try:
        return "yielded", c.send(*(args or (None,)))
    except BaseException as error:
        return type(error).__name__, str(error), getattr(error, "value", None)


def throw(c, *args):
    try:
        return "yielded", c.throw(*args)
    except BaseException as error:
        return type(error).__name__, str(error), getattr(error, "value", None)


def close(c):
    try:
        return "closed", c.close()
    except BaseException as error:
        return type(error).__name__, str(error)


class Awaitable:
    def __init__(self, *values): self.values = values
    def __await__(self):
        for value in self.values:
            try:
                print("got", (yield value))
            except ValueError as error:
                print("caught", error)
                yield "after error"
        return "result"


async def inner(): return await Awaitable(1, 2)
async def outer():
    try:
        return await inner()
    finally:
        print("finally")


c = outer()
print(type(c).__name__, c.__name__, c.__qualname__, c.cr_running, c.cr_suspended, c.cr_await, c.cr_origin, c.cr_code is outer.__code__, c.cr_frame.f_lineno - c.cr_code.co_firstlineno)
print(step(c, 5))
print(step(c), c.cr_suspended, c.cr_running, c.cr_await.__name__, c.cr_await.cr_suspended, c.cr_await.cr_await.__name__, c.cr_frame.f_lineno - c.cr_code.co_firstlineno)
print(step(c, "a"), throw(c, ValueError("v")), step(c, "b"))
print(step(c), c.cr_frame, c.cr_suspended, c.cr_await)
print(throw(c, ValueError("closed")), close(c))
c = outer()
print(throw(c, ValueError("unstarted")), step(c))
c = outer()
print(close(c), step(c))
c = outer()
step(c)
print(close(c), close(c), step(c))
c = outer()
step(c)
print(throw(c, KeyError("k")), step(c))


async def swallows():
    try:
        await Awaitable(1)
    except GeneratorExit:
        await Awaitable("ignored")


c = swallows()
step(c)
print(close(c))
c2 = swallows()
step(c2)
print(throw(c2, GeneratorExit), close(c2))


async def returns_on_exit():
    try:
        await Awaitable(1)
    except GeneratorExit:
        return "value"


c = returns_on_exit()
step(c)
print(close(c))


async def again(c): return await c
c = inner()
step(c)
print(step(again(c)), close(c))
c = inner()
c.close()
print(step(again(c)))


async def same(c): return await c, await c
async def plain(): return "plain"
print(step(same(plain())))
print(step(again(plain())))


async def itself(): await me
me = itself()
print(step(me))
w = plain().__await__()
print(type(w).__name__, iter(w) is w, step(w), step(w), close(w))
w = inner().__await__()
print(next(w), w.send("s"), throw(w, KeyError("k")))


coroutines = [plain(), inner()]


class Bad:
    def __init__(self, result): self.result = result
    def __await__(self): return self.result


class NoAwait: pass
class Raises:
    def __await__(self): raise KeyError("in __await__")
class Instance:
    def __init__(self): self.__await__ = lambda: iter([1])
class Generates:
    def __await__(self): return coroutines[0]
class Iterator:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration("end")
        return self.n


async def awaits(x): return await x
for value in 5, None, "text", [], NoAwait(), Raises(), Instance(), Generates(), Bad(5), Bad([1]), Bad(None), (x for x in [1]), plain, lambda: 0:
    print(type(value).__name__, step(awaits(value)))
c = awaits(Bad(Iterator()))
print(step(c), step(c, "cannot"))
c = awaits(Bad(Iterator()))
print(step(c), step(c), step(c))
c = awaits(Bad(iter([1])))
print(step(c), throw(c, ValueError("no throw method")))
c = awaits(Bad(x for x in "ab"))
print(step(c), step(c), step(c))


def marked(function):
    code = function.__code__
    function.__code__ = code.replace(co_flags=code.co_flags | 0x100)
    return function


@marked
def generator(v):
    got = yield v
    return got


print(generator.__code__.co_flags & 0x100)
c = awaits(generator("g"))
print(step(c), c.cr_await.__name__, step(c, "sent"))


@marked
def delegates(): return (yield from inner())
def does_not(): return (yield from coroutines[1])
g = delegates()
print(next(g), g.send(1), step(g, 2))
print(step(does_not()))
print(step(awaits(Bad(generator(1)))))
print(step(awaits(Bad(coroutines[1]))))


class Manager:
    def __init__(self, value): self.value = value
    def __aenter__(self): return self.value
    async def __aexit__(self, *args): print("exit", args[0])


async def uses(manager):
    async with manager as x:
        return x


c = uses(Manager(generator("enter")))
print(step(c), step(c, "entered"))
for value in 5, None, Bad(5), Raises():
    print(step(uses(Manager(value))))


class Iterable:
    def __init__(self, value): self.value = value
    def __aiter__(self): return self
    def __anext__(self): return self.value


async def loops(iterable):
    async for x in iterable:
        return x


c = loops(Iterable(generator("next")))
print(step(c), step(c, "item"))
for value in 5, None, Bad(5), Raises(), plain():
    try:
        loop = loops(Iterable(value))
        loop.send(None)
    except BaseException as error:
        print(type(error).__name__, error, repr(error.__cause__))


class NoIterator:
    def __aiter__(self): return 5
class AsyncIter:
    async def __aiter__(self): return self
for value in 5, NoIterator(), [1]:
    print(step(loops(value)))


async def nested_awaits():
    return [await plain(), (await plain()).upper(), await plain() + "!", -len(await plain()), not await plain(), await plain() in ["plain"], [x for x in await plain()][0], (lambda: 1)(), {await plain(): await plain()}, f"{await plain()}", await again(again(again(plain())))]


print(step(nested_awaits()))


async def exceptions():
    try:
        await Awaitable(1)
    except BaseException as error:
        return repr(error), repr(error.__context__), repr(sys.exception())


c = exceptions()
step(c)
try:
    raise KeyError("outside")
except KeyError:
    print(throw(c, ValueError))


async def stops(): raise StopIteration("leaks")
async def stops_async(): raise StopAsyncIteration("leaks")
for each in stops, stops_async:
    c = each()
    try:
        c.send(None)
    except BaseException as error:
        print(repr(error), repr(error.__cause__), error.__suppress_context__)
for bad in lambda: iter(inner), lambda: iter(c), lambda: next(c), lambda: list(c), lambda: [*c], lambda: len(c), lambda: c.send(), lambda: c.throw(), lambda: type(c)(), lambda: type("X", (type(c),), {}), lambda: c():
    try:
        bad()
    except TypeError as error:
        print(error)
c.__name__ = "renamed"
c.__qualname__ = "q"
print(c.__name__, repr(c)[:20])
for name in "__name__", "__qualname__":
    try:
        setattr(c, name, 5)
    except TypeError as error:
        print(error)


def main(): return [type(x).__name__ for x in (outer, c, c.__await__(), inner.__code__)]


print(main())
for each in coroutines: each.close()
