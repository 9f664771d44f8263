# Source lines, comments, frames.
import inspect
import sys


# A comment
# on two lines
def documented(
    a,
    b=(1,
       2),
):
    """Doc."""
    if a:
        return b
    # the last

    # after a blank
    return a
# not indented


@staticmethod
@(lambda f: f)
def decorated(): return 1


class Outer:
    # inside
    class Inner:
        def method(self):
            return inspect.currentframe()

    text = """
never ends
"""


small = [lambda x: x + 1, lambda y: (y,
    2)]


def failing():
    raise ValueError("no")


for thing in (documented, decorated, Outer, Outer.Inner, Outer.Inner.method, Outer.Inner().method, small[0], failing):
    lines, start = inspect.getsourcelines(thing)
    print(start, len(lines), repr(inspect.getsource(thing)))
print(repr(inspect.getcomments(documented)), repr(inspect.getcomments(Outer.Inner)), inspect.getcomments(failing))

for thing in (len, 3, int):
    try:
        print(inspect.getsource(thing))
    except (OSError, TypeError) as error:
        print(type(error).__name__, error)

frame = Outer.Inner().method()
info = inspect.getframeinfo(frame)
print(info.lineno, info.function, info.code_context, info.index, info.positions is not None)
print(inspect.getargvalues(frame).args, inspect.formatargvalues(["a"], "v", "k", dict(a=1, v=(), k={})))


def caller():
    return [(each.function, each.lineno) for each in inspect.stack()]


print(caller())
try:
    failing()
except ValueError:
    records = inspect.trace()
    print([(each.function, each.lineno, each.code_context) for each in records])
    print(records[-1].positions)
print(inspect.getmodule(documented).__name__, inspect.getmodule(frame) is sys.modules["__main__"])
print(inspect.getmodulename("/some/where.py"), inspect.getmodulename("/some/where"), inspect.indentsize("\t x"))
print(inspect.getblock(["def f():\n", "    pass\n", "\n", "x = 1\n"]))
exec(compile("def made(): pass", "<nowhere>", "exec"))
try:
    inspect.getsource(made)
except OSError as error:
    print("OSError", error)
