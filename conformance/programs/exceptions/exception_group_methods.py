# Groups: making, splitting, deriving.
def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except BaseException as error:
        print(text, "!!", type(error).__name__, error)


class Own(ExceptionGroup):
    pass


class Derived(ExceptionGroup):
    def __new__(cls, message, errors, code=0):
        made = super().__new__(cls, message, errors)
        made.code = code
        return made

    def derive(self, errors):
        return Derived(self.message, errors, self.code)


class Wrong(ExceptionGroup):
    def derive(self, errors):
        return 3


V, K, T = ValueError(1), KeyError("k"), TypeError("t")
for text in [
    "ExceptionGroup('m', [V])", "BaseExceptionGroup('m', [V])", "BaseExceptionGroup('m', [V, KeyboardInterrupt()])", "type(BaseExceptionGroup('m', [V]))",
    "ExceptionGroup('m', [KeyboardInterrupt()])", "Own('m', [KeyboardInterrupt()])", "Own('m', (V,))", "str(Own('m', (V, K)))", "str(ExceptionGroup('m', [V]))",
    "ExceptionGroup()", "ExceptionGroup('m')", "ExceptionGroup('m', [V], 1)", "ExceptionGroup(1, [V])", "ExceptionGroup('m', 1)", "ExceptionGroup('m', [])",
    "ExceptionGroup('m', [V, 1])", "ExceptionGroup('m', {V})", "ExceptionGroup('m', (e for e in [V]))", "ExceptionGroup('m', [V], x=1)", "ExceptionGroup('m', 'ab')",
    "ExceptionGroup('m', [V, K]).exceptions", "ExceptionGroup('m', [V, K]).message", "ExceptionGroup('m', [V, K]).args",
    "ExceptionGroup('m', [V, K]).split(ValueError)", "ExceptionGroup('m', [V, K]).split((ValueError, KeyError))", "ExceptionGroup('m', [V, K]).split(TypeError)",
    "ExceptionGroup('m', [V, ExceptionGroup('n', [K, T])]).split(KeyError)", "ExceptionGroup('m', [V, ExceptionGroup('n', [K, T])]).subgroup(lambda e: isinstance(e, TypeError))",
    "ExceptionGroup('m', [V]).subgroup(lambda e: True)", "ExceptionGroup('m', [V]).subgroup(lambda e: False)", "ExceptionGroup('m', [V]).split(3)", "ExceptionGroup('m', [V]).split((ValueError, 3))",
    "ExceptionGroup('m', [V]).split(int)", "ExceptionGroup('m', [V]).split(ExceptionGroup)", "Own('m', [V, K]).split(KeyError)", "Derived('m', [V, K], 7).split(KeyError)",
    "Derived('m', [V, K], 7).split(KeyError)[0].code", "Wrong('m', [V, K]).split(KeyError)", "ExceptionGroup('m', [V]).derive([K])", "Own('m', [V]).derive([K])",
    "ExceptionGroup('m', [V]).split()", "ExceptionGroup[int]", "ExceptionGroup('m', [V]).__reduce__()", "BaseExceptionGroup.__doc__", "ExceptionGroup.__doc__",
]:
    show(text)

group = ExceptionGroup("m", [V, K])
group.add_note("note")
group.__cause__ = T
first, rest = group.split(ValueError)
print(first.__notes__, first.__cause__, first.__context__, first.__suppress_context__, rest.__notes__, rest.__notes__ is group.__notes__)
whole, nothing = group.split(Exception)
print(whole is group, nothing)


def star(error, *handlers):
    try:
        try:
            raise error
        except* ValueError as caught:
            print("  value", repr(caught), caught.__traceback__ is not None, repr(caught.__context__))
            if "raise" in handlers:
                raise
            if "new" in handlers:
                raise RuntimeError("new")
        except* (KeyError, IndexError) as caught:
            print("  key", repr(caught), repr(caught.__context__))
            if "key" in handlers:
                raise LookupError("other") from None
            if "raise" in handlers:
                raise caught
    except BaseException as error:
        print("  left", repr(error), repr(error.__context__), repr(error.__cause__))
    else:
        print("  nothing left")


for arguments in [
    (V,), (K,), (T,), (V, "raise"), (V, "new"), (ExceptionGroup("g", [V]),), (ExceptionGroup("g", [V, K]),), (ExceptionGroup("g", [V, K, T]),),
    (ExceptionGroup("g", [V, K, T]), "raise"), (ExceptionGroup("g", [V, K, T]), "new"), (ExceptionGroup("g", [V, K, T]), "new", "key"),
    (ExceptionGroup("g", [V, ExceptionGroup("h", [K, T])]), "raise"), (ExceptionGroup("g", [V, ExceptionGroup("h", [K, V])]), "raise", "key"), (Derived("d", [V, K], 3), "raise"),
    (BaseExceptionGroup("g", [V, KeyboardInterrupt()]),), (KeyboardInterrupt(),),
]:
    print(arguments)
    star(*arguments)


def refused(kind):
    try:
        try:
            raise ExceptionGroup("g", [ValueError(1)])
        except* kind:
            pass
    except BaseException as error:
        print(type(error).__name__, error, repr(error.__context__))


for kind in (int, ExceptionGroup, 3, (ValueError, 3), (ValueError, BaseExceptionGroup)):
    refused(kind)
