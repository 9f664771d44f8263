def order(kind):
    try:
        print("try", kind)
        if kind == "raise":
            raise ValueError(kind)
        if kind == "return":
            return "from try"
    except ValueError as error:
        print("except", error)
    else:
        print("else")
    finally:
        print("finally")
    return "after"


for kind in ("plain", "raise", "return"):
    print(order(kind))


def overriding():
    for i in range(3):
        try:
            return "try"
        finally:
            if i < 2:
                continue
            print("last")
    return "never"


print(overriding())


def nested():
    try:
        try:
            raise KeyError("inner")
        finally:
            print("inner finally")
    except LookupError as error:
        print("outer", repr(error))
        raise RuntimeError("second") from error
    finally:
        print("outer finally")


try:
    nested()
except RuntimeError as error:
    print(repr(error), repr(error.__cause__), error.__suppress_context__)
try:
    print(error)
except NameError as again:
    print(again)
