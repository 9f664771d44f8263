# Errors whose text or notes are strange.
class NoText(Exception):
    def __str__(self):
        raise ValueError("no")


class NotText(Exception):
    def __str__(self):
        return 3


class BadNotes(Exception):
    @property
    def __notes__(self):
        raise KeyError("notes")


class BadNote:
    def __str__(self):
        raise ValueError

    def __repr__(self):
        raise ValueError


class Outer:
    class Inner(Exception):
        pass


def local():
    class Local(Exception):
        pass

    return Local("local")


class Elsewhere(Exception):
    __module__ = "some.where"


class Nowhere(Exception):
    __module__ = 3


def noted(error, notes):
    error.__notes__ = notes
    return error


raise ExceptionGroup(
    "all",
    [
        NoText(),
        NotText(),
        BadNotes("x"),
        noted(ValueError("a"), 3),
        noted(ValueError("b"), BadNote()),
        noted(ValueError("c"), [BadNote(), "fine", 5]),
        noted(ValueError("d"), "text"),
        noted(ValueError("e"), ("tuple", "of notes")),
        noted(ValueError("f"), None),
        ExceptionGroup(
            "more",
            [
                Outer.Inner(1, 2),
                local(),
                Elsewhere(),
                Nowhere("n"),
                ValueError("several\nlines\n"),
                ValueError(""),
                ValueError(None),
                KeyError("key"),
                OSError(2, "No such", "file"),
                AssertionError(),
                StopIteration(4),
                UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
            ],
        ),
    ],
)
