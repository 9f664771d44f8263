# Where the carets stand: every shape of failing expression, shown in one uncaught group.
class Odd:
    def __getattr__(self, name):
        raise AttributeError(name)

    def __call__(self, *args):
        raise ValueError("called")

    def __bool__(self):
        raise ValueError("truth")

    def __enter__(self):
        raise ValueError("enter")

    def __exit__(self, *args):
        pass


odd = Odd()
none = None
items = [1, 2]
table = {"a": {}}


def add(): return 1 + none
def add_long(): return (items[0] + none) * 2
def floor(): return 1 // 0
def power(): return 2 ** (1 + none) + 5
def brackets(): return ( 1 )  +  ( none )
def subscript(): return table["a"]["b"]["c"]
def index(): return items[ 5 ]
def call_none(): return none(1, 2)
def call_nested(): return len(len("x"))
def call_method(): return items.remove(7) or 3
def attribute(): return none.name.other
def compare(): return 1 < none
def unary(): return -none
def boolean(): return 1 and odd
def truth_of(): return not odd
def keyword(): return int("x", base=36, other=1)


def multi_add():
    return (
        1 +
        none
    )


def multi_call():
    return odd(
        1,
        2,
    )


def multi_call_in_call():
    x = len(
        odd(
            1,
            (2,
             3),
            4),
    )
    return x


def string_wide():
    return "日本語" + 1 + "é"


def assign_item(): none["a"] = 1
def delete_item(): del items[9]
def augmented():
    global none
    none += 1


def unpack():
    a, b = 1, 2, 3


def unpack_star():
    a, *b = none


def for_loop():
    for each in none:
        pass


def with_statement():
    with odd as entered:
        pass


def with_none():
    with none:
        pass


def comprehension(): return [each / 0 for each in items]
def generator(): return list(each / 0 for each in items)
def lambda_call(): return (lambda: 1 / 0)()
def conditional(): return 1 if odd else 2
def fstring(): return f"{1 / 0} and {none + 1}"
def starred(): return print(*none)
def double_starred(): return print(**none)
def raised(): raise ValueError("plain")
def raised_call(): raise odd(1)
def asserted(): assert none, "empty"
def asserted_plain(): assert items == []
def assigned(): x = odd(1)
def returned(): return odd(1)
def returned_attribute(): return odd.x(1)
def statement(): odd(1)
def unbound():
    print(later)
    later = 1


def if_statement():
    if odd:
        pass


def while_statement():
    while odd:
        pass


def import_missing(): import no_such_module
def import_from(): from sys import no_such_name
def decorated():
    @odd
    def inner():
        pass


def default():
    def inner(a=1 / 0):
        pass


def class_body():
    class Inner:
        x = 1 / 0


def class_base():
    class Inner(1, metaclass=odd):
        pass


def match_subject():
    match 1 / 0:
        case _:
            pass


def slice_of(): return items[1:none + 1:2]
def deleted():
    x = 1
    del x
    x


def comment_between():
    return (items  # [not this (
            [7]
            )


def continued():
    return items \
        [8]


cases = [each for name, each in list(globals().items()) if callable(each) and name not in ("Odd", "odd")]
groups = []
errors = []
for case in cases:
    try:
        case()
    except Exception as error:
        errors.append(error)
    if len(errors) == 15:
        groups.append(ExceptionGroup("some", errors))
        errors = []
groups.append(ExceptionGroup("rest", errors))
raise ExceptionGroup("all", groups)
