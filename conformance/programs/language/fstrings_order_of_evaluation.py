"""What of a replacement field is asked when: the value, its conversion, the parts of its specification, its format."""


class Told:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        print("repr", self.name)
        return f"<{self.name}>"

    def __str__(self):
        print("str", self.name)
        return self.name

    def __format__(self, spec):
        print("format", self.name, repr(spec))
        return self.name


def told(name):
    print("evaluated", name)
    return Told(name)


def width(n):
    print("width", n)
    return n


print(f"{told('a')!r:{width(10)}}|{told('b')!s:>{width(8)}}|{told('c')!a}|{told('d'):{told('e')!s}}")
print(f"{told('f')=!r:^{width(12)}}|{told('g')=}|{told('h')=:x{width(1)}y}")


class Fails:
    def __repr__(self):
        raise ValueError("in repr")


try:
    f"{Fails()!r:{width(5)}}"
except ValueError as error:
    print(error)
