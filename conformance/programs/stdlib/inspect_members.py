# What things are, what they have, where it comes from, and documentation.
import abc
import functools
import inspect


class Base(abc.ABC):
    """Base doc.

        indented
      less
    """

    def shared(self):
        """Shared doc."""

    @abc.abstractmethod
    def todo(self): ...


class Slotted:
    __slots__ = {"power": "measured in kilowatts"}


class Child(Base):
    data = 1

    def shared(self):
        pass

    def todo(self):
        pass

    @property
    def prop(self):
        "prop doc"

    @classmethod
    def cm(cls):
        pass

    @staticmethod
    def sm():
        pass


def generator():
    local = yield
    yield local


async def coroutine():
    pass


async def agen():
    yield


things = {
    "module": inspect, "class": Child, "function": generator, "method": Child().shared, "builtin": len,
    "descriptor": str.join, "wrapper": int.__add__, "bound wrapper": (1).__add__, "property": Child.__dict__["prop"],
    "member": Slotted.power, "getset": type(generator).__code__, "code": generator.__code__, "coroutine": coroutine,
    "agen": agen, "partial": functools.partial(coroutine), "number": 3,
}
predicates = [name for name in dir(inspect) if name.startswith("is") and name != "iskeyword"]
for name, thing in things.items():
    print(name, [each for each in predicates if getattr(inspect, each)(thing)])
print(inspect.isabstract(Base), inspect.isabstract(Child))

print(inspect.getdoc(Base), "|", inspect.getdoc(Child.shared), "|", inspect.getdoc(Child), "|", inspect.getdoc(Child.prop))
print(inspect.getdoc(Slotted.power), inspect.getdoc(3) is None or inspect.getdoc(3)[:20])
print(repr(inspect.cleandoc("  a\n      b\n    c\n\n")))

for attribute in inspect.classify_class_attrs(Child):
    if not attribute.name.startswith("__"):
        print(attribute.name, attribute.kind, attribute.defining_class.__name__)
print([name for name, _ in inspect.getmembers(Child(), inspect.ismethod)])
print([name for name, value in inspect.getmembers_static(Child) if isinstance(value, (property, classmethod, staticmethod))])
print(inspect.getclasstree([Child, Base, bool, int]))
print(inspect.getmro(Child))


class Tricky:
    def __getattr__(self, name):
        print("asked for", name)
        return 1

    @property
    def computed(self):
        print("computed")


tricky = Tricky()
tricky.own = 5
print(inspect.getattr_static(tricky, "own"), type(inspect.getattr_static(tricky, "computed")).__name__)
print(inspect.getattr_static(tricky, "nothing", "default"))
try:
    inspect.getattr_static(tricky, "nothing")
except AttributeError as error:
    print("AttributeError", error)

g = generator()
print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g))
next(g)
g.send(4)
print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g))
g.close()
print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g))
c = coroutine()
print(inspect.getcoroutinestate(c), inspect.getcoroutinelocals(c))
c.close()
print(inspect.getcoroutinestate(c))
a = agen()
print(inspect.getasyncgenstate(a), inspect.getasyncgenlocals(a))

OUTSIDE = 1


def closing():
    captured = 2

    def inner():
        print(captured, OUTSIDE, missing.attribute)

    return inner


print(inspect.getclosurevars(closing()))
print(inspect.unwrap(functools.wraps(closing)(lambda: 0)) is closing)
loop = lambda: 0
loop.__wrapped__ = loop
try:
    inspect.unwrap(loop)
except ValueError as error:
    print(str(error)[:28])
print(inspect.get_annotations(Child), inspect.get_annotations(lambda x: 0))


def annotated(x: "int", y: "list[int]") -> None: ...


print(inspect.get_annotations(annotated), inspect.get_annotations(annotated, eval_str=True))
print(inspect.formatannotation(int), inspect.formatannotation(Child), inspect.formatannotation(list[int]))


@inspect.markcoroutinefunction
def marked():
    pass


print(inspect.iscoroutinefunction(marked), inspect.isawaitable(c))
print(inspect.BufferFlags.FULL, inspect.CO_GENERATOR, generator.__code__.co_flags & inspect.CO_GENERATOR)
print(generator.__code__.co_names, closing().__code__.co_names)


def names(a):
    import os.path as p
    from sys import argv as v
    global written
    written = a.b.c(len(x for x in OUTSIDE))
    [OUTSIDE for y in a]
    return lambda: unseen


print(names.__code__.co_names)
