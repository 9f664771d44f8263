"""dir() without an argument asks a mapping for its keys; __debug__ is a constant whatever the built-in name says."""

import builtins


class Namespace:
    def __getitem__(self, key):
        if key == "a":
            return 12
        raise KeyError

    def __setitem__(self, key, value):
        self.stored = key, value

    def keys(self):
        return list("zxy")


namespace = Namespace()
for text in "z = a", "z = dir()", "z = len(dir())":
    exec(text, globals(), namespace)
    print(namespace.stored)
exec("z = locals()", globals(), namespace)
print(namespace.stored[1] is namespace)

setattr(builtins, "__debug__", "changed")
print(__debug__, builtins.__debug__)


def inside():
    local = 1
    return __debug__, dir(), [dir() for _ in "x"]


print(inside())
