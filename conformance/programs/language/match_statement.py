class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def describe(value):
    match value:
        case 0 | 1:
            return "small"
        case int(n) if n < 0:
            return f"negative {n}"
        case str() as text:
            return f"text {text}"
        case []:
            return "empty"
        case [one]:
            return f"one {one}"
        case [first, *_, last]:
            return f"from {first} to {last}"
        case {"type": "point", "at": [x, y], **rest}:
            return f"mapping {x} {y} {rest}"
        case Point(0, y):
            return f"on the axis at {y}"
        case Point(x=x, y=y):
            return f"point {x} {y}"
        case None | True:
            return "singleton"
        case _:
            return "else"


for value in (0, -5, "hi", [], [3], (1, 2, 3), {"type": "point", "at": (1, 2), "z": 3}, Point(0, 4), Point(5, 6), None, 2.5):
    print(describe(value))
