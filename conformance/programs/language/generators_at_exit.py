"""Generators that module variables still hold when the program ends are closed."""


def numbers(name):
    try:
        while True: yield name
    except GeneratorExit:
        print("exit", name)
        raise
    finally:
        print("closed", name)


def stubborn():
    try: yield 1
    except GeneratorExit: yield 2


async def waits():
    try: await Never()
    finally: print("coroutine closed")


class Never:
    def __await__(self): yield


first = numbers("first")
_private = numbers("private")
second = numbers("second")
unstarted = numbers("unstarted")
ended = (x for x in [])
delegating = (lambda: (yield from numbers("delegated")))()
expression = (x for x in numbers("in expression"))
coroutine = waits()
for generator in first, _private, second, delegating, expression: next(generator)
del generator
coroutine.send(None)
list(ended)
ignores = stubborn()
next(ignores)
print("end of program")
