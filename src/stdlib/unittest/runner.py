"""Running tests and telling of them as text. Docs: library/unittest.html#unittest.TextTestRunner."""

import sys
import time
import warnings

from . import result
from .case import _SubTest
from .signals import registerResult

__unittest = True


class _WritelnDecorator:
    """A stream with a writeln."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        if name in ("stream", "__getstate__"):
            raise AttributeError(name)
        return getattr(self.stream, name)

    def writeln(self, arg=None):
        if arg:
            self.write(arg)
        self.write("\n")


class TextTestResult(result.TestResult):
    """A test result class that can print formatted text results to a stream."""

    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self._newline = True
        self.durations = durations

    def getDescription(self, test):
        first_line = test.shortDescription()
        return f"{test}\n{first_line}" if self.descriptions and first_line else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self._write(self.getDescription(test) + " ... ")
            self._newline = False

    def _write(self, text):
        self.stream.write(text)
        self.stream.flush()

    def _told(self, word, mark):
        if self.showAll:
            self._write(word + "\n")
            self._newline = True
        elif self.dots:
            self._write(mark)

    def _told_of(self, test, word, mark):
        """A subtest, or a fixture, has a line of its own."""
        if self.showAll and (isinstance(test, _SubTest) or self._newline):
            if not self._newline:
                self._newline = True
                self.stream.write("\n")
            if isinstance(test, _SubTest):
                self.stream.write("  ")
            self.stream.write(self.getDescription(test) + " ... ")
        self._told(word, mark)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            self._told_of(subtest, *(("FAIL", "F") if failed else ("ERROR", "E")))
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._told("ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._told_of(test, "ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._told_of(test, "FAIL", "F")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._told_of(test, f"skipped {reason!r}", "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._told("expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._told("unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        unexpected = getattr(self, "unexpectedSuccesses", ())
        if unexpected:
            self.stream.writeln(self.separator1)
            for test in unexpected:
                self.stream.writeln(f"UNEXPECTED SUCCESS: {self.getDescription(test)}")
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        for test, err in errors:
            self.stream.writeln(self.separator1)
            self.stream.writeln(f"{flavour}: {self.getDescription(test)}")
            self.stream.writeln(self.separator2)
            self.stream.writeln(err)
            self.stream.flush()


class TextTestRunner:
    """A test runner class that displays results in textual form."""

    resultclass = TextTestResult

    def __init__(
        self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None,
        *, tb_locals=False, durations=None,
    ):
        self.stream = _WritelnDecorator(sys.stderr if stream is None else stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        try:
            return self.resultclass(self.stream, self.descriptions, self.verbosity, durations=self.durations)
        except TypeError:
            return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        "Run the given test case or test suite."
        outcome = self._makeResult()
        registerResult(outcome)
        outcome.failfast, outcome.buffer, outcome.tb_locals = self.failfast, self.buffer, self.tb_locals
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            begun = time.perf_counter()
            getattr(outcome, "startTestRun", lambda: None)()
            try:
                test(outcome)
            finally:
                getattr(outcome, "stopTestRun", lambda: None)()
            taken = time.perf_counter() - begun
        outcome.printErrors()
        if self.durations is not None:
            self._printDurations(outcome)
        if hasattr(outcome, "separator2"):
            self.stream.writeln(outcome.separator2)
        run = outcome.testsRun
        self.stream.writeln(f"Ran {run} test{'s' if run != 1 else ''} in {taken:.3f}s")
        self.stream.writeln()
        self._printSummary(outcome)
        return outcome

    def _printSummary(self, outcome):
        counts = {
            "failures": len(outcome.failures) if not outcome.wasSuccessful() else 0,
            "errors": len(outcome.errors) if not outcome.wasSuccessful() else 0,
            "skipped": len(getattr(outcome, "skipped", ())),
            "expected failures": len(getattr(outcome, "expectedFailures", ())),
            "unexpected successes": len(getattr(outcome, "unexpectedSuccesses", ())),
        }
        if not outcome.wasSuccessful():
            self.stream.write("FAILED")
        elif outcome.testsRun == 0 and counts["skipped"] == 0:
            self.stream.write("NO TESTS RAN")
        else:
            self.stream.write("OK")
        told = ", ".join(f"{name}={count}" for name, count in counts.items() if count)
        self.stream.write(f" ({told})\n" if told else "\n")
        self.stream.flush()

    def _printDurations(self, outcome):
        if not outcome.collectedDurations:
            return
        longest = sorted(outcome.collectedDurations, key=lambda pair: pair[1], reverse=True)
        if self.durations > 0:
            longest = longest[: self.durations]
        self.stream.writeln("Slowest test durations")
        if hasattr(outcome, "separator2"):
            self.stream.writeln(outcome.separator2)
        hidden = False
        for test, elapsed in longest:
            if self.verbosity < 2 and elapsed < 0.001:
                hidden = True
                continue
            self.stream.writeln("%-10s %s" % (f"{elapsed:.3f}s", test))
        self.stream.writeln("\n(durations < 0.001s were hidden; use -v to show these durations)" if hidden else "")
