"""Finding tests. Docs: library/unittest.html#unittest.TestLoader."""

import functools
import os
import re
import sys
import traceback
import types
from fnmatch import fnmatchcase

from . import case, suite

__unittest = True

VALID_MODULE_NAME = re.compile(r"[_a-z]\w*\.py$", re.IGNORECASE)


class _FailedTest(case.TestCase):
    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def testFailure():
            raise self._exception

        return testFailure


class TestLoader:
    """This class is responsible for loading tests according to various criteria."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        super().__init__()
        self.errors = []
        self._loading_packages = set()

    def loadTestsFromTestCase(self, testCaseClass):
        """Return a suite of all test cases contained in testCaseClass"""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        names = []
        if testCaseClass not in (case.TestCase, case.FunctionTestCase):
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, "runTest"):
                names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """Return a suite of all test cases contained in the given module"""
        tests = []
        for name in dir(module):
            item = getattr(module, name)
            if isinstance(item, type) and issubclass(item, case.TestCase) and item not in (case.TestCase, case.FunctionTestCase):
                tests.append(self.loadTestsFromTestCase(item))
        load_tests = getattr(module, "load_tests", None)
        tests = self.suiteClass(tests)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as error:
            return self._failed(module.__name__, error, f"Failed to call load_tests:\n{traceback.format_exc()}")

    def _failed(self, name, error, message):
        self.errors.append(message)
        return self.suiteClass((_FailedTest(name, type(error)(message) if isinstance(error, AttributeError) else error),))

    def _failed_import(self, name):
        message = f"Failed to import test module: {name}\n{traceback.format_exc()}"
        self.errors.append(message)
        return self.suiteClass((_FailedTest(name, ImportError(message)),))

    def loadTestsFromName(self, name, module=None):
        """Return a suite of all test cases given a string specifier."""
        parts = name.split(".")
        failed_import = failed_count = None
        if module is None:
            importable = parts[:]
            while importable:
                try:
                    module = __import__(".".join(importable))
                    break
                except ImportError:
                    failed_import, failed_count = self._failed_import(".".join(importable)), len(self.errors)
                    importable.pop()
            else:
                return failed_import
            parts = parts[1:]
        item, parent, attribute = module, None, name
        for attribute in parts:
            try:
                parent, item = item, getattr(item, attribute)
            except AttributeError as error:
                if getattr(item, "__path__", None) is not None and failed_import is not None:
                    return failed_import
                if failed_import is not None:
                    del self.errors[failed_count - 1 :]
                message = f"Failed to access attribute:\n{traceback.format_exc()}"
                self.errors.append(message)
                return self.suiteClass((_FailedTest(attribute, AttributeError(message)),))
        return self._tests_of(item, parent, attribute)

    def _tests_of(self, item, parent, name):
        if isinstance(item, types.ModuleType):
            return self.loadTestsFromModule(item)
        if isinstance(item, type) and issubclass(item, case.TestCase) and item not in (case.TestCase, case.FunctionTestCase):
            return self.loadTestsFromTestCase(item)
        if isinstance(item, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            instance = parent(name)
            if not isinstance(getattr(instance, name), types.FunctionType):
                return self.suiteClass([instance])
        elif isinstance(item, suite.TestSuite):
            return item
        if not callable(item):
            raise TypeError(f"don't know how to make test from: {item}")
        made = item()
        if isinstance(made, suite.TestSuite):
            return made
        if isinstance(made, case.TestCase):
            return self.suiteClass([made])
        raise TypeError(f"calling {item} returned {made}, not a test")

    def loadTestsFromNames(self, names, module=None):
        """Return a suite of all test cases found using the given sequence of string specifiers."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """Return a sorted sequence of method names found within testCaseClass"""

        def is_wanted(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            full = f"{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}"
            return self.testNamePatterns is None or any(fnmatchcase(full, each) for each in self.testNamePatterns)

        names = list(filter(is_wanted, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    # ── Discovery ──

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """Find and return all test modules from the specified start directory, recursing into subdirectories."""
        kept_top = self._top_level_dir
        if top_level_dir is None:
            top_level_dir = self._top_level_dir or start_dir
        top = os.path.abspath(top_level_dir)
        if top not in sys.path:
            sys.path.insert(0, top)
        self._top_level_dir = top
        if not os.path.isdir(os.path.abspath(start_dir)):
            try:
                __import__(start_dir)
                start_dir = os.path.dirname(os.path.abspath(sys.modules[start_dir].__file__))
            except (ImportError, AttributeError, TypeError):
                raise ImportError(f"Start directory is not importable: {start_dir!r}") from None
        start = os.path.abspath(start_dir)
        if start != top and not os.path.isfile(os.path.join(start, "__init__.py")):
            raise ImportError(f"Start directory is not importable: {start_dir!r}")
        tests = list(self._find_tests(start, pattern))
        self._top_level_dir = kept_top
        return self.suiteClass(tests)

    def _name_from_path(self, path):
        if path == self._top_level_dir:
            return "."
        return os.path.relpath(os.path.splitext(path)[0], self._top_level_dir).replace(os.path.sep, ".")

    def _find_tests(self, folder, pattern):
        name = self._name_from_path(folder)
        if name != "." and name not in self._loading_packages:
            tests, recurses = self._load_path(folder, pattern)
            if tests is not None:
                yield tests
            if not recurses:
                return
        for entry in sorted(os.listdir(folder)):
            path = os.path.join(folder, entry)
            tests, recurses = self._load_path(path, pattern)
            if tests is not None:
                yield tests
            if recurses:
                inner = self._name_from_path(path)
                self._loading_packages.add(inner)
                try:
                    yield from self._find_tests(path, pattern)
                finally:
                    self._loading_packages.discard(inner)

    def _load_path(self, path, pattern):
        """The tests of a file or package, and whether to look below it."""
        if os.path.isfile(path):
            entry = os.path.basename(path)
            if not VALID_MODULE_NAME.match(entry) or not fnmatchcase(entry, pattern):
                return None, False
            name = self._name_from_path(path)
            try:
                __import__(name)
            except case.SkipTest as skipped:
                return self.suiteClass((_skipped_module(name, str(skipped)),)), False
            except BaseException:
                return self._failed_import(name), False
            return self.loadTestsFromModule(sys.modules[name], pattern=pattern), False
        if not os.path.isdir(path) or not os.path.isfile(os.path.join(path, "__init__.py")):
            return None, False
        name = self._name_from_path(path)
        try:
            __import__(name)
        except case.SkipTest as skipped:
            return self.suiteClass((_skipped_module(name, str(skipped)),)), False
        except BaseException:
            return self._failed_import(name), False
        package = sys.modules[name]
        load_tests = getattr(package, "load_tests", None)
        self._loading_packages.add(name)
        try:
            tests = self.loadTestsFromModule(package, pattern=pattern)
            return tests, load_tests is None
        finally:
            self._loading_packages.discard(name)


def _skipped_module(name, reason):
    @case.skip(reason)
    def testSkipped(self):
        pass

    return type("ModuleSkipped", (case.TestCase,), {name: testSkipped})(name)


defaultTestLoader = TestLoader()
