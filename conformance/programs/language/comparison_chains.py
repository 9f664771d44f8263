"""Chained comparisons: each operand once, from left to right, and no further than needed."""


class V:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"V{self.n}"
    def say(self, sign, other):
        print(self, sign, other, end="; ")
        return self.n
    def __lt__(self, other): return self.say("<", other) and Answer("lt", self.n < other.n)
    def __le__(self, other): return self.say("<=", other) and Answer("le", self.n <= other.n)
    def __gt__(self, other): return self.say(">", other) and NotImplemented
    def __eq__(self, other): return self.say("==", other) and self.n == other.n
    def __ne__(self, other): return self.say("!=", other) and self.n != other.n
    def __contains__(self, item): return self.say("contains", item)
    __hash__ = None


class Answer:
    def __init__(self, name, truth): self.name, self.truth = name, truth
    def __bool__(self):
        print("bool", self.name, self.truth, end="; ")
        return self.truth
    def __repr__(self): return f"Answer({self.name}, {self.truth})"


def v(n):
    print("make", n, end="; ")
    return V(n)


def run(source):
    try:
        print("=>", eval(source, globals()))
    except Exception as error:
        print("=>", type(error).__name__, error)


for source in ["v(1) < v(2)", "v(1) < v(2) < v(3)", "v(2) < v(1) < v(3)", "v(1) < v(2) <= v(2) == v(2) != v(3)",
               "v(1) == v(1) == v(2) == v(3)", "v(1) > v(2)", "v(2) > v(1) > v(0)", "v(1) in v(2)", "v(0) not in v(2) in [v(1)]",
               "not v(1) < v(2)", "(v(1) < v(2)) < v(3)", "v(1) < (v(2) < v(3))", "1 < 2 < 3 < 4 > 3 >= 3 == 3 != 4 is not None",
               "1 < 'a'", "1 < 2 < 'a'", "1 > 2 > 'a'", "None < None", "[] < ()", "1 in 5", "1 in 'abc'", "'' in '' in ['']",
               "None is None is None", "1 is not 2 is 2", "True == 1 == 1.0 == (1+0j)", "() is ()", "1 < v(2)", "v(1) < 2",
               "1 if v(1) < v(2) else 2", "v(1) < v(2) and v(3) < v(4)", "v(2) < v(1) or v(1) < v(2) < v(1)", "[v(1) < v(2) < v(3), 5]",
               "1 < undefined < v(2)", "2 < 1 < undefined", "object() < object()", "{} == {} != {1: 2}", "(lambda: v(1) < v(2) < v(3))()",
               "{1} < {1, 2} <= {1, 2} < {1, 2, 3}", "float('nan') == float('nan') != float('nan')", "(nan := float('nan')) in [nan]",
               "1 == 1 in [True]", "[1, 2] < [1, 3] < [2]", "'a' < 'b' < 'c' not in 'd'", "-1 < 0 < +1", "1 < 3 > 2", "3 > 2 == 2 < 1"]:
    print(source, end=" | ")
    run(source)


def in_conditions():
    if v(1) < v(2) < v(3): print("if")
    if v(2) < v(1) < v(3): print("never")
    elif not v(2) < v(1) < v(3): print("elif")
    n = 0
    while V(n + 1) < V(3) < V(4) and n < 3:
        n += 1
        print("while", n)
    assert v(1) < v(2) < v(3)
    print([n for n in range(4) if 0 < n < 3])
    return v(1) < v(2) < v(3)


print(in_conditions())


def suspended():
    return (yield 1) < (yield 2) < (yield 3) < (yield 4)


def drive(answers):
    g = suspended()
    asked = [next(g)]
    try:
        for answer in answers:
            asked.append(g.send(answer))
    except StopIteration as stop:
        return asked, stop.value


print(drive([1, 2, 3, 4]), drive([1, 0]), drive([1, 2, 2]))


class Odd:
    def __eq__(self, other): return [other]
    def __lt__(self, other): return ""
    def __bool__(self): raise ValueError("no truth")
    def __contains__(self, item): return "yes"


print(Odd() == 1, Odd() == 1 == 1, Odd() < 1 < undefined if True else 0, 5 in Odd(), 5 not in Odd())
for source in "Odd() and 1", "not Odd()", "1 if Odd() else 2", "Odd() in [1] and 5", "[Odd()] == [1]", "Odd() != 1":
    run(source)


class Truthless:
    def __bool__(self): return 5


class Length:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n


for value in Truthless(), Length(0), Length(3), Length(-1), Length("a"):
    try:
        print(bool(value), not value, value and 1, value or 2)
    except Exception as error:
        print(type(error).__name__, error)


class Base:
    def __eq__(self, other): print("Base.__eq__"); return NotImplemented
    def __lt__(self, other): print("Base.__lt__"); return NotImplemented
    def __gt__(self, other): print("Base.__gt__"); return NotImplemented
    __hash__ = None


class Derived(Base):
    def __eq__(self, other): print("Derived.__eq__"); return NotImplemented
    def __gt__(self, other): print("Derived.__gt__"); return NotImplemented


print(Base() == Derived(), Base() != Derived())
try:
    Base() < Derived()
except TypeError as error:
    print(error)
