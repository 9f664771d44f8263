"""Finding tests. Docs: library/unittest.html#unittest.TestLoader."""

import functools
import os
import re
import sys
import traceback
import types
from fnmatch import fnmatch, fnmatchcase

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
    sortTestMethodsUsing = staticmethod(lambda x, y: (x > y) - (x < y))
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
            return self._failed_test(module.__name__, error, f"Failed to call load_tests:\n{traceback.format_exc()}")

    def _failed_test(self, name, error, message=None):
        self.errors.append(str(error) if message is None else message)
        return self.suiteClass((_FailedTest(name, error),))

    def _failed_import(self, name):
        return self._failed_test(name, ImportError(f"Failed to import test module: {name}\n{traceback.format_exc()}"))

    def loadTestsFromName(self, name, module=None):
        """Return a suite of all test cases given a string specifier."""
        parts = name.split(".")
        import_error = None
        if module is None:
            importable = parts[:]
            while module is None:
                try:
                    module = __import__(".".join(importable))
                except ImportError:
                    failed = importable.pop()
                    import_error = f"Failed to import test module: {failed}\n{traceback.format_exc()}"
                    if not importable:
                        return self._failed_test(failed, ImportError(import_error))
            parts = parts[1:]
        item, parent, attribute = module, None, name
        for attribute in parts:
            try:
                parent, item = item, getattr(item, attribute)
            except AttributeError as error:
                if getattr(item, "__path__", None) is not None and import_error is not None:
                    return self._failed_test(failed, ImportError(import_error))
                told = f"Failed to access attribute:\n{traceback.format_exc()}"
                return self._failed_test(attribute, error, told)
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
        """Find and return all test modules from the specified start directory, recursing into subdirectories.

        `start_dir` may be the dotted name of a package. A package with a function load_tests() is not searched."""
        kept_top = self._top_level_dir
        is_implicit = top_level_dir is None and kept_top is None
        top = os.path.abspath(top_level_dir or kept_top or start_dir)
        if top not in sys.path:
            sys.path.insert(0, top)
        self._top_level_dir = top
        start = os.path.abspath(start_dir)
        if not os.path.isdir(start):
            start = self._folder_of_package(start_dir)
            if is_implicit:
                self._top_level_dir = self._get_directory_containing_module(start_dir.split(".")[0])
                sys.path.remove(top)
        elif start != top and not os.path.isfile(os.path.join(start, "__init__.py")):
            raise ImportError(f"Start directory is not importable: {start!r}")
        tests = list(self._find_tests(start, pattern))
        self._top_level_dir = kept_top
        return self.suiteClass(tests)

    def _folder_of_package(self, name):
        try:
            __import__(name)
        except ImportError:
            raise ImportError(f"Start directory is not importable: {name!r}")
        module = sys.modules[name]
        try:
            return os.path.abspath(os.path.dirname(module.__file__))
        except AttributeError:
            if module.__name__ in sys.builtin_module_names:
                raise TypeError("Can not use builtin modules as dotted module names") from None
            raise TypeError(f"don't know how to discover from {module!r}") from None

    def _get_directory_containing_module(self, module_name):
        path = os.path.abspath(sys.modules[module_name].__file__)
        folder, file = os.path.split(path)
        return os.path.dirname(folder) if file.lower().startswith("__init__.py") else folder

    def _get_name_from_path(self, path):
        if path == self._top_level_dir:
            return "."
        relative = os.path.relpath(os.path.splitext(os.path.normpath(path))[0], self._top_level_dir)
        assert not os.path.isabs(relative), "Path must be within the project"
        assert not relative.startswith(".."), "Path must be within the project"
        return relative.replace(os.path.sep, ".")

    def _get_module_from_name(self, name):
        __import__(name)
        return sys.modules[name]

    def _match_path(self, path, full_path, pattern):
        """Subclasses may choose files in another way."""
        return fnmatch(path, pattern)

    def _find_tests(self, start_dir, pattern):
        name = self._get_name_from_path(start_dir)
        if name != "." and name not in self._loading_packages:
            tests, recurses = self._find_test_path(start_dir, pattern)
            if tests is not None:
                yield tests
            if not recurses:
                return
        for entry in sorted(os.listdir(start_dir)):
            path = os.path.join(start_dir, entry)
            tests, recurses = self._find_test_path(path, pattern)
            if tests is not None:
                yield tests
            if recurses:
                name = self._get_name_from_path(path)
                self._loading_packages.add(name)
                try:
                    yield from self._find_tests(path, pattern)
                finally:
                    self._loading_packages.discard(name)

    def _find_test_path(self, full_path, pattern):
        """The tests of a file or package, if any, and whether to look below it."""
        file = os.path.basename(full_path)
        is_package = not os.path.isfile(full_path)
        if is_package:
            if not os.path.isdir(full_path) or not os.path.isfile(os.path.join(full_path, "__init__.py")):
                return None, False
        elif not VALID_MODULE_NAME.match(file) or not self._match_path(file, full_path, pattern):
            return None, False
        name = self._get_name_from_path(full_path)
        try:
            module = self._get_module_from_name(name)
        except case.SkipTest as skipped:
            return self._skipped_module(name, str(skipped)), False
        except:
            return self._failed_import(name), False
        if not is_package:
            _check_place(module, full_path)
            return self.loadTestsFromModule(module, pattern=pattern), False
        self._loading_packages.add(name)
        try:
            tests = self.loadTestsFromModule(module, pattern=pattern)
            return tests, getattr(module, "load_tests", None) is None
        finally:
            self._loading_packages.discard(name)

    def _skipped_module(self, name, reason):
        @case.skip(reason)
        def testSkipped(self):
            pass

        return self.suiteClass((type("ModuleSkipped", (case.TestCase,), {name: testSkipped})(name),))


def _check_place(module, full_path):
    """A module of the same name may have been found elsewhere."""
    found = os.path.splitext(os.path.realpath(os.path.abspath(getattr(module, "__file__", full_path))))[0]
    expected = os.path.splitext(os.path.realpath(full_path))[0]
    if found.lower() != expected.lower():
        name = os.path.splitext(os.path.basename(full_path))[0]
        raise ImportError(
            f"{name!r} module incorrectly imported from {os.path.dirname(found)!r}. "
            f"Expected {os.path.dirname(full_path)!r}. Is this module globally installed?"
        )


defaultTestLoader = TestLoader()
