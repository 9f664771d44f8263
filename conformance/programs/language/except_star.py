"""except*: what each clause gets, what travels on."""


def show(error, depth=0):
    pad = "  " * depth
    if isinstance(error, BaseExceptionGroup):
        print(f"{pad}{type(error).__name__}({error.message!r})")
        for each in error.exceptions:
            show(each, depth + 1)
    else:
        print(f"{pad}{error!r}")


def run(name, function):
    print("--", name)
    try:
        print("returned", function())
    except BaseException as error:
        print("travels on:")
        show(error)
        print("context", repr(error.__context__), "cause", repr(error.__cause__))


def group():
    return ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("inner", [ValueError(3), KeyError(4)])])


def splits():
    try:
        raise group()
    except* ValueError as e:
        print("values:")
        show(e)
    except* (TypeError, KeyError) as e:
        print("others:")
        show(e)
    else:
        print("never")
    finally:
        print("finally")
    return "done", "e" in locals()


def rest():
    try:
        raise group()
    except* TypeError:
        print("type")


def nothing_matches():
    try:
        raise group()
    except* OSError:
        print("never")


def naked():
    try:
        raise ValueError("naked")
    except* ValueError as e:
        show(e)
        print(e.exceptions[0].__traceback__ is not None)


def naked_unmatched():
    try:
        raise ValueError("naked")
    except* TypeError:
        print("never")


def raises_in_handler():
    try:
        raise group()
    except* ValueError as e:
        raise RuntimeError("new")
    except* TypeError as e:
        raise OSError("other") from e


def raises_again():
    try:
        raise group()
    except* ValueError:
        raise
    except* TypeError:
        pass


def raises_one_and_again():
    try:
        raise group()
    except* KeyError:
        raise
    except* TypeError:
        raise RuntimeError("instead")


def naked_raises():
    try:
        raise ValueError("naked")
    except* ValueError as e:
        raise
    

def naked_replaced():
    try:
        raise ValueError("naked")
    except* ValueError as e:
        raise KeyError("replacement")


def no_error():
    try:
        x = 1
    except* ValueError:
        print("never")
    else:
        return "else"


def catching_groups():
    try:
        raise ValueError(1)
    except* ExceptionGroup:
        pass


def catching_nonsense():
    try:
        raise group()
    except* 5:
        pass


def types_are_evaluated():
    def kind(name, type_):
        print("asked", name)
        return type_

    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* kind("first", ValueError):
        print("taken")
    except* kind("second", TypeError):
        print("never")
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* kind("first", ValueError):
        print("taken")
    except* kind("second", 5):
        print("never")


class Special(ExceptionGroup):
    def __new__(cls, message, errors, code):
        self = super().__new__(cls, message, errors)
        self.code = code
        return self

    def derive(self, errors):
        return Special(self.message, errors, self.code)


def derived():
    error = Special("special", [ValueError(1), TypeError(2)], 42)
    error.add_note("a note")
    try:
        raise error
    except* ValueError as e:
        print(type(e).__name__, e.code, e.__notes__, e.exceptions)


def loops():
    for i in range(3):
        try:
            if i == 1:
                raise ExceptionGroup("in loop", [KeyError(i)])
        except* KeyError as e:
            print("caught", i, e.exceptions)
        else:
            print("fine", i)


def base():
    try:
        raise BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(1)])
    except* KeyboardInterrupt as e:
        print(type(e).__name__, e.exceptions)


def generator():
    try:
        yield 1
    except* ValueError as e:
        got = yield e.exceptions
        print("got", got)
    yield "after"


for name, function in list(globals().items()):
    if callable(function) and name not in ("show", "run", "group", "generator", "Special"):
        run(name, function)

g = generator()
print(next(g), g.throw(ExceptionGroup("thrown", [ValueError(1)])), g.send("sent"))
import sys


def handled():
    try:
        raise group()
    except* ValueError:
        print(repr(sys.exception()))
        print(sys.exc_info()[0].__name__)
    except* TypeError:
        print(repr(sys.exception()))
    except* KeyError:
        pass
    print(sys.exception())


handled()
try:
    raise group()
except* ValueError:
    raise RuntimeError("last")
