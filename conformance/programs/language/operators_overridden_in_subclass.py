# A subclass on the right is asked first only where it has a method of its own; object has the comparisons.
class P:
    def __init__(self, x=0):
        self.x = x

    def __sub__(self, other):
        print("sub", end="; ")
        return NotImplemented

    def __rsub__(self, other):
        print("rsub", end="; ")
        return 1

    def __pow__(self, other):
        print("pow", end="; ")
        return NotImplemented

    def __rpow__(self, other):
        print("rpow", end="; ")
        return 2

    def __lt__(self, other):
        print("lt", end="; ")
        return NotImplemented


class Q(P):
    def __sub__(self, other):
        print("Q.sub", end="; ")
        return NotImplemented


class R(Q):
    def __rsub__(self, other):
        print("R.rsub", end="; ")
        return 3

    def __gt__(self, other):
        print("R.gt", end="; ")
        return super().__gt__(other)


def show(operation):
    try:
        print(operation())
    except Exception as error:
        print(type(error).__name__, error)


for a in (P(), Q(), R()):
    for b in (P(), Q(), R()):
        show(lambda: a - b)
        show(lambda: a**b)
        show(lambda: a < b)

Q.__rsub__ = lambda self, other: "late"
show(lambda: P() - Q())
del Q.__rsub__
show(lambda: P() - Q())


class Plain:
    def __lt__(self, other):
        return super().__lt__(other)


show(lambda: Plain() < Plain())
print(object().__lt__(1), object.__ge__(1, 2), [n for n in dir(object) if n[2:4] in ("lt", "le", "gt", "ge")])
for x in (None, "x", {}, [], object):
    show(lambda: exec("y = x; y **= 2"))
    show(lambda: x**2)
    show(lambda: pow(x, 2, 3))


class S(P):
    def __rsub__(self, other):
        print("S.rsub", end="; ")
        return NotImplemented

    def __isub__(self, other):
        print("S.isub", end="; ")
        return NotImplemented


def subtracted(a, b):
    a -= b
    return a


for a in (P(), Q(), S()):
    for b in (P(), Q(), S()):
        show(lambda: subtracted(a, b))
