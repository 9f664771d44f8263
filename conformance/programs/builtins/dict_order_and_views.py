d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
print(d, list(d), list(d.values()), list(d.items()), len(d), "a" in d)
del d["a"]
d["a"] = 4
print(d, d.get("x"), d.get("x", 0), d.setdefault("y", []), d.pop("y"), d.pop("zz", None))
keys = d.keys()
d["new"] = 5
print(keys, keys & {"b", "zzz"}, d.popitem(), d | {"q": 1}, dict(a=1, b=2), dict([(1, 2)]))
print({1: "int", 1.0: "float", True: "bool"}, {0: 1, False: 2}, {(1, 2): "t", "k": None})
print(dict.fromkeys("ab", 0), {**d}, d == {"a": 4, "c": 3, "b": 10}, list(reversed(d)))
d.update({"z": 0}, w=1)
print(d)


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 2

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n


k = {Key(1): "one", Key(3): "three", Key(2): "two"}
print(k[Key(1)], k[Key(3)], k[Key(2)], Key(5) in k)
for attempt in (lambda: d["nope"], lambda: {}[1], lambda: {[]: 1}, lambda: {}.popitem(), lambda: dict([1])):
    try:
        attempt()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
try:
    for key in d:
        d[key + "!"] = 1
except RuntimeError as error:
    print(error)
