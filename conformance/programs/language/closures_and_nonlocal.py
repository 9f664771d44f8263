def counter(start):
    value = start

    def step(by=1):
        nonlocal value
        value += by
        return value

    def peek():
        return value

    return step, peek


step, peek = counter(10)
print(step(), step(5), peek())
other, other_peek = counter(0)
print(other(), other_peek(), peek())

late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])


def unbound():
    def read():
        return later

    try:
        read()
    except NameError as error:
        print(type(error).__name__, error)
    later = 1
    return read()


print(unbound())


def local_before_assignment():
    try:
        print(name)
    except UnboundLocalError as error:
        print(error)
    name = 1


local_before_assignment()
