def averager():
    total = count = 0
    average = None
    while True:
        try:
            value = yield average
        except ValueError as error:
            print("caught", error)
            continue
        total += value
        count += 1
        average = total / count


g = averager()
next(g)
print(g.send(10), g.send(20), g.throw(ValueError("skip")), g.send(30))
g.close()
try:
    next(g)
except StopIteration:
    print("stopped")


def inner():
    received = yield 1
    print("inner received", received)
    try:
        yield 2
    finally:
        print("inner closed")
    return "inner result"


def outer():
    result = yield from inner()
    print("result", result)
    yield 3
    return "end"


o = outer()
print(next(o), o.send("hello"), next(o))
try:
    next(o)
except StopIteration as stop:
    print("value", stop.value)

o = outer()
next(o), next(o)
o.close()


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)

print(list(x * x for x in range(5) if x % 2), sum(x for x in (1, 2, 3)))


def raises_stop():
    raise StopIteration("inside")
    yield


try:
    next(raises_stop())
except RuntimeError as error:
    print(error, repr(error.__cause__))
