"""A loop that is left early closes the generator that its head has made."""


def g(name, n=3):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed", name)


def left_by_break():
    for x in g("break"):
        break
    print("after")


def left_by_return():
    for x in g("return"):
        return x


def left_by_raise():
    try:
        for x in g("raise"):
            raise ValueError
    except ValueError:
        print("caught")


def left_by_native_error():
    try:
        for x in g("error"):
            1 / x
    except ZeroDivisionError as error:
        print("caught", error, error.__context__)


def comprehension():
    try:
        [1 / y for y in g("comprehension")]
    except ZeroDivisionError:
        print("caught")


def expression():
    for x in (y for y in g("expression")):
        break
    print("after")


def delegating():
    def inner():
        yield from g("delegated")
    for x in inner():
        break
    print("after")


def nested():
    def inner():
        for y in g("inner"):
            yield y
    for x in inner():
        for z in g("crossed"):
            break
        break
    print("after")


class Box:
    def __iter__(self):
        try:
            yield 1
            yield 2
        finally:
            print("closed box")

    def items(self):
        yield from g("method")


def iterable():
    for x in Box():
        break
    for x in Box().items():
        break
    print("after")


def kept():
    numbers = g("kept")
    for x in numbers:
        break
    print("goes on", next(numbers))
    return list(numbers)


def continued():
    for x in g("outer", 2):
        for y in g("continued"):
            if y:
                break
        else:
            print("never")
            continue
        print(x)


for function in [left_by_break, left_by_return, left_by_raise, left_by_native_error, comprehension, expression, delegating,
                 nested, iterable, kept, continued]:
    print("--", function.__name__)
    print(function())
