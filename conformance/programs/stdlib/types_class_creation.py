"""`new_class`, `prepare_class`, `resolve_bases`, `get_original_bases`."""

import types


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwds):
        print("prepare", mcs.__name__, name, bases, kwds)
        return {"prepared": True}

    def __new__(mcs, name, bases, ns, **kwds):
        print("new", name, bases, sorted(ns), kwds)
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kwds):
        super().__init__(name, bases, ns)


class Below(Meta):
    pass


class Base(metaclass=Meta):
    pass


class Stand:
    def __init__(self, *bases):
        self.bases = bases

    def __mro_entries__(self, bases):
        return self.bases


def attempt(function, *args, **kwds):
    try:
        print(function(*args, **kwds))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


plain = types.new_class("Plain")
print(plain, plain.__bases__, plain.__module__, plain.__mro__)
made = types.new_class("Made", (Base,), {"metaclass": Below, "extra": 1}, lambda ns: ns.update(value=3))
print(type(made), made.value, made.prepared)
keywords = {"metaclass": Meta, "a": 1}
print(types.prepare_class("P", (), keywords), keywords)
print(types.prepare_class("P", (Base,)))
print(types.prepare_class("P", (int,), {}))
print(types.prepare_class("P", (), {"metaclass": lambda *args: args}))
print(types.new_class("Called", (int,), {"metaclass": lambda *args: args}))


class Other(type):
    pass


class WithOther(metaclass=Other):
    pass


attempt(types.new_class, "Conflict", (Base, WithOther))
attempt(types.new_class, "Conflict", (Base,), {"metaclass": Other})

stand = Stand(int, Base)
print(types.resolve_bases((list, Stand())))
print(types.resolve_bases((stand, list)))
bases = (int, str)
print(types.resolve_bases(bases) is bases)
listed = [int]
print(types.resolve_bases(listed) is listed, types.resolve_bases([Stand(str)]))
wrong = Stand(int)
wrong.bases = [int]
attempt(types.resolve_bases, (wrong,))
replaced = types.new_class("Replaced", (Stand(dict), Stand()))
print(replaced.__bases__, len(replaced.__orig_bases__))
print(types.get_original_bases(replaced) is replaced.__orig_bases__)
print(types.get_original_bases(int), types.get_original_bases(bool))
print(types.get_original_bases(type("L", (list,), {})))


class Listed(list[int]):
    pass


class Inherits(Listed):
    pass


print(types.get_original_bases(Listed), types.get_original_bases(Inherits))
attempt(types.get_original_bases, 3)
attempt(types.get_original_bases, "abc")
