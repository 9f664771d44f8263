"""Subclasses of `property`: where their docs are kept, their names, and what copies they make."""


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class Sub(property):
    """Doc of the class."""


class Bare(property): pass


class Slotted(property):
    __slots__ = ("extra",)


class DocSlot(property):
    __slots__ = ("__doc__",)


def documented(self):
    "Doc of the getter."


def plain(self): pass


for kind in (property, Sub, Bare, Slotted, DocSlot):
    for args in ((documented,), (plain,), (), (documented, None, None, "given"), (plain, None, None, "given")):
        made = attempt(kind, *args)
        print(kind.__name__, len(args), repr(made.__doc__) if isinstance(made, property) else made)


class C:
    @Sub
    def first(self):
        "First doc."
        return 1

    @first.setter
    def second(self, value):
        "Setters have no say."
        self.set = value

    third = second.getter(plain)
    fourth = first.deleter(lambda self: print("deleted"))


for name in ("first", "second", "third", "fourth"):
    each = C.__dict__[name]
    print(name, type(each).__name__, each.__name__, repr(each.__doc__), each.fset is not None, each.fdel is not None)
c = C()
c.second = 5
del c.fourth
print(c.set, c.first, c.third)
for name, action in (("first", lambda: setattr(c, "first", 1)), ("first", lambda: delattr(c, "first"))):
    print(attempt(action))

p = property(documented)
print(p.__name__, attempt(getattr, property(), "__name__"), attempt(getattr, property(None, plain), "__name__"))
p.__name__ = "renamed"
print(p.__name__)
p.__name__ = None
print(p.__name__, attempt(setattr, C, "odd", property()))
p.__name__ = 5
C.numbered = p
print(attempt(setattr, c, "numbered", 1))
del p.__name__
print(p.__name__)
print(attempt(setattr, c, "odd", 1), attempt(getattr, c, "odd"), attempt(delattr, c, "odd"), sep="\n")
for args in ((), (1,), (1, 2, 3)):
    print(attempt(p.__set_name__, *args))
print(p.__set_name__(C, "named"), p.__name__)
p.__init__(plain)
print(p.__name__, p.fget is plain, p.__doc__)


class Own(property):
    def __init__(self, *args):
        print("made with", sum(each is not None for each in args))
        super().__init__(*args)


own = Own(documented).setter(plain)
print(type(own).__name__, own.fset is plain)
