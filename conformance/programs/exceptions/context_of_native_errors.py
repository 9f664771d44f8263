# Errors that the interpreter raises have the error that is being handled for their context.
import asyncio
import contextlib


def chain(error):
    links = []
    while error is not None:
        links.append(f"{type(error).__name__}({error})")
        error = error.__context__
    print(" <- ".join(links))


def attempt(operation):
    try:
        operation()
    except BaseException as error:
        chain(error)


def numbers():
    yield 1


async def nothing():
    pass


async def agen():
    yield 1


class Minus:
    def __sub__(self, other):
        return NotImplemented

    def __bool__(self):
        raise ValueError("neither")


def finished(it):
    for _ in it:
        pass
    return it


try:
    raise KeyError("outer")
except KeyError:
    attempt(lambda: next(finished(numbers())))
    attempt(lambda: finished(numbers()).send(None))
    attempt(lambda: nothing().send(None))
    attempt(lambda: numbers().throw(OSError("thrown")))
    attempt(lambda: agen().asend(None).send(None))
    attempt(lambda: agen().aclose().send(None))
    attempt(lambda: anext(agen(), 1).send(None))
    attempt(lambda: next(iter([])))
    attempt(lambda: int("x"))
    attempt(lambda: Minus() - 1)
    attempt(lambda: 1 - Minus())
    attempt(lambda: not Minus())
    attempt(lambda: [1][2])
    attempt(lambda: {}["k"])
    attempt(lambda: None.x)


@contextlib.contextmanager
def twice(after):
    try:
        yield 1
    except ValueError:
        yield 2
    finally:
        after()


@contextlib.contextmanager
def endless():
    try:
        yield 1
    finally:
        yield 2


def fail():
    raise OSError("closing")


def use(manager, error=None):
    with manager:
        if error is not None:
            raise error


attempt(lambda: use(twice(fail), ValueError("body")))
attempt(lambda: use(twice(lambda: None), ValueError("body")))
attempt(lambda: use(endless()))
attempt(lambda: use(endless(), ValueError("body")))


@contextlib.asynccontextmanager
async def atwice(after):
    try:
        yield 1
    except ValueError:
        yield 2
    finally:
        await asyncio.sleep(0)
        after()


async def ause(manager, error=None):
    async with manager:
        if error is not None:
            raise error


attempt(lambda: asyncio.run(ause(atwice(fail), ValueError("body"))))
attempt(lambda: asyncio.run(ause(atwice(lambda: None), ValueError("body"))))
