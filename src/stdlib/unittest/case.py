"""Test cases and their assertions. Docs: library/unittest.html#unittest.TestCase."""

import collections
import contextlib
import functools
import re
import sys
import time
import traceback
import types
import warnings

from .util import _common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr, strclass

__unittest = True

_no_value = object()
DIFF_OMITTED = "\nDiff is %s characters long. Set self.maxDiff to None to see it."


class SkipTest(Exception):
    """Raise this exception in a test to skip it."""


class _ShouldStop(Exception):
    """The test ends here; what happened has been told."""


class _UnexpectedSuccess(Exception):
    """The test was supposed to fail, but it didn't!"""


class _Outcome:
    """What happens to a test while it runs, told to its result."""

    def __init__(self, result=None):
        self.expecting_failure = False
        self.result = result
        self.result_supports_subtests = hasattr(result, "addSubTest")
        self.success = True
        self.expectedFailure = None

    @contextlib.contextmanager
    def testPartExecutor(self, test, subTest=False):
        before, self.success = self.success, True
        try:
            yield
        except KeyboardInterrupt:
            raise
        except SkipTest as skip:
            self.success = False
            _add_skip(self.result, test, str(skip))
        except _ShouldStop:
            pass
        except:
            info = sys.exc_info()
            if self.expecting_failure:
                self.expectedFailure = info
            else:
                self.success = False
                if subTest:
                    self.result.addSubTest(test.test_case, test, info)
                else:
                    _add_error(self.result, test, info)
        else:
            if subTest and self.success:
                self.result.addSubTest(test.test_case, test, None)
        finally:
            self.success = self.success and before


def _add_skip(result, test, reason):
    add = getattr(result, "addSkip", None)
    if add is not None:
        add(test, reason)
        return
    warnings.warn("TestResult has no addSkip method, skips not reported", RuntimeWarning, 2)
    result.addSuccess(test)


def _add_error(result, test, info):
    if result is None or info is None:
        return
    if issubclass(info[0], test.failureException):
        result.addFailure(test, info)
    else:
        result.addError(test, info)


# ── Decorators ──


def skip(reason):
    """Unconditionally skip a test."""

    def decorator(item):
        if not isinstance(item, type):

            @functools.wraps(item)
            def skipped(*args, **kwargs):
                raise SkipTest(reason)

            item = skipped
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item

    if isinstance(reason, types.FunctionType):
        item, reason = reason, ""
        return decorator(item)
    return decorator


def _as_it_is(item):
    return item


def skipIf(condition, reason):
    """Skip a test if the condition is true."""
    return skip(reason) if condition else _as_it_is


def skipUnless(condition, reason):
    """Skip a test unless the condition is true."""
    return _as_it_is if condition else skip(reason)


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


# ── Clean-ups of modules and classes ──

_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Same as addCleanup, except the cleanup items are called even if setUpModule fails."""
    _module_cleanups.append((function, args, kwargs))


def doModuleCleanups():
    """Execute all module cleanup functions."""
    errors = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as error:
            errors.append(error)
    if errors:
        raise errors[0]


def _enter_context(manager, add_cleanup):
    kind = type(manager)
    try:
        enter, leave = kind.__enter__, kind.__exit__
    except AttributeError:
        raise TypeError(
            f"'{kind.__module__}.{kind.__qualname__}' object does not support the context manager protocol"
        ) from None
    value = enter(manager)
    add_cleanup(leave, manager, None, None, None)
    return value


def enterModuleContext(cm):
    """Same as enterContext, but module-wide."""
    return _enter_context(cm, addModuleCleanup)


# ── What assertRaises and its like give ──


class _Expectation:
    def __init__(self, expected, test_case, pattern=None):
        self.expected = expected
        self.test_case = test_case
        self.expected_regex = re.compile(pattern) if pattern is not None else None
        self.msg = None
        self.obj_name = None

    def _raiseFailure(self, message):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, message))

    def handle(self, name, args, kwargs):
        """Calls what `args` begins with, or is the manager of a block."""
        expected = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        if not all(isinstance(each, type) and issubclass(each, self._base) for each in expected):
            raise TypeError(f"{name}() arg 1 must be {self._base_name}")
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
            return self
        function, *rest = args
        self.obj_name = getattr(function, "__name__", str(function))
        try:
            with self:
                function(*rest, **kwargs)
        finally:
            self = None

    def _missing(self, what):
        try:
            name = self.expected.__name__
        except AttributeError:
            name = str(self.expected)
        self._raiseFailure(f"{name} not {what} by {self.obj_name}" if self.obj_name else f"{name} not {what}")


class _AssertRaisesContext(_Expectation):
    """A context manager used to implement TestCase.assertRaises* methods."""

    _base = BaseException
    _base_name = "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self._missing("raised")
        traceback.clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{exc_value}"')
        return True

    __class_getitem__ = classmethod(types.GenericAlias)


class _AssertWarnsContext(_Expectation):
    """A context manager used to implement TestCase.assertWarns* methods."""

    _base = Warning
    _base_name = "a warning type or tuple of warning types"

    def __enter__(self):
        # a module warns once per place, and remembers
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        first = None
        for each in self.warnings:
            warning = each.message
            if not isinstance(warning, self.expected):
                continue
            first = first or warning
            if self.expected_regex is not None and not self.expected_regex.search(str(warning)):
                continue
            self.warning, self.filename, self.lineno = warning, each.filename, each.lineno
            return
        if first is not None:
            self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{first}"')
        self._missing("triggered")


class _AssertNotWarnsContext(_AssertWarnsContext):
    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is None and any(isinstance(each.message, self.expected) for each in self.warnings):
            self._raiseFailure(f"{getattr(self.expected, '__name__', self.expected)} triggered")


class _OrderedChainMap(collections.ChainMap):
    def __iter__(self):
        return iter(dict.fromkeys(key for mapping in self.maps for key in mapping))


# ── Test cases ──


class TestCase:
    """A class whose instances are single test cases."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2**16

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    _classSetupFailed = False
    _class_cleanups = []

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = "No test"
        method = getattr(self, methodName, None)
        if method is not None:
            self._testMethodDoc = method.__doc__
        elif methodName != "runTest":
            raise ValueError(f"no such test method in {self.__class__}: {methodName}")
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {}
        for kind, name in (
            (dict, "assertDictEqual"),
            (list, "assertListEqual"),
            (tuple, "assertTupleEqual"),
            (set, "assertSetEqual"),
            (frozenset, "assertSetEqual"),
            (str, "assertMultiLineEqual"),
        ):
            self.addTypeEqualityFunc(kind, name)

    def addTypeEqualityFunc(self, typeobj, function):
        """Add a type specific assertEqual style function to compare a type."""
        self._type_equality_funcs[typeobj] = function

    # ── What surrounds a test ──

    def setUp(self):
        "Hook method for setting up the test fixture before exercising it."

    def tearDown(self):
        "Hook method for deconstructing the test fixture after testing it."

    @classmethod
    def setUpClass(cls):
        "Hook method for setting up class fixture before running tests in the class."

    @classmethod
    def tearDownClass(cls):
        "Hook method for deconstructing the class fixture after running all tests in the class."

    def addCleanup(self, function, /, *args, **kwargs):
        """Add a function, with arguments, to be called when the test is completed."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enters the supplied context manager and leaves it when the test is completed."""
        return _enter_context(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Same as addCleanup, except the cleanup items are called even if setUpClass fails."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Same as enterContext, but class-wide."""
        return _enter_context(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        """Execute all class cleanup functions."""
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def doCleanups(self):
        """Execute all cleanup functions."""
        outcome = self._outcome or _Outcome()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            with outcome.testPartExecutor(self):
                self._callCleanup(function, *args, **kwargs)
        return outcome.success

    # ── Names ──

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from .result import TestResult

        return TestResult()

    def shortDescription(self):
        """The first line of the test method's docstring."""
        return self._testMethodDoc.strip().split("\n")[0].strip() if self._testMethodDoc else None

    def id(self):
        return f"{strclass(self.__class__)}.{self._testMethodName}"

    def __eq__(self, other):
        return self._testMethodName == other._testMethodName if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        cls = strclass(self.__class__)
        return f"{self._testMethodName} ({cls}.{self._testMethodName})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} testMethod={self._testMethodName}>"

    # ── Running ──

    @contextlib.contextmanager
    def subTest(self, msg=_no_value, **params):
        """A block of code that fails on its own."""
        if self._outcome is None or not self._outcome.result_supports_subtests:
            yield
            return
        outer = self._subtest
        shown = params if outer is None else outer.params.new_child(params)
        self._subtest = _SubTest(self, msg, shown if outer is not None else _OrderedChainMap(params))
        try:
            with self._outcome.testPartExecutor(self._subtest, subTest=True):
                yield
            if not self._outcome.success:
                if getattr(self._outcome.result, "failfast", False):
                    raise _ShouldStop
            elif self._outcome.expectedFailure:
                raise _ShouldStop
        finally:
            self._subtest = outer

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        value = method()
        if value is not None:
            warnings.warn(
                f"It is deprecated to return a value that is not None from a test case ({method})",
                DeprecationWarning,
                stacklevel=4,
            )

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def run(self, result=None):
        started = None
        if result is None:
            result = self.defaultTestResult()
            started = getattr(result, "stopTestRun", None)
            if (start := getattr(result, "startTestRun", None)) is not None:
                start()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            why = self._why_skipped(method)
            if why is not None:
                _add_skip(result, self, why)
                return result
            is_expected = any(getattr(each, "__unittest_expecting_failure__", False) for each in (self, method))
            self._outcome = outcome = _Outcome(result)
            begun = time.perf_counter()
            try:
                self._runParts(outcome, method, is_expected)
                self._addDuration(result, time.perf_counter() - begun)
                if outcome.success and is_expected:
                    self._tell_expected(outcome, result)
                elif outcome.success:
                    result.addSuccess(self)
                return result
            finally:
                outcome.expectedFailure = None
                self._outcome = outcome = None
        finally:
            result.stopTest(self)
            if started is not None:
                started()

    def _why_skipped(self, method):
        marked = [each for each in (self.__class__, method) if getattr(each, "__unittest_skip__", False)]
        if not marked:
            return None
        reasons = (getattr(each, "__unittest_skip_why__", "") for each in (self.__class__, method))
        return next(filter(None, reasons), "")

    def _runParts(self, outcome, method, is_expected):
        with outcome.testPartExecutor(self):
            self._callSetUp()
        if outcome.success:
            outcome.expecting_failure = is_expected
            with outcome.testPartExecutor(self):
                self._callTestMethod(method)
            outcome.expecting_failure = False
            with outcome.testPartExecutor(self):
                self._callTearDown()
        self.doCleanups()

    def _tell_expected(self, outcome, result):
        if outcome.expectedFailure:
            if hasattr(result, "addExpectedFailure"):
                result.addExpectedFailure(self, outcome.expectedFailure)
                return
            warnings.warn("TestResult has no addExpectedFailure method, reporting as passes", RuntimeWarning)
            result.addSuccess(self)
            return
        if hasattr(result, "addUnexpectedSuccess"):
            result.addUnexpectedSuccess(self)
            return
        warnings.warn("TestResult has no addUnexpectedSuccess method, reporting as failure", RuntimeWarning)
        try:
            raise _UnexpectedSuccess from None
        except _UnexpectedSuccess:
            result.addFailure(self, sys.exc_info())

    def _addDuration(self, result, elapsed):
        add = getattr(result, "addDuration", None)
        if add is not None:
            add(self, elapsed)
        else:
            warnings.warn("TestResult has no addDuration method", RuntimeWarning, stacklevel=2)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the test without collecting errors in a TestResult"""
        method = getattr(self, self._testMethodName)
        why = self._why_skipped(method)
        if why is not None:
            raise SkipTest(why)
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    def skipTest(self, reason):
        """Skip this test."""
        raise SkipTest(reason)

    # ── Assertions ──

    def fail(self, msg=None):
        """Fail immediately, with the given message."""
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return f"{standardMsg} : {msg}"
        except UnicodeDecodeError:
            return f"{safe_repr(standardMsg)} : {safe_repr(msg)}"

    def _failWith(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def assertTrue(self, expr, msg=None):
        """Check that the expression is true."""
        if not expr:
            self._failWith(msg, f"{safe_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        """Check that the expression is false."""
        if expr:
            self._failWith(msg, f"{safe_repr(expr)} is not false")

    def assertIs(self, expr1, expr2, msg=None):
        """Just like self.assertTrue(a is b), but with a nicer default message."""
        if expr1 is not expr2:
            self._failWith(msg, f"{safe_repr(expr1)} is not {safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        """Just like self.assertTrue(a is not b), but with a nicer default message."""
        if expr1 is expr2:
            self._failWith(msg, f"unexpectedly identical: {safe_repr(expr1)}")

    def assertIsNone(self, obj, msg=None):
        """Same as self.assertTrue(obj is None), with a nicer default message."""
        if obj is not None:
            self._failWith(msg, f"{safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        """Included for symmetry with assertIsNone."""
        if obj is None:
            self._failWith(msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        """Just like self.assertTrue(a in b), but with a nicer default message."""
        if member not in container:
            self._failWith(msg, f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        """Just like self.assertTrue(a not in b), but with a nicer default message."""
        if member in container:
            self._failWith(msg, f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}")

    def assertIsInstance(self, obj, cls, msg=None):
        """Same as self.assertTrue(isinstance(obj, cls)), with a nicer default message."""
        if not isinstance(obj, cls):
            self._failWith(msg, f"{safe_repr(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        """Included for symmetry with assertIsInstance."""
        if isinstance(obj, cls):
            self._failWith(msg, f"{safe_repr(obj)} is an instance of {cls!r}")

    def _compare(self, holds, a, b, words, msg):
        if not holds:
            self._failWith(msg, f"{safe_repr(a)} not {words} {safe_repr(b)}")

    def assertLess(self, a, b, msg=None):
        """Just like self.assertTrue(a < b), but with a nicer default message."""
        self._compare(a < b, a, b, "less than", msg)

    def assertLessEqual(self, a, b, msg=None):
        """Just like self.assertTrue(a <= b), but with a nicer default message."""
        self._compare(a <= b, a, b, "less than or equal to", msg)

    def assertGreater(self, a, b, msg=None):
        """Just like self.assertTrue(a > b), but with a nicer default message."""
        self._compare(a > b, a, b, "greater than", msg)

    def assertGreaterEqual(self, a, b, msg=None):
        """Just like self.assertTrue(a >= b), but with a nicer default message."""
        self._compare(a >= b, a, b, "greater than or equal to", msg)

    # ── Equality ──

    def assertEqual(self, first, second, msg=None):
        """Fail if the two objects are unequal as determined by the '==' operator."""
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._failWith(msg, "%s != %s" % _common_shorten_repr(first, second))

    def assertNotEqual(self, first, second, msg=None):
        """Fail if the two objects are equal as determined by the '!=' operator."""
        if not first != second:
            self._failWith(msg, f"{safe_repr(first)} == {safe_repr(second)}")

    def _almost(self, first, second, places, delta):
        """Whether they are almost equal, and how messages tell the difference and the bound."""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            return difference <= delta, f"{safe_repr(delta)} delta", f" ({safe_repr(difference)} difference)"
        places = 7 if places is None else places
        return round(difference, places) == 0, f"{places!r} places", f" ({safe_repr(difference)} difference)"

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fail if the two objects are unequal as determined by their difference."""
        if first == second:
            return
        holds, bound, difference = self._almost(first, second, places, delta)
        if not holds:
            self._failWith(msg, f"{safe_repr(first)} != {safe_repr(second)} within {bound}{difference}")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fail if the two objects are equal as determined by their difference."""
        holds, bound, difference = self._almost(first, second, places, delta)
        if first == second or holds:
            shown = difference if delta is not None else ""
            self._failWith(msg, f"{safe_repr(first)} == {safe_repr(second)} within {bound}{shown}")

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """An equality assertion for ordered sequences (like lists and tuples)."""
        kind = "sequence"
        if seq_type is not None:
            kind = seq_type.__name__
            for place, seq in (("First", seq1), ("Second", seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f"{place} sequence is not a {kind}: {safe_repr(seq)}")
        told = None
        lengths = []
        for place, seq in (("First", seq1), ("Second", seq2)):
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                told = f"{place} {kind} has no length.    Non-sequence?"
                break
        if told is None:
            if seq1 == seq2:
                return
            shown = "%s != %s" % _common_shorten_repr(seq1, seq2)
            difference = _first_difference(seq1, seq2, min(lengths), kind)
            if difference is None and lengths[0] == lengths[1] and seq_type is None and type(seq1) is not type(seq2):
                return
            told = f"{kind.capitalize()}s differ: {shown}\n{difference or ''}{_extra_elements(seq1, seq2, *lengths, kind)}"
        told = self._truncateMessage(told, "\n" + _difference(seq1, seq2))
        self._failWith(msg, told)

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + DIFF_OMITTED % len(diff)

    def assertListEqual(self, list1, list2, msg=None):
        """A list-specific equality assertion."""
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        """A tuple-specific equality assertion."""
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        """A set-specific equality assertion."""
        missing = []
        for place, one, other in (("first", set1, set2), ("second", set2, set1)):
            try:
                only = one.difference(other)
            except TypeError as error:
                self.fail(f"invalid type when attempting set difference: {error}")
            except AttributeError as error:
                self.fail(f"{place} argument does not support set difference: {error}")
            if only:
                missing.append(f"Items in the {place} set but not the {'second' if place == 'first' else 'first'}:")
                missing += map(repr, only)
        if missing:
            self._failWith(msg, "\n".join(missing))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            told = "%s != %s" % _common_shorten_repr(d1, d2)
            self._failWith(msg, self._truncateMessage(told, "\n" + _difference(d1, d2)))

    def assertMultiLineEqual(self, first, second, msg=None):
        """Assert that two multi-line strings are equal."""
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if max(len(first), len(second)) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        from difflib import ndiff

        ends = all(not text or text.endswith("\n") for text in (first, second))
        lines = [(text if ends or not text else f"{text}\n").splitlines(keepends=True) for text in (first, second)]
        told = "%s != %s" % _common_shorten_repr(first, second)
        self._failWith(msg, self._truncateMessage(told, "\n" + "".join(ndiff(*lines))))

    def assertCountEqual(self, first, second, msg=None):
        """Asserts that two iterables have the same elements, the same number of times, without regard to order."""
        first, second = list(first), list(second)
        try:
            if collections.Counter(first) == collections.Counter(second):
                return
            differing = _count_diff_hashable(first, second)
        except TypeError:
            differing = _count_diff_all_purpose(first, second)
        if differing:
            lines = [f"First has {a}, Second has {b}:  {item!r}" for a, b, item in differing]
            self._failWith(msg, self._truncateMessage("Element counts were not equal:\n", "\n".join(lines)))

    # ── Errors, warnings, logs, patterns ──

    def assertRaises(self, expected_exception, *args, **kwargs):
        """Fail unless an exception of class expected_exception is raised by the callable or the block."""
        context = _AssertRaisesContext(expected_exception, self)
        try:
            return context.handle("assertRaises", args, kwargs)
        finally:
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """Asserts that the message in a raised exception matches a regex."""
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """Fail unless a warning of class warnClass is triggered by the callable or the block."""
        return _AssertWarnsContext(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """Asserts that the message in a triggered warning matches a regexp."""
        context = _AssertWarnsContext(expected_warning, self, expected_regex)
        return context.handle("assertWarnsRegex", args, kwargs)

    def _assertNotWarns(self, expected_warning, *args, **kwargs):
        return _AssertNotWarnsContext(expected_warning, self).handle("_assertNotWarns", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """Fail unless a log message of level or higher is emitted in the block."""
        from ._log import _AssertLogsContext

        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        """Fail unless no log messages of level or higher are emitted in the block."""
        from ._log import _AssertLogsContext

        return _AssertLogsContext(self, logger, level, no_logs=True)

    def assertRegex(self, text, expected_regex, msg=None):
        """Fail the test unless the text matches the regular expression."""
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, "expected_regex must not be empty."
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._failWith(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """Fail the test if the text matches the regular expression."""
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        if match := unexpected_regex.search(text):
            found = text[match.start() : match.end()]
            self._failWith(msg, f"Regex matched: {found!r} matches {unexpected_regex.pattern!r} in {text!r}")


def _first_difference(seq1, seq2, length, kind):
    for i in range(length):
        items = []
        for place, seq in (("first", seq1), ("second", seq2)):
            try:
                items.append(seq[i])
            except (TypeError, IndexError, NotImplementedError):
                return f"\nUnable to index element {i} of {place} {kind}\n"
        if items[0] != items[1]:
            return "\nFirst differing element %d:\n%s\n%s\n" % (i, *_common_shorten_repr(*items))
    return None


def _extra_elements(seq1, seq2, length1, length2, kind):
    if length1 == length2:
        return ""
    place, seq = ("first", seq1) if length1 > length2 else ("second", seq2)
    index = min(length1, length2)
    told = f"\n{place.capitalize()} {kind} contains {abs(length1 - length2)} additional elements.\n"
    try:
        return f"{told}First extra element {index}:\n{safe_repr(seq[index])}\n"
    except (TypeError, IndexError, NotImplementedError):
        return f"{told}Unable to index element {index} of {place} {kind}\n"


def _difference(first, second):
    from difflib import ndiff
    from pprint import pformat

    return "\n".join(ndiff(pformat(first).splitlines(), pformat(second).splitlines()))


class FunctionTestCase(TestCase):
    """A test case that wraps a test function."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc, self._tearDownFunc = setUp, tearDown
        self._testFunc, self._description = testFunc, description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def _parts(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __eq__(self, other):
        return self._parts() == other._parts() if isinstance(other, self.__class__) else NotImplemented

    def __hash__(self):
        return hash((type(self), *self._parts()))

    def __str__(self):
        return f"{strclass(self.__class__)} ({self._testFunc.__name__})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} tec={self._testFunc}>"

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc.split("\n")[0].strip() if doc else None


class _SubTest(TestCase):
    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        parts = [f"[{self._message}]"] if self._message is not _no_value else []
        if self.params:
            parts.append("(%s)" % ", ".join(f"{name}={safe_repr(value)}" for name, value in self.params.items()))
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._subDescription()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._subDescription()}"
