# A million instances with two attributes each, of a class with `__slots__`.


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


points = [Point(n, None) for n in range(1000000)]
assert points[-1].x == 999999
