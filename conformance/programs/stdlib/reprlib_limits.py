"""`reprlib`: limits of each kind, indentation, subclasses, recursion."""

import reprlib
from reprlib import Repr, recursive_repr


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(f"{type(error).__name__}: {error}", "from", repr(error.__cause__))


short = reprlib.repr
for value in [
    "abc", "a" * 40, "'\"" * 30, "x" * 26, "\n" * 29, 10**45, -(10**50), 1.5, None, True,
    (), (1,), (1, 2), tuple(range(9)), [], [1], list(range(9)), {}, {1: 2}, dict.fromkeys(range(9)),
    {"b": 1, 3: 2}, set(), {1}, set(range(9, 0, -1)), frozenset(), frozenset({3}), frozenset(range(8)),
    range(10**20, 10**30), object, len, b"bytes" * 10, [[[[[[[[1]]]]]]]], ((((((((),),),),),),),), {1: {2: {3: {4: {5: {6: {7: 8}}}}}}},
]:  # fmt: skip
    print(short(value))


class Broken:
    def __repr__(self):
        raise ValueError


class Long:
    def __repr__(self):
        return "<" + "long " * 10 + ">"


print(short(Broken()).split(" at ")[0], short(Long()), short([Long()] * 2))


class Named:
    pass


Named.__name__ = "two words"


class Mine(Repr):
    def repr_two_words(self, x, level):
        return f"mine at {level}"

    def repr_bool(self, x, level):
        return "yes" if x else "no"


print(Mine().repr([Named(), [True, False]]))
for indent in (None, 0, 2, "-->", ""):
    print(Repr(indent=indent).repr([1, (2,), {"k": {3, 4}, "e": []}, (), frozenset({5})]))
for indent in (-1, 1.5, [1]):
    attempt(Repr(indent=indent).repr, [1])
small = Repr(maxlevel=2, maxtuple=1, maxlist=2, maxdict=1, maxset=1, maxfrozenset=1, maxstring=9, maxlong=8, maxother=12, fillvalue="…")
for value in [(1, 2), [1, 2, 3], {1: 2, 3: 4}, {1, 2}, frozenset({1, 2}), "abcdefghij", 123456789, 1.2345678901234, [[[1]]], [{1: 2}, {}]]:
    print(small.repr(value))
small.maxstring = small.maxlong = 2
print(small.repr("abcdef"), small.repr(123456))
print(sorted(vars(reprlib.aRepr).items()))
attempt(Repr, 3)


class Node:
    def __init__(self, *children):
        self.children = children

    @recursive_repr("<again>")
    def __repr__(self):
        "of a node"
        return f"Node{self.children!r}"


node = Node(1)
node.children = (node, Node(node))
print(node)
print(Node.__repr__.__name__, Node.__repr__.__doc__, Node.__repr__.__qualname__, Node.__repr__.__wrapped__)
print(Node.__repr__.__annotations__, Node.__repr__.__type_params__, Node.__repr__.__module__)
print(recursive_repr()(lambda self: repr(self))([]))
