def run(*errors):
    try:
        raise ExceptionGroup("all", list(errors))
    except* ValueError as group:
        print("values", group.exceptions)
    except* (TypeError, KeyError) as group:
        print("types", [repr(e) for e in group.exceptions], repr(group))
    else:
        print("else")
    finally:
        print("finally")


run(ValueError(1), TypeError(2), ValueError(3))
try:
    run(ValueError(1), OSError(2))
except ExceptionGroup as rest:
    print("rest", rest, rest.exceptions)

try:
    raise KeyError("single")
except* KeyError as group:
    print(repr(group))

group = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), ValueError(3)])])
match, rest = group.split(ValueError)
print(repr(match))
print(repr(rest))
print(group.subgroup(lambda e: isinstance(e, TypeError)))
for attempt in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup("x", [KeyboardInterrupt()])):
    try:
        attempt()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
