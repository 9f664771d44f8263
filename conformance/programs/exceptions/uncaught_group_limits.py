# Boxes of exception groups: limits of width and depth, causes, contexts and notes inside.
def fail(error):
    raise error


def raised(error):
    try:
        raise error
    except BaseException as caught:
        return caught


deep = raised(ValueError("deepest"))
for level in range(13):
    deep = raised(ExceptionGroup(f"level {level}", [deep]))
wide = ExceptionGroup("wide", [ValueError(i) for i in range(20)])
sixteen = ExceptionGroup("sixteen", [ValueError(i) for i in range(16)])
try:
    try:
        fail(KeyError("first"))
    except KeyError as error:
        fail(ValueError("second\nline"))
except ValueError as error:
    chained = error
try:
    try:
        fail(ExceptionGroup("cause group", [ValueError("inside")]))
    except ExceptionGroup as error:
        raise RuntimeError("from group") from error
except RuntimeError as error:
    caused = error
noted = ValueError("noted")
noted.add_note("first note")
noted.add_note("second\nnote")
group = ExceptionGroup("top", [deep, wide, sixteen, chained, caused, noted, ExceptionGroup("last", [ValueError("end")])])
group.add_note("note of the group")
try:
    fail(group)
except ExceptionGroup as error:
    raise BaseExceptionGroup("outermost", [error, KeyboardInterrupt()]) from KeyError("cause")
