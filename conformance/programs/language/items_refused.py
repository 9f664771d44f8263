# What is said of things whose items can't be changed, and what their keys are asked before.
class Index:
    def __index__(self):
        print("index", end="; ")
        return 1


class Failing:
    def __index__(self):
        raise ValueError("no index")


class Plain:
    pass


class Setting:
    def __setitem__(self, key, value):
        print("set", end="; ")


class Odd:
    def __iter__(self):
        return 5


def show(text, o, k):
    try:
        exec(text)
        print("done")
    except Exception as error:
        print(type(o).__name__, type(k).__name__, text, type(error).__name__, error)


for k in (0, 10**20, -(10**20), "x", slice(1), True, None, Index(), Failing()):
    for o in ((1, 2), "ab", b"ab", range(3), frozenset(), {1}, Plain(), 5, None, int, Setting(), {}.keys()):
        show("del o[k]", o, k)
        show("o[k] = 1", o, k)
for o in (5, None, Plain(), Odd(), int):
    show("1 in o", o, 0)
    show("1 not in o", o, 0)
