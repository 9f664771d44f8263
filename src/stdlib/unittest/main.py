"""`python -m unittest` and `unittest.main()`. Docs: library/unittest.html#command-line-interface."""

import os
import sys

from . import loader, runner

__unittest = True

NO_TESTS = 5

USAGE = """\
usage: {prog} [-h] [-v] [-q] [--locals] [--durations N] [-f] [-c] [-b] [-k TESTNAMEPATTERNS]
{indent}[{operand} ...]

positional arguments:
  {operand:<20}  a list of any number of test modules, classes and test methods.

options:
  -h, --help            show this help message and exit
  -v, --verbose         Verbose output
  -q, --quiet           Quiet output
  --locals              Show local variables in tracebacks
  --durations N         Show the N slowest test cases (N=0 for all)
  -f, --failfast        Stop on first fail or error
  -c, --catch           Catch Ctrl-C and display results so far
  -b, --buffer          Buffer stdout and stderr during tests
  -k TESTNAMEPATTERNS   Only run tests which match the given substring

{examples}"""

MAIN_EXAMPLES = """\
Examples:
  {prog} test_module               - run tests from test_module
  {prog} module.TestClass          - run tests from module.TestClass
  {prog} module.Class.test_method  - run specified test method
  {prog} path/to/test_file.py      - run tests from test_file.py
"""

MODULE_EXAMPLES = """\
Examples:
  {prog}                           - run default set of tests
  {prog} MyTestSuite               - run suite 'MyTestSuite'
  {prog} MyTestCase.testSomething  - run MyTestCase.testSomething
  {prog} MyTestCase                - run all 'test*' test methods
                                       in MyTestCase
"""


def _as_module(name):
    """A path to a file is the name of its module."""
    if os.path.isfile(name) and name.lower().endswith(".py"):
        if os.path.isabs(name):
            relative = os.path.relpath(name, os.getcwd())
            if os.path.isabs(relative) or relative.startswith(os.pardir):
                return name
            name = relative
        return os.path.normpath(name)[:-3].replace("\\", ".").replace("/", ".")
    return name


class _BadUsage(Exception):
    pass


class TestProgram:
    """A command-line program that runs a set of tests; this is primarily for making test modules conveniently executable."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None
    _discovery_parser = None

    def __init__(
        self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=loader.defaultTestLoader,
        exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *,
        tb_locals=False, durations=None,
    ):
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split(".")[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        argv = sys.argv if argv is None else argv
        self.exit, self.failfast, self.catchbreak = exit, failfast, catchbreak
        self.verbosity, self.buffer, self.tb_locals = verbosity, buffer, tb_locals
        self.durations = durations
        self.warnings = "default" if warnings is None and not sys.warnoptions else warnings
        self.defaultTest, self.testRunner, self.testLoader = defaultTest, testRunner, testLoader
        self.progName = os.path.basename(argv[0])
        self.parseArgs(argv)
        self.runTests()

    # ── Arguments ──

    def parseArgs(self, argv):
        rest = list(argv[1:])
        try:
            if self.module is None and rest[:1] == ["discover"]:
                self._do_discovery(rest[1:])
                return
            names = self._options(rest)
        except _BadUsage as problem:
            sys.stderr.write(f"{self._usage().splitlines()[0]}\n{self.progName}: error: {problem}\n")
            sys.exit(2)
        if self.module is None and not names:
            self._do_discovery([])
            return
        if names:
            self.testNames = [_as_module(name) for name in names]
            if __name__ == "__main__":
                self.module = None
        elif self.defaultTest is None:
            self.testNames = None
        else:
            self.testNames = [self.defaultTest] if isinstance(self.defaultTest, str) else list(self.defaultTest)
        self.createTests()

    def _options(self, arguments, others=()):
        """Takes the options in; gives what is not one. `others` are long options with a value, by all their names."""
        operands = []
        patterns = []
        queue = list(arguments)
        while queue:
            word = queue.pop(0)
            if word == "--":
                operands += queue
                break
            if not word.startswith("-") or word == "-":
                operands.append(word)
                continue
            name, equals, value = word.partition("=")
            if len(word) > 2 and word[1] != "-" and word[:2] in ("-k", "-s", "-p", "-t"):
                name, equals, value = word[:2], "=", word[2:]

            def argument():
                if equals:
                    return value
                if not queue:
                    raise _BadUsage(f"argument {name}: expected one argument")
                return queue.pop(0)

            if name in ("-h", "--help"):
                print(self._usage())
                sys.exit(0)
            elif name in ("-v", "--verbose"):
                self.verbosity = 2
            elif name in ("-q", "--quiet"):
                self.verbosity = 0
            elif name == "--locals":
                self.tb_locals = True
            elif name == "--durations":
                self.durations = int(argument())
            elif name in ("-f", "--failfast"):
                self.failfast = True if self.failfast is None else self.failfast
            elif name in ("-c", "--catch"):
                self.catchbreak = True if self.catchbreak is None else self.catchbreak
            elif name in ("-b", "--buffer"):
                self.buffer = True if self.buffer is None else self.buffer
            elif name == "-k":
                pattern = argument()
                patterns.append(pattern if "*" in pattern else f"*{pattern}*")
            elif name in others:
                setattr(self, others[name], argument())
            else:
                raise _BadUsage(f"unrecognized arguments: {word}")
        if patterns:
            self.testNamePatterns = patterns
        return operands

    def _usage(self):
        examples = MAIN_EXAMPLES if self.module is None else MODULE_EXAMPLES
        prog = self.progName
        return USAGE.format(
            prog=prog, indent=" " * (len(prog) + 8), operand="tests", examples=examples.format(prog=prog)
        )

    def usageExit(self, msg=None):
        if msg:
            print(msg)
        print(self._usage())
        sys.exit(2)

    def _do_discovery(self, argv, Loader=None):
        self.start, self.pattern, self.top = ".", "test*.py", None
        options = {
            "-s": "start", "--start-directory": "start", "-p": "pattern", "--pattern": "pattern",
            "-t": "top", "--top-level-directory": "top",
        }
        operands = self._options(argv, options)
        if len(operands) > 3:
            raise _BadUsage(f"unrecognized arguments: {' '.join(operands[3:])}")
        for name, value in zip(("start", "pattern", "top"), operands):
            setattr(self, name, value)
        self.createTests(from_discovery=True, Loader=Loader)

    # ── Running ──

    def createTests(self, from_discovery=False, Loader=None):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if from_discovery:
            finder = self.testLoader if Loader is None else Loader()
            self.test = finder.discover(self.start, self.pattern, self.top)
        elif self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        if self.catchbreak:
            from .signals import installHandler

            installHandler()
        if self.testRunner is None:
            self.testRunner = runner.TextTestRunner
        self.result = self._runner().run(self.test)
        if not self.exit:
            return
        if not self.result.wasSuccessful():
            sys.exit(1)
        sys.exit(NO_TESTS if self.result.testsRun == 0 and not self.result.skipped else 0)

    def _runner(self):
        if not isinstance(self.testRunner, type):
            return self.testRunner
        options = {
            "verbosity": self.verbosity, "failfast": self.failfast, "buffer": self.buffer, "warnings": self.warnings,
            "tb_locals": self.tb_locals, "durations": self.durations,
        }
        for newest in (("durations",), ("tb_locals",)):
            try:
                return self.testRunner(**options)
            except TypeError:
                for name in newest:  # an older runner knows fewer options
                    del options[name]
        try:
            return self.testRunner(**options)
        except TypeError:
            return self.testRunner()


main = TestProgram
