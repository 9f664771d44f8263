# Iterators taken apart and moved, among them those that count beyond what a float can tell.
import operator


class Numbered(enumerate):
    pass


class Zipped(zip):
    pass


class Mapped(map):
    pass


class Filtered(filter):
    pass


class Backwards(reversed):
    pass


for each in (Numbered("a"), Zipped("a", "b"), Mapped(str, "a"), Filtered(None, "a"), Backwards("abc")):
    print(each.__reduce__()[0], len(each.__reduce__()))
print(reversed("abc").__reduce__(), reversed((1, 2)).__reduce__(), reversed([1, 2]).__reduce__()[1:])
long = iter(range(-(2**65), 20, 2))
long.__setstate__(2**64 + 2**64 - 7)
print(list(long), operator.length_hint(long))
long = iter(range(-(2**65), 20, 2))
long.__setstate__(2**64 - 7)
print(next(long), operator.length_hint(long))
print(len(range(2**63 - 1)), len(range(-(2**62), 2**62 - 1)))
try:
    len(range(2**63))
except OverflowError as error:
    print(error)
