# How often a condition is asked for its truth, and where an error in it is.
import traceback


class B:
    def __init__(self, name, truth):
        self.name = name
        self.truth = truth

    def __bool__(self):
        print("bool", self.name, end="; ")
        return self.truth

    def __gt__(self, other):
        return self

    def __lt__(self, other):
        return other


def yes(name):
    return B(name, True)


def no(name):
    return B(name, False)


x = (yes(1) > 2 > 3) and yes(3); print()
x = (no(1) > 2 > 3) and yes(3); print()
x = (no(1) > 2 > 3) or yes(3); print()
x = not (no(1) > 2 > 3); print()
x = not (yes(1) > 2 > 3); print()
x = 1 if (no(1) > 2 > 3) else 2; print()
x = 1 if (yes(1) > 2 > 3) else 2; print()
x = 1 if not (yes(1) > 2 > 3) else 2; print()
x = [i for i in "1" if (no(1) > 2 > 3)]; print()
x = [i for i in "1" if (yes(1) > 2 > 3) and yes(2)]; print()
assert yes(1) > 2 < 3; print()
while no(1) > 2 > 3:
    pass
print()
while (yes(1) > 2 > 3) and no(4):
    pass
print()
match 1:
    case _ if yes(1) > 2 > 3:
        pass
print()
if (yes(1) > 2 > 3) if yes(4) else no(5):
    pass
print()
if (yes(1) if no(2) else (no(3) if yes(4) else yes(5))) or no(6):
    pass
print()
x = 1 if (yes(1) if no(2) else no(3)) else 2; print()
if (y := no(1) > 2 > 3):
    pass
print()
x = bool(no(1) > 2 > 3 > 4); print()
x = 1 < 2 < yes(4) < 3; print()


class Bad:
    def __bool__(self):
        raise ValueError("neither")

    __gt__ = __lt__ = lambda self, other: self


bad = Bad()
o = 0


def first():
    if (bad if o == 0 else o):
        pass


def second():
    x = bad or first


def third():
    assert (0 if o else bad), "message"


def fourth():
    while 1 < bad < 2:
        pass


def fifth():
    return [i for i in [1] if (bad and i)]


def sixth():
    if not (o or bad):
        pass


for f in (first, second, third, fourth, fifth, sixth):
    try:
        f()
    except ValueError as error:
        print("".join(traceback.format_exception(error, limit=-2)).splitlines()[-4:-2])


def seventh():
    return {i: 0 for i in [[]]}


def eighth():
    return {(i + 1): (0
                      + 1) for i in [[]]}


def ninth():
    return {[i] for i in [1]}


for f in (seventh, eighth, ninth):
    try:
        f()
    except TypeError as error:
        print("".join(traceback.format_exception(error, limit=-1)))


class Incomparable:
    def __lt__(self, other):
        raise ValueError

    def __contains__(self, item):
        raise ValueError


b = Incomparable()


def not_less():
    return not (b < 1)


def not_in():
    return not 1 in b


def if_not_less():
    if not (b < 1):
        pass


def not_chained():
    return not (b < 1 < 2)


def less_and():
    return (b < 1) and 2


for f in (not_less, not_in, if_not_less, not_chained, less_and):
    try:
        f()
    except ValueError as error:
        print(traceback.format_exception(error)[2])
