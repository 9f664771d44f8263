# Which classes have a __dict__ of their own to give, and what str() says of a __repr__ that gives no text.
def show(operation):
    try:
        print(operation())
    except Exception as error:
        print(type(error).__name__, error)


class Error(Exception):
    pass


class Derived(Error):
    pass


class Meta(type):
    pass


class Plain:
    pass


class List(list):
    pass


class ListPlain(list, Plain):
    pass


class PlainList(Plain, List):
    pass


for cls in (Error, Derived, Meta, Plain, List, ListPlain, PlainList):
    print(cls.__name__, "__dict__" in cls.__dict__, "__weakref__" in cls.__dict__)
for o in (Error(), Derived(), Plain(), List(), ListPlain(), PlainList()):
    o.x = 1
    show(lambda: vars(o))
    show(lambda: delattr(o, "__dict__"))
    show(lambda: vars(o))
    show(lambda: setattr(o, "__dict__", {"y": 2}))
    show(lambda: (o.y, vars(o)))
    show(lambda: setattr(o, "__dict__", 5))


class Silent:
    def __repr__(self):
        return None


for operation in (str, repr, format, ascii, print, lambda o: f"{o}", lambda o: f"{o!r}", "%s".__mod__, "%r".__mod__):
    show(lambda: operation(Silent()))
show(lambda: str([Silent()]))
