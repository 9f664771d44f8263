"""Flags: combinations, boundaries, names, negative values, order, `verify`, `unique`, the global functions."""

import enum
from enum import CONFORM, CONTINUOUS, EJECT, KEEP, NAMED_FLAGS, STRICT, UNIQUE, Enum, Flag, IntFlag, auto, unique, verify


def attempt(function, *args, **kwds):
    try:
        print(repr(function(*args, **kwds)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Perm(Flag):
    X = auto()
    W = auto()
    R = auto()
    RW = R | W


print(list(Perm), Perm.RW, repr(Perm.RW), Perm.R | Perm.X, repr(Perm.R | Perm.X), repr(Perm(0)), str(Perm(0)), Perm(7))
print(~Perm.R, repr(~Perm(0)), repr(~Perm.RW), Perm.R & Perm.RW, Perm.R ^ Perm.RW, list(Perm.RW), len(Perm.RW), bool(Perm(0)))
print(Perm.R in Perm.RW, Perm.X in Perm.RW, Perm.RW in Perm.R, Perm(0) in Perm.R, list(Perm(7)), (Perm.X | Perm.W).name, Perm(0).name)
print(Perm(-1), repr(Perm(-2)), Perm(3) is (Perm.X | Perm.W), hash(Perm.X) == hash("X"), Perm, 3 in Perm, 8 in Perm)
for value in (8, -9, 100, "a", 1.5, None):
    attempt(Perm, value)
attempt(lambda: Perm.R | 1)
attempt(lambda: 1 | Perm.R)
attempt(lambda: 1 in Perm.R)
attempt(lambda: Perm.R & "a")
print(Perm._flag_mask_, Perm._singles_mask_, Perm._all_bits_, Perm._boundary_, dir(Perm.R))


class Open(IntFlag):
    RO = 0
    WO = 1
    RWO = 2
    CE = 1 << 10


print(list(Open), Open.RO, repr(Open.RO), repr(Open(3)), str(Open(3)), f"{Open.CE:x}", Open(4096), repr(Open(4097)), repr(~Open.WO), Open(-1))
print(repr(Open.WO | 4), Open.WO + 1, repr(5 ^ Open.WO), repr(Open.WO & 3), repr(~Open(0)), Open.WO | Open.CE == 1025, repr(Open(-5)), list(Open(4097)), repr(~~Open.WO))


def flags(name, boundary, **body):
    return Flag(name, body, boundary=boundary)


for boundary in (STRICT, CONFORM, EJECT, KEEP):
    each = flags("Each", boundary, A=1, C=4, D=8)
    print(boundary, repr(boundary), each._boundary_)
    for value in (0, 1, 2, 5, 7, 16, 21, -1, -2, -4, -17):
        attempt(each, value)
    attempt(lambda: ~each.A)
    attempt(lambda: ~each(0))


class Odd(IntFlag, boundary=EJECT):
    A = 1
    B = 2


print(repr(Odd(5)), repr(Odd.A | 8), type(Odd.A | 8), repr(~Odd.A))


class Gap(Flag):
    ABC = 7
    A = 1
    C = 4


print(list(Gap), repr(Gap.ABC), list(Gap.ABC), repr(Gap(5)), list(Gap.__members__))
attempt(Gap, 2)
attempt(Gap, 3)


class Backwards(Flag):
    BIG = 4
    SMALL = 1
    MIDDLE = 2


print(list(Backwards), list(Backwards(7)), repr(Backwards(7)), Backwards._iter_member_.__name__)


class Hex(Flag):
    _numeric_repr_ = hex
    A = 1


print(enum.show_flag_values(13), enum.bin(5), enum.bin(-5), enum.bin(0), enum.bin(2, 6), repr(Flag("K", {"A": 1}, boundary=KEEP)(9)))
attempt(enum.show_flag_values, -1)


class Start(Flag):
    A = 8
    B = auto()
    C = 3
    D = auto()


print([(name, each.value) for name, each in Start.__members__.items()], list(Start))


def bad_auto():
    class Bad(Flag):
        A = "text"
        B = auto()


def none_flag():
    class WithNone(Flag):
        A = None
        B = 1

    attempt(lambda: WithNone.A | WithNone.B)
    attempt(lambda: WithNone.B & WithNone.A)
    attempt(lambda: WithNone.B ^ WithNone.A)
    attempt(lambda: ~WithNone.A)
    return list(WithNone), WithNone.A


attempt(bad_auto)
attempt(none_flag)

attempt(unique, Enum("Dup", {"a": 1, "b": 1, "c": 2, "d": 2}))
attempt(unique, Enum("Single", "a b"))
attempt(verify(UNIQUE), Enum("Dup", {"a": 1, "b": 1}))
attempt(verify(UNIQUE), Flag("Dup", {"a": 1, "b": 1}))
attempt(verify(CONTINUOUS), Enum("Holes", {"a": 1, "b": 5}))
attempt(verify(CONTINUOUS), Enum("Huge", {"a": 1, "b": 5000}))
attempt(verify(CONTINUOUS), Enum("One", {"a": 1}))
attempt(verify(CONTINUOUS), Flag("Holes", {"a": 1, "b": 16, "c": 2}))
attempt(verify(NAMED_FLAGS), Flag("Unnamed", {"a": 1, "b": 6}))
attempt(verify(NAMED_FLAGS), Flag("Unnamed", {"a": 1, "b": 6, "c": 9}))
attempt(verify(NAMED_FLAGS), Flag("Unnamed", {"a": 1, "b": 6, "c": 9, "d": 32 + 2}))
attempt(verify(NAMED_FLAGS), Flag("Unnamed", {"a": 1, "c": 9}))
attempt(verify(UNIQUE, CONTINUOUS, NAMED_FLAGS), Flag("Fine", {"a": 1, "b": 2, "ab": 3}))
attempt(verify(UNIQUE), int)
print(list(enum.EnumCheck), list(enum.FlagBoundary), enum.UNIQUE, repr(enum.KEEP))


@enum.global_enum
class Shape(Enum):
    ROUND = 1
    SQUARE = 2


@enum.global_enum
class Mode(Flag):
    SLOW = 1
    FAST = 2
    BOTH = 3


@enum.global_enum
class Kept(IntFlag):
    FIRST = 1
    SECOND = 2


print(ROUND, repr(SQUARE), SLOW, repr(BOTH), repr(SLOW | FAST), repr(Mode(0)), str(Mode(0)), repr(Kept(9)), repr(Kept(8)), str(Kept.FIRST), repr(Kept(0)))
Kept = enum.global_enum(Kept, update_str=True)
print(str(Kept(3)), str(Kept(0)), f"{Kept.FIRST}")


@enum._simple_enum(IntFlag, boundary=KEEP)
class Simple:
    NO = 0
    A = 1
    B = 2
    AB = A | 2


print(repr(Simple.B), repr(Simple(7)), list(Simple), Simple.__doc__, Simple.__qualname__, Simple.AB is Simple(3))
