"""assert: what is evaluated, messages of all kinds, tuples, AssertionError that is another name, __debug__."""


def show(label, function):
    try:
        print(label, "->", function())
    except BaseException as error:
        print(label, "->", type(error).__name__, error.args, repr(str(error)))


def check(test, *message):
    if message:
        assert test, message[0]
    else:
        assert test
    return "passed"


class Truth:
    def __init__(self, answer): self.answer = answer
    def __bool__(self):
        print("asked")
        if isinstance(self.answer, Exception): raise self.answer
        return self.answer


class Message:
    def __str__(self):
        print("str asked")
        return "message"
    def __repr__(self): return "Message()"


for value in True, 1, "x", [0], Truth(True), False, 0, "", [], None, Truth(False), Truth(ValueError("in bool")):
    show(type(value).__name__, lambda: check(value))
for message in "text", "", None, 0, (1, 2), (), Message(), ValueError("as message"), [1], b"x":
    show("message", lambda: check(False, message))
show("not evaluated", lambda: check(True, "x"))


def lazy():
    assert True, undefined
    assert 1 == 1, 1 / 0
    assert not 0
    return "fine"


def failing_message():
    assert False, undefined


def failing_test():
    assert undefined, "message"


def tuple_test():
    t = (False, "always true")
    assert t
    return "passed"


def chained():
    try:
        assert False, "first"
    except AssertionError:
        assert False, "second"


def shadowed():
    class AssertionError(Exception): pass
    assert False, "builtin all the same"


def conditional():
    assert (1 if False else 0), "conditional"


def walrus():
    assert (x := 5) and (y := x + 1), "never"
    return x, y


def in_generator():
    def g():
        assert (yield "test"), (yield "message")
        return "done"
    it = g()
    asked = [next(it), it.send(False)]
    try:
        it.send("sent")
    except AssertionError as error:
        asked.append(error.args)
    it = g()
    next(it)
    try:
        it.send(True)
    except StopIteration as stop:
        asked.append(stop.value)
    return asked


for each in lazy, failing_message, failing_test, tuple_test, shadowed, conditional, walrus, in_generator:
    show(each.__name__, each)
try:
    chained()
except AssertionError as error:
    print(error, "|", error.__context__)
AssertionError = KeyError
try:
    assert False, "still the built-in"
except Exception as error:
    print(type(error).__mro__[0].__name__, isinstance(error, KeyError))
print(__debug__)
for source in ["__debug__ = 1", "def f(__debug__): pass", "class __debug__: pass", "import __debug__", "x.__debug__ = 1", "f(__debug__=1)", "del __debug__", "for __debug__ in x: pass", "with x as __debug__: pass", "global __debug__", "__debug__ += 1", "(__debug__ := 1)", "def __debug__(): pass", "lambda __debug__: 0",
               "from x import y as __debug__", "except_ = __debug__", "try: pass\nexcept E as __debug__: pass", "match x:\n  case __debug__: pass", "assert", "assert x, y, z", "assert (x, y)", "assert (x, 'message')", "assert x = 1", "assert x := 1", "__debug__: int = 1"]:
    import warnings
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            compile(source, "<test>", "exec")
        print(repr(source), "compiles", [str(w.message) for w in caught])
    except SyntaxError as error:
        print(repr(source), "|", error.msg)
