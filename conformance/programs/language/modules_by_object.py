"""`object.__getattribute__`, `__setattr__` and `__delattr__` on modules: their dictionary is that of any instance."""

import sys
import types

module = types.ModuleType("shown", "doc of it")
print(object.__getattribute__(sys, "path") is sys.path, object.__getattribute__(module, "__doc__"))
object.__setattr__(module, "x", 1)
print(module.x, module.__dict__["x"], object.__getattribute__(module, "x"))
object.__delattr__(module, "x")


class Derived(types.ModuleType):
    kind = "derived"

    def __getattr__(self, name):
        return f"asked for {name}"


derived = Derived("derived")
object.__setattr__(derived, "y", 2)
print(derived.y, derived.z, object.__getattribute__(derived, "kind"), vars(derived)["y"])

for attempt in (
    lambda: object.__getattribute__(module, "x"),
    lambda: object.__delattr__(module, "x"),
    lambda: object.__getattribute__(derived, "z"),
    lambda: object.__setattr__(module, "__dict__", {}),
    lambda: module.x,
):
    try:
        print(attempt())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
