"""What goes wrong in patterns, in CPython's words."""


def attempt(function):
    try:
        print("result", function())
    except Exception as error:
        print(type(error).__name__, error)


class Two:
    __match_args__ = ("a", "b")
    a = 1
    b = 2


class One:
    __match_args__ = ("a",)
    a = 1


class NotTuple:
    __match_args__ = ["a"]


class NotNames:
    __match_args__ = (1,)


class Plain:
    pass


def too_many():
    match Two():
        case Two(1, 2, 3):
            pass


def too_many_of_one():
    match One():
        case One(1, 2):
            pass


def none_allowed():
    match Plain():
        case Plain(1):
            pass


def self_matching():
    match 5:
        case int(1, 2):
            pass


def not_a_tuple():
    match NotTuple():
        case NotTuple(1):
            pass


def not_names():
    match NotNames():
        case NotNames(1):
            pass


def twice():
    match Two():
        case Two(1, a=1):
            pass


def not_a_class():
    wrong = 5
    match 5:
        case wrong():
            pass


def undefined():
    match 5:
        case missing.name:
            pass


def raising_guard():
    match 5:
        case x if x / 0:
            pass


def same_key():
    class Keys:
        a = "k"
        b = "k"

    match {"k": 1, "l": 2}:
        case {Keys.a: _, Keys.b: _}:
            pass


class Short(list):
    def __len__(self):
        return 3


def lying_length():
    match Short([1]):
        case [a, b, c]:
            pass


class Long(list):
    def __len__(self):
        return 1


def lying_longer():
    match Long([1, 2]):
        case [a]:
            return a


def lying_star():
    match Short([1]):
        case [a, b, *c]:
            return a


class BadAttribute:
    __match_args__ = ("x",)

    @property
    def x(self):
        raise ValueError("from property")


class MissingAttribute:
    __match_args__ = ("x",)

    @property
    def x(self):
        raise AttributeError("hidden")


def property_raises():
    match BadAttribute():
        case BadAttribute(1):
            return "yes"


def property_missing():
    match MissingAttribute():
        case MissingAttribute(1):
            return "yes"
        case _:
            return "no"


for function in [too_many, too_many_of_one, none_allowed, self_matching, not_a_tuple, not_names, twice, not_a_class,
                 undefined, raising_guard, same_key, lying_length, lying_longer, lying_star, property_raises, property_missing]:
    print(function.__name__, end=": ")
    attempt(function)
match [1, 2]:
    case [a, Two(b)]:
        pass
print("a" in globals(), "b" in globals())
match 5:
    case int(x, y):
        pass
