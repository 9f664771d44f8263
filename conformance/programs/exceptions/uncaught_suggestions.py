# "Did you mean" and its relatives.
import sys


class Box:
    contents = 1
    _hidden = 2

    def __init__(self):
        self.weight = 3
        self.Lid = 4

    def look(self):
        return weight

    def look_hidden(self):
        return self.hidden

    def look_contents(self):
        return contetns


class Listed:
    def __dir__(self):
        return ["alpha", "beta"]


class Broken:
    def __dir__(self):
        raise ValueError("no")


class Custom:
    def __getattr__(self, name):
        raise AttributeError(name)


box = Box()
some_value = 1
SomeThing = 2


def local():
    inside_value = 1
    return inside_valu


def free():
    outer_name = 1

    def inner():
        outer_name
        return outer_nam

    return inner()


texts = [
    lambda: some_valeu, lambda: something, lambda: prnt, lambda: x, lambda: completely_different, lambda: Exeption,
    lambda: box.contnts, lambda: box.hidden, lambda: box._hiden, lambda: box.lid, lambda: box.wieght, lambda: box.zzzzz, lambda: Box.contens,
    lambda: sys.pth, lambda: asyncio, lambda: os.path, lambda: maths, lambda: mth, lambda: box.look(), lambda: box.look_hidden(), lambda: box.look_contents(),
    lambda: Listed().alpa, lambda: Broken().thing, lambda: Custom().contents, lambda: [].appendd, lambda: "".uper, lambda: (1).bit_lenght, lambda: None.x,
    lambda: {}.item, lambda: len.__nam__, local, free, lambda: self.x, lambda: tme, lambda: time, lambda: Time, lambda: a_very_long_name_that_no_one_has_ever_used_anywhere,
    lambda: getattr(box, "contants"), lambda: setattr(5, "real_", 1), lambda: object().foo, lambda: TimeoutErr, lambda: ran, lambda: st, lambda: lst,
]
errors = []
for each in texts:
    try:
        each()
    except Exception as error:
        errors.append(error)


def from_import():
    from sys import pth


def from_import_hidden():
    from sys import _getfram


for each in (from_import, from_import_hidden):
    try:
        each()
    except ImportError as error:
        errors.append(error)
for text in (NameError("made by hand", name="box"), AttributeError("by hand", name="contnts", obj=box), NameError("nothing"), AttributeError("x", name=3, obj=4)):
    try:
        raise text
    except Exception as error:
        errors.append(error)
raise ExceptionGroup("all", [ExceptionGroup("some", errors[i:i + 15]) for i in range(0, len(errors), 15)])
