# Where the carets stand, part two: statements, targets and constructs over several lines.
class Refusing:
    def __setattr__(self, name, value):
        raise AttributeError("set " + name)

    def __delattr__(self, name):
        raise AttributeError("del " + name)

    def __setitem__(self, key, value):
        raise KeyError(key)

    def __delitem__(self, key):
        raise KeyError(key)

    def __iadd__(self, other):
        raise ValueError("iadd")

    def __contains__(self, item):
        raise ValueError("contains")

    def __iter__(self):
        raise ValueError("iter")

    def __format__(self, spec):
        raise ValueError("format")

    def __repr__(self):
        raise ValueError("repr")

    def __eq__(self, other):
        raise ValueError("eq")

    def __hash__(self):
        raise ValueError("hash")

    def method(self, *args, **kwargs):
        raise ValueError("method")

    def chain(self, *args):
        return self


class Iterating:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("next")


class Managing:
    def __enter__(self):
        return 1

    def __exit__(self, *args):
        raise ValueError("exit")


r = Refusing()


def set_attribute(): r.name = 1
def delete_attribute(): del r.name
def set_item(): r[1 + 2] = 3
def delete_item(): del r[1], r[2]
def augmented_attribute(): r.name += 1
def augmented_item(): r["x"] += 1
def augmented_name():
    x = r
    x += (1 +
          2)


def contains(): return 1 in r
def not_contains(): return 1 not in r
def chained(): return 1 < 2 < None < 3
def chained_equal(): return 1 == r == 2
def iterate():
    for each in r:
        pass


def iterate_next():
    for each in Iterating():
        pass


def iterate_unpack():
    for a, b in [(1, 2), 3]:
        pass


def unpack_nested():
    (a, (b, c)), d = (1, 2), 3


def unpack_target():
    r.first, x = 1, 2


def format_value(): return f"start {r} end"
def format_spec(): return f"{1:{r!r}}"
def format_bad(): return f"{1!r:>{'x'}}"
def unhashable_set(): return {1, [2], 3}
def unhashable_dict(): return {1: 2, [3]: 4}
def spread_list(): return [1, *None]
def spread_dict(): return {**{}, **None}
def dict_comprehension(): return {each: each / 0 for each in (1, 2)}
def condition_in_comprehension(): return [each for each in (1, 2) if each / 0]
def nested_comprehension(): return [[y.x for y in (x,)] for x in (1, 2)]
def manager_exit():
    with Managing() as a, Managing() as b:
        pass


def manager_exit_body():
    with Managing():
        raise KeyError("body")


def manager_multi():
    with (
        Managing() as a,
        r as b,
    ):
        pass


def method_chain():
    return (
        r.chain()
        .chain(1)
        .method(
            2,
            key=3,
        )
        .chain()
    )


def keyword_multi():
    return r.method(first=1,
                    second=2,
                    third=3)


def bad_keyword():
    return print(1, 2, sep=3)


def attribute_chain():
    return (r
            .chain
            .nothing)


def walrus():
    if (x := None + 1):
        pass


def yield_from():
    def inner():
        yield from None

    return list(inner())


def except_type():
    try:
        1 / 0
    except None:
        pass


def finally_error():
    try:
        1 / 0
    finally:
        None.x


def else_error():
    try:
        pass
    except ValueError:
        pass
    else:
        None.x


def nested_function():
    def middle():
        def inner(n):
            return 1 // n

        return inner(0) + 1

    return middle()


def executed(): exec("x = 1\ny = x / 0\n")
def evaluated(): eval("1 + None")
def annotated():
    class Inner:
        x: undefined_name = 1


def default_argument():
    def inner(a, b=undefined_default, *, c=1):
        pass


def annotation_argument():
    def inner(a: undefined_annotation):
        pass


def decorator_call():
    @print
    @r.method(1)
    def inner():
        pass


def base_expression():
    class Inner(undefined_base, object):
        pass


def wrong_call():
    def inner(a, b): pass
    inner(1)


def wrong_keyword():
    def inner(a): pass
    return 1 + inner(a=1, b=2)


def star_call(): return max(*[1, 2], **{"key": 3})
def ternary_multi():
    return (1
            if r.method()
            else 2)


def boolean_multi():
    return (r and
            r.method() or
            2)


def assert_multi():
    assert (
        1 ==
        2
    ), "not " + \
        "equal"


def raise_multi():
    raise ValueError(
        "one",
        "two",
    ) from KeyError(
        "cause"
    )


def raise_not_error(): raise 1 + 2
def matrix(): return [1] @ [2]
def shift(): return (1 << -1) + 2
def negative_index(): return [][-1]
def slicing(): return [1][1:"x"]
def slice_set():
    x = [1, 2, 3]
    x[::2] = [1]


def tuple_index(): return r.chain[1, 2]
def string_format(): return "%d %s" % ("x", 1)
def string_join(): return ",".join(["a", 1])
def integer_parse(): return int("x") + int("y")
def large_power(): return 10.0 ** 400 * 2
def round_trip(): return (lambda x: x.y)(1)
def global_statement():
    global not_there
    del not_there


def nonlocal_unbound():
    def inner():
        return later

    inner()
    later = 1


def import_sub(): import sys.nothing
def tabbed():
	if True:
		return None + 1


def wide_line(): x = "日本語日本語"; y = "é" + x + None; z = "ü"
def semicolons(): x = 1; y = x / 0; z = 2
def comment_after(): return None.x  # why this fails (really)
def parenthesized(): return ((None)).x
def double_call(): return r.chain()()
def long_expression():
    return (1 + 2 + 3 + 4 +
            5 + 6 + 7 +
            8 + None +
            9 + 10 +
            11)


def six_lines():
    return r.method(
        1,
        2,
        3,
        4,
        5,
        6,
    ) + 1


cases = [each for name, each in list(globals().items()) if callable(each) and name[0] in "abcdefghijklmnopqrstuvwxyz" and name != "r"]
groups = []
errors = []
for case in cases:
    try:
        case()
        print("no error", case.__name__)
    except Exception as error:
        errors.append(error)
    if len(errors) == 15:
        groups.append(ExceptionGroup("some", errors))
        errors = []
groups.append(ExceptionGroup("rest", errors))
raise ExceptionGroup("all", groups)
