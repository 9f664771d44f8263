# Values of all kinds over several lines, with every option.
import collections
import dataclasses
import io
import pprint
import types


@dataclasses.dataclass
class Point:
    name: str
    values: list = dataclasses.field(default_factory=list)
    hidden: int = dataclasses.field(default=3, repr=False)


@dataclasses.dataclass(repr=False)
class Quiet:
    name: str


class Unsorted:
    def __repr__(self):
        return "Unsorted()"


class Words(list):
    pass


class Loud(dict):
    def __repr__(self):
        return "LOUD" * 30


text = "the quick brown fox jumps over the lazy dog " * 3 + "\nnext line\n\n\ttab"
words = "spam ham eggs bacon sausage lobster thermidor".split()
values = [
    words, tuple(words), set(words), frozenset(words), dict(zip(words, range(9))), {"one": {"two": {"three": words}}},
    ("only",), {}, [], (), set(), frozenset(), text, [text], {"key": text}, b"\x00\xff bytes that are long enough to wrap" * 2,
    bytearray(b"bytearray that is long enough" * 2), [b"short", b"bytes inside a list that has to be wrapped somewhere"],
    collections.OrderedDict(zip(words, words)), collections.defaultdict(list, {word: [word] * 2 for word in words}),
    collections.Counter("abracadabra" * 10 + "".join(words)), collections.ChainMap({"a": words}, {"b": 1}),
    collections.deque(words, 20), collections.deque(words), collections.UserDict(zip(words, words)),
    collections.UserList(words), collections.UserString(text), types.SimpleNamespace(first=words, second={"x": words}),
    types.MappingProxyType(dict(zip(words, words))), Point("a point with a long name", words * 2), Quiet("q"), Point,
    [Point("p", [1])], Words(words), Loud(a=1), [1234567, -1000, 10**20, True, 1.5, 2j], {1: "mixed", "a": None, (): 2.0, None: 1},
    {Unsorted(), 1, "a"} and [3, "a"], collections.OrderedDict(), collections.deque(), collections.Counter(), range(5),
]
for value in values:
    pprint.pprint(value, width=40)
print("—" * 10)
for value in values[:8]:
    pprint.pprint(value, width=30, indent=4, compact=True)
    pprint.pp(value, depth=1, width=20)
nested = [1, [2, [3, [4, [5]]]], {"a": {"b": {"c": 1}}}]
for depth in range(1, 5):
    pprint.pprint(nested, depth=depth)
pprint.pprint({"b": 1, "a": 2, "c": [10**7, 123456]}, sort_dicts=False, underscore_numbers=True)
pprint.pp({"b": 1, "a": 2})
pprint.pprint(list(range(60)), compact=True, indent=2)

loop = [1]
loop.append(loop)
table = {"self": None}
table["self"] = table
print(pprint.isrecursive(loop), pprint.isrecursive(words), pprint.isreadable(loop), pprint.isreadable(object))
print(pprint.saferepr(loop).split(" with ")[0], pprint.pformat(table).split(" with ")[0])
print(pprint.saferepr({2: "b", 1: "a"}), pprint.isreadable({"a": [1, (2, 3)]}), pprint.isreadable([print]))
point = Point("self", [])
point.values = [point, words]
print(pprint.pformat(types.SimpleNamespace(me=words, again=words), width=20))

out = io.StringIO()
pprint.PrettyPrinter(stream=out, width=10).pprint(words[:3])
print(repr(out.getvalue()))


class Dotted(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return (repr(object) if " " in object else object), True, False
        return super().format(object, context, maxlevels, level)


print(Dotted(width=20).pformat(words), Dotted().isreadable("x"))
for options in ({"indent": -1}, {"depth": 0}, {"width": 0}, {"width": "x"}):
    try:
        pprint.PrettyPrinter(**options)
    except Exception as error:
        print(type(error).__name__, error)
print(pprint.__all__)
