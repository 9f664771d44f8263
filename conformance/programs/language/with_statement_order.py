class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind and kind.__name__, error, traceback is not None)
        return self.swallow


with Manager("a") as a, Manager("b") as b:
    print(a, b)

with Manager("outer", swallow=True):
    with Manager("inner"):
        raise KeyError("lost")
print("after")


def returns():
    with Manager("r"):
        return "value"


print(returns())
for n in range(2):
    with Manager(f"loop {n}"):
        if n == 0:
            continue
        break
try:
    with Manager("bad") as (x, y, z, w):
        pass
except ValueError as error:
    print(error)
try:
    with 5:
        pass
except TypeError as error:
    print(error)
