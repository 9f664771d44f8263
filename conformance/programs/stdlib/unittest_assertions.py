# The messages of all assertions.
import unittest
import warnings


class Case(unittest.TestCase):
    def runTest(self):
        pass


class Weird:
    def __repr__(self):
        raise ValueError


case = Case()
long = "x" * 60
attempts = [
    ("assertTrue", 0), ("assertFalse", [1]), ("assertEqual", 1, 2), ("assertEqual", long + "a", long + "b"),
    ("assertEqual", "a" * 200, "a" * 100 + "b" + "a" * 99), ("assertEqual", "one\ntwo\n", "one\nthree\n"),
    ("assertEqual", "one\ntwo", "one\ntwo\n"), ("assertEqual", "", "text"), ("assertEqual", "a\r\nb", "a\nb"),
    ("assertEqual", [1, [2], 3], [1, [2, 3], 3]), ("assertEqual", [1], [1, 2, 3]), ("assertEqual", (1, 2), (1,)),
    ("assertEqual", [long] * 3, [long, long + "y", long]), ("assertEqual", {1: 2, "a": long}, {1: 3, "a": long}),
    ("assertEqual", {1, 2}, {2, 3}), ("assertEqual", frozenset("a"), frozenset()), ("assertEqual", [1], (1,)),
    ("assertEqual", list(range(400)), list(range(1, 401))), ("assertEqual", 1.0, "1"), ("assertEqual", Weird.__name__, None),
    ("assertNotEqual", 1, 1), ("assertIs", 1, "1"), ("assertIsNot", None, None), ("assertIsNone", 3), ("assertIsNotNone", None),
    ("assertIn", 1, [2]), ("assertNotIn", "a", "abc"), ("assertIsInstance", 1, str), ("assertNotIsInstance", 1, (int, str)),
    ("assertAlmostEqual", 1.0, 1.1), ("assertAlmostEqual", 1, 3, None, None, 1), ("assertAlmostEqual", 1.0, 1.05, 2),
    ("assertNotAlmostEqual", 1.0, 1.00000001), ("assertNotAlmostEqual", 1, 2, None, None, 5),
    ("assertGreater", 1, 2), ("assertGreaterEqual", 1, 2), ("assertLess", 2, 1), ("assertLessEqual", 2, 1),
    ("assertRegex", "abc", "x+"), ("assertNotRegex", "abc", "b"), ("assertCountEqual", [1, 2, 2], [2, 3]),
    ("assertCountEqual", [[1], [1], {}], [[1], []]), ("assertCountEqual", "aab", "abb"),
    ("assertSequenceEqual", [1, 2], (1, 3)), ("assertSequenceEqual", 1, 2), ("assertSequenceEqual", "ab", [1, 2, 3]),
    ("assertListEqual", (1,), [1]), ("assertTupleEqual", (1,), [1]), ("assertSetEqual", 1, {1}), ("assertSetEqual", {1}, [2]),
    ("assertSetEqual", {1}, 2), ("assertDictEqual", [], {}), ("assertMultiLineEqual", 1, "a"), ("assertDictEqual", {1: 1}, {2: 2}),
    ("fail", "on purpose"), ("fail",), ("assertRaises", ValueError, int, "3"), ("assertRaises", (KeyError, ValueError), int, "3"),
    ("assertRaisesRegex", ValueError, "nothing", int, "x"), ("assertWarns", UserWarning, int, "3"),
    ("assertWarnsRegex", UserWarning, "nothing", warnings.warn, "something"), ("assertRaises", 3), ("assertRaises", ValueError, int, "x"),
    ("assertEqual", 1, 2, "my message"), ("assertIn", 1, [], "my message"), ("assertTrue", 0, "my message"),
]
for long_message in (True, False):
    case.longMessage = long_message
    for name, *args in attempts if long_message else attempts[-3:]:
        try:
            getattr(case, name)(*args)
        except Exception as error:
            print(f"{name}: {type(error).__name__}: {error}")
        else:
            print(f"{name}: passed")
case.maxDiff = None
try:
    case.assertEqual(list(range(60)), list(range(1, 61)))
except AssertionError as error:
    print(error)

for enter in (
    lambda: case.assertRaises(ValueError), lambda: case.assertRaises(ValueError, msg="why"), lambda: case.assertWarns(UserWarning),
    lambda: case.assertRaisesRegex(ValueError, "x$"), lambda: case.assertRaises(ValueError, other=1),
):
    for body in (lambda: None, lambda: int("y"), lambda: {}[1]):
        try:
            with enter() as context:
                body()
            print("passed", repr(context.exception))
        except Exception as error:
            print(type(error).__name__, error)
with case.assertWarns(DeprecationWarning) as context:
    warnings.warn("first", UserWarning)
    warnings.warn("old", DeprecationWarning)
print(context.warning, context.lineno)


class Money:
    def __init__(self, value):
        self.value = value


def same_money(first, second, msg=None):
    if first.value != second.value:
        raise case.failureException(msg or "other money")


case.addTypeEqualityFunc(Money, same_money)
for pair in ((Money(1), Money(1)), (Money(1), Money(2))):
    try:
        case.assertEqual(*pair)
        print("equal")
    except AssertionError as error:
        print(error)
