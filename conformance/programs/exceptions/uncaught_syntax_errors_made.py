# How SyntaxErrors made by hand are shown.
places = [
    ("f.py", 3, 5, "a = b c\n"),
    ("f.py", 3, 5, "a = b c\n", 3, 8),
    ("f.py", 3, 5, "    a = b c\n", 3, 8),
    ("f.py", 3, 9, "\ta = b c\n", 3, 10),
    ("f.py", 3, 5, "a = (b c\n", 4, 2),
    ("f.py", 3, 0, "a = b c\n"),
    ("f.py", 3, None, "a = b c\n"),
    ("f.py", None, None, None),
    (None, 3, 2, "abc"),
    ("f.py", 3, 50, "abc"),
    ("f.py", 3, 2, "abc", 3, 50),
    ("f.py", 3, 3, "abc", 3, 1),
    ("f.py", 3, 3, ""),
    ("f.py", 3, 3, None),
    ("f.py", 3, 2, "é日本", 3, 3),
]
errors = [SyntaxError("message", place) for place in places]
raise ExceptionGroup(
    "all",
    [
        ExceptionGroup("places", errors),
        SyntaxError(),
        SyntaxError("only"),
        SyntaxError(None),
        IndentationError("indent", ("f.py", 1, 1, "x")),
        TabError("a", "b") if False else TabError("tab"),
        SyntaxError(3, ("f.py", 1, 1, "x")),
    ],
)
