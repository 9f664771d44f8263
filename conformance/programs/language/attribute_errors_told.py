# An AttributeError that leaves an attribute access knows the name and the object, unless it knew others.
import traceback


class Fallback:
    def __getattr__(self, name):
        raise AttributeError(f"no {name}")


class Refusing:
    def __getattribute__(self, name):
        raise AttributeError("refused")


class Descriptor:
    def __get__(self, instance, owner):
        raise AttributeError("from get")

    def __set__(self, instance, value):
        raise AttributeError("from set")

    def __delete__(self, instance):
        raise AttributeError("from delete")


class Holder:
    d = Descriptor()
    black = 1

    @property
    def inner(self):
        return self.nope

    @property
    def own(self):
        raise AttributeError("own")


class Meta(type):
    def __getattr__(cls, name):
        raise AttributeError("meta")


class OfMeta(metaclass=Meta):
    pass


known = AttributeError("known", name="n")


class Known:
    def __getattr__(self, name):
        raise known


class Seen:
    def __getattr__(self, name):
        try:
            raise AttributeError("seen")
        except AttributeError as error:
            print(error.name, end=" ")
            raise


def show(operation):
    try:
        operation()
    except AttributeError as error:
        print(error.args, error.name, type(error.obj).__name__)


show(lambda: Fallback().abc)
show(lambda: Fallback().abc())
show(lambda: Fallback().abc(1, k=2))
show(lambda: getattr(Fallback(), "abc"))
show(lambda: Refusing().abc)
show(lambda: Holder().d)
show(lambda: Holder().d())
show(lambda: Holder().inner)
show(lambda: Holder().own)
show(lambda: Holder().other)
show(lambda: setattr(Holder(), "d", 1))
show(lambda: delattr(Holder(), "d"))
show(lambda: delattr(Holder(), "e"))
show(lambda: setattr(object(), "e", 1))
show(lambda: OfMeta.abc)
show(lambda: super(Fallback, Fallback()).foo)
show(lambda: [].foo)
show(lambda: None.foo())
show(lambda: Known().zz)
show(lambda: Seen().zz)


class Suggesting:
    black = 1

    def __getattr__(self, name):
        raise AttributeError("what?")


try:
    Suggesting().blank
except AttributeError as error:
    print("".join(traceback.format_exception_only(error)), end="")
