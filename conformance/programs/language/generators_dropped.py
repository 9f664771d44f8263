"""Generators that nobody holds any more are closed at once: next, any, all, in, zip, enumerate, map, filter, targets that fail."""


def numbers(name, n=3):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed", name, end="; ")


def show(label, function):
    try:
        print(label, "->", function())
    except BaseException as error:
        print(label, "->", type(error).__name__, error)


class Box:
    def items(self, name):
        try:
            yield from "abc"
        finally:
            print("closed", name, end="; ")


show("next", lambda: next(numbers("a")))
show("next with default", lambda: next(numbers("a", 0), "default"))
show("next of expression", lambda: next(x for x in numbers("b") if x))
show("next of method", lambda: next(Box().items("m")))
show("any", lambda: any(x == 1 for x in numbers("c")))
show("any to the end", lambda: any(x > 5 for x in numbers("d")))
show("all", lambda: all(x < 1 for x in numbers("e")))
show("all of generator", lambda: all(numbers("f")))
show("in", lambda: 1 in numbers("g"))
show("not in", lambda: 1 not in numbers("h"))
show("in expression", lambda: 1 in (x for x in numbers("i")))


def kept():
    g = numbers("kept")
    print(next(g), 1 in g, any(x for x in g), end=" ")
    return next(g, "end")


show("kept", kept)


def loops():
    for i, x in enumerate(numbers("enumerate")):
        if i: break
    for x, y in zip(numbers("zip 1"), numbers("zip 2", 5)):
        if x: break
    for x, y in zip(numbers("short", 1), numbers("long", 5)):
        pass
    print("after zip", end=" ")
    for x in map(str, numbers("map")):
        break
    for x in map(lambda a, b: (a, b), numbers("map 1"), numbers("map 2", 1)):
        pass
    for x in filter(None, numbers("filter")):
        break
    for x in enumerate(zip(map(str, numbers("deep")))):
        break
    for x in (y for y in enumerate(numbers("in expression"))):
        break
    print([x for x, _ in zip(numbers("comprehension"), "a")])
    for x in zip(numbers("first", 9), range(2)):
        pass
    else:
        print("else")
    held = numbers("held")
    for x in enumerate(held):
        break
    print("held is open", next(held))
    return list(held)


show("loops", loops)


def targets():
    for x, y in numbers("target"):
        pass


show("targets", targets)


def comprehension_target():
    return [x for x, y in numbers("comprehension target")]


show("comprehension target", comprehension_target)


def nested():
    def inner():
        for x in numbers("inner"):
            yield x
    for x in inner():
        if x: return x


show("nested", nested)


def finally_order():
    try:
        for x in numbers("loop"):
            return x
    finally:
        print("finally", end=" ")


show("finally order", finally_order)


def exception_state():
    try:
        for x in numbers("state"):
            1 / 0
    except ZeroDivisionError as error:
        return repr(error), error.__context__


show("exception state", exception_state)


def shadowed():
    kept = []
    def any(generator):
        kept.append(generator)
        return next(generator)
    first = any(x for x in numbers("shadowed"))
    return first, list(kept[0])


show("shadowed", shadowed)


def deleted_by_loop():
    for name in "ab":
        for x in numbers(name):
            if x: break
        else:
            continue
        print("left", name, end=" ")
    return "done"


show("nested loops", deleted_by_loop)
