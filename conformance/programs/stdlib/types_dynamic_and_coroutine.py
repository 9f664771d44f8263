"""`DynamicClassAttribute`, `coroutine`, `SimpleNamespace`, `MappingProxyType`."""

import types
from types import DynamicClassAttribute, MappingProxyType, SimpleNamespace


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Meta(type):
    def __getattr__(cls, name):
        if name in ("value", "locked", "only_set"):
            return f"virtual {name}"
        raise AttributeError(name)


class Holder(metaclass=Meta):
    def __init__(self):
        self._value = 1

    @DynamicClassAttribute
    def value(self):
        """The value."""
        return self._value

    @value.setter
    def value(self, new):
        self._value = new

    @value.deleter
    def value(self):
        del self._value

    @DynamicClassAttribute
    def locked(self):
        return "locked"

    only_set = DynamicClassAttribute(None, lambda self, value: print("set", value), None, "doc of it")


holder = Holder()
holder.value = 5
print(holder.value, Holder.value, Holder.__dict__["value"].__doc__)
del holder.value
attempt(getattr, holder, "value")
print(Holder.locked, holder.locked)
attempt(setattr, holder, "locked", 1)
attempt(delattr, holder, "locked")
attempt(getattr, holder, "only_set")
holder.only_set = 7
print(Holder.only_set, Holder.__dict__["only_set"].__doc__)
attempt(DynamicClassAttribute)
attribute = Holder.__dict__["value"]
print(attribute.overwrite_doc, attribute.__isabstractmethod__)


def abstract(self):
    pass


abstract.__isabstractmethod__ = True
print(DynamicClassAttribute(abstract).__get__(None) is not None)
changed = DynamicClassAttribute(abstract, doc="kept").getter(lambda self: 3)
print(changed.__doc__, changed.overwrite_doc, changed.fget(0))


@types.coroutine
def old(n):
    got = yield n
    return got * 2


async def new():
    return await old(1) + await old(2)


async def native():
    return 1


running = new()
print(running.send(None), running.send(10))
attempt(running.send, 20)
print(types.coroutine(native) is native, types.coroutine(old) is old, hex(old.__code__.co_flags & 0x1A0))
attempt(types.coroutine, 3)


class Fake:
    """Looks like a generator."""

    def __init__(self):
        self.sent = []
        self.gi_running, self.gi_frame, self.gi_code, self.gi_yieldfrom = False, None, None, "from"

    def send(self, value):
        self.sent.append(value)
        if len(self.sent) > 2:
            raise StopIteration(self.sent)
        return len(self.sent)

    def throw(self, *args):
        return ("thrown", args)

    def close(self):
        return "closed"

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)


@types.coroutine
class Odd:
    pass


wrapper = types.coroutine(lambda: Fake())()
print(type(wrapper).__name__, wrapper.__name__, wrapper.__qualname__)
print(wrapper.gi_running, wrapper.cr_running, wrapper.cr_await, wrapper.gi_yieldfrom, wrapper.cr_frame, wrapper.cr_code)
print(wrapper.send(None), next(wrapper), wrapper.throw(ValueError), wrapper.close(), iter(wrapper) is wrapper)
attempt(next, wrapper)
print(type(Odd()).__name__, types.coroutine(lambda: 5)())

space = SimpleNamespace(a=1, b="two")
space.c = space
print(space, SimpleNamespace({"x": 1}, y=2) == SimpleNamespace(x=1, y=2))
del space.c
print(vars(space), space.__replace__(a=5) if hasattr(space, "__replace__") else None)
proxy = MappingProxyType({"k": 1})
attempt(lambda: proxy["k"])
attempt(lambda: proxy["missing"])
attempt(lambda: proxy.__setitem__)
print(proxy | {"z": 2}, proxy == {"k": 1}, list(reversed(proxy)), proxy)
