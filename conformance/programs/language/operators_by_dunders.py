class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    __rmul__ = __mul__

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __len__(self):
        return 2

    def __getitem__(self, index):
        return (self.x, self.y)[index]

    def __bool__(self):
        return bool(self.x or self.y)

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __call__(self, *args):
        return args, self.x

    def __contains__(self, value):
        return value in (self.x, self.y)

    def __lt__(self, other):
        return self.x < other.x


v = Vector(1, 2)
print(v + Vector(3, 4), v * 3, 3 * v, -v, len(v), v[1], list(v), bool(Vector(0, 0)))
print(v == Vector(1, 2), v != Vector(1, 2), v in {Vector(1, 2)}, 2 in v, 9 in v, v(5))
same = v
v += Vector(10, 10)
print(v, same is v, Vector(1, 0) < Vector(2, 0), Vector(1, 0) > Vector(2, 0))
for attempt in (lambda: v + 1, lambda: 1 + v, lambda: v - v, lambda: v <= v, lambda: ~v):
    try:
        attempt()
    except TypeError as error:
        print(error)
