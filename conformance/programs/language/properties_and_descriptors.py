class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    @property
    def degrees(self):
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError("too cold")
        self._degrees = value

    @property
    def fahrenheit(self):
        return self._degrees * 9 / 5 + 32

    @classmethod
    def freezing(cls):
        return cls(0)

    @staticmethod
    def unit():
        return "C"


c = Celsius.freezing()
print(c.degrees, c.fahrenheit, c.unit(), Celsius.unit())
c.degrees = 100
print(c.fahrenheit)
for statement in ("c.degrees = -300", "c.fahrenheit = 1"):
    try:
        if "-300" in statement:
            c.degrees = -300
        else:
            c.fahrenheit = 1
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)


class Logged:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        print("get", self.name)
        return instance.__dict__[self.name]

    def __set__(self, instance, value):
        print("set", self.name, value)
        instance.__dict__[self.name] = value


class Point:
    x = Logged()
    y = Logged()

    def __init__(self, x, y):
        self.x = x
        self.y = y


p = Point(1, 2)
print(p.x + p.y)
