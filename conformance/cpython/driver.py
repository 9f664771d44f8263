"""Runs the tests of one module and tells of each as soon as it has ended, one line of JSON on the real stdout.

    driver.py test.test_int [--without FILE]

FILE has names of tests that are left out, one a line. Runs under CPython and under Ouroboros.
"""

import sys
import unittest


def told(what, name, detail=""):
    text = "\n".join(str(detail).splitlines()[-12:])
    out.write(f"@@ {what} {name} {ascii(text)}\n")
    out.flush()


class Teller(unittest.TestResult):
    """Outcomes of a test whose parts fail are told once, as a failure."""

    def __init__(self):
        super().__init__()
        self.outcome = None

    def startTest(self, test):
        super().startTest(test)
        self.outcome = ("passed", "")
        told("started", test.id())

    def stopTest(self, test):
        super().stopTest(test)
        told(self.outcome[0], test.id(), self.outcome[1])
        self.outcome = None

    def note(self, what, test, detail=""):
        if self.outcome is None:  # a class or a module could not be set up
            told(what, test.id(), detail)
        elif self.outcome[0] in ("passed", "skipped"):
            self.outcome = (what, detail)

    def addError(self, test, err):
        self.note("failed", test, self._exc_info_to_string(err, test))

    def addFailure(self, test, err):
        self.note("failed", test, self._exc_info_to_string(err, test))

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.note("failed", test, self._exc_info_to_string(err, test))

    def addSkip(self, test, reason):
        self.note("skipped", test, reason)

    def addExpectedFailure(self, test, err):
        self.note("passed", test)

    def addUnexpectedSuccess(self, test):
        self.note("failed", test, "unexpected success")


def each_test(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from each_test(test)
        else:
            yield test


def without(suite, names):
    kept = unittest.TestSuite()
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            kept.addTest(without(test, names))
        elif test.id() not in names:
            kept.addTest(test)
    return kept


def main(module, left_out=()):
    suite = unittest.defaultTestLoader.loadTestsFromName(module)
    for test in each_test(suite):
        told("listed", test.id())
    without(suite, set(left_out)).run(Teller())
    told("ended", module)


if __name__ == "__main__":
    out = sys.stdout
    sys.argv, arguments = sys.argv[:1], sys.argv[1:]
    left_out = []
    if arguments[1:2] == ["--without"]:
        with open(arguments[2]) as file:
            left_out = file.read().split("\n")
    main(arguments[0], left_out)
