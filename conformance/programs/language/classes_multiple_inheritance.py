class Base:
    def __init__(self):
        print("Base")

    def who(self):
        return "Base"


class Left(Base):
    def __init__(self):
        print("Left")
        super().__init__()

    def who(self):
        return "Left>" + super().who()


class Right(Base):
    def __init__(self):
        print("Right")
        super().__init__()

    def who(self):
        return "Right>" + super().who()


class Both(Left, Right):
    kind = "both"

    def __init__(self):
        print("Both")
        super().__init__()


both = Both()
print(both.who())
print([c.__name__ for c in Both.__mro__])
print(isinstance(both, Right), issubclass(Both, Base), issubclass(Base, Both))
print(Both.kind, both.kind)
both.kind = "own"
print(Both.kind, both.kind, both.__dict__)
del both.kind
print(both.kind)
try:
    both.missing
except AttributeError as error:
    print(error)
try:

    class Impossible(Base, Left):
        pass

except TypeError as error:
    print(error)
