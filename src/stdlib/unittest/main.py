"""`python -m unittest` and `unittest.main()`. Docs: library/unittest.html#command-line-interface."""

import os
import sys

from . import loader, runner
from .signals import installHandler

__unittest = True

NO_TESTS = 5

# How each option is told in the usage and in the help, and what it is for.
OPTIONS = (
    ("[-h]", "-h, --help", "show this help message and exit"),
    ("[-v]", "-v, --verbose", "Verbose output"),
    ("[-q]", "-q, --quiet", "Quiet output"),
    ("[--locals]", "--locals", "Show local variables in tracebacks"),
    ("[--durations N]", "--durations N", "Show the N slowest test cases (N=0 for all)"),
    ("[-f]", "-f, --failfast", "Stop on first fail or error"),
    ("[-c]", "-c, --catch", "Catch Ctrl-C and display results so far"),
    ("[-b]", "-b, --buffer", "Buffer stdout and stderr during tests"),
    ("[-k TESTNAMEPATTERNS]", "-k TESTNAMEPATTERNS", "Only run tests which match the given substring"),
)
DISCOVERY_OPTIONS = (
    ("[-s START]", "-s, --start-directory START", "Directory to start discovery ('.' default)"),
    ("[-p PATTERN]", "-p, --pattern PATTERN", "Pattern to match tests ('test*.py' default)"),
    (
        "[-t TOP]", "-t, --top-level-directory TOP",
        "Top level directory of project (defaults to start directory)",
    ),
)
DISCOVERY_EPILOG = (
    "For test discovery all test modules must be importable from the top level directory of the project."
)
LONG_OPTIONS = {
    "--help": "-h", "--verbose": "-v", "--quiet": "-q", "--locals": "--locals", "--durations": "--durations",
    "--failfast": "-f", "--catch": "-c", "--buffer": "-b",
}
DISCOVERY_LONG_OPTIONS = {"--start-directory": "-s", "--pattern": "-p", "--top-level-directory": "-t"}

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


def _completed(name, longs):
    """The short name of a long option, of which the beginning is enough."""
    if name in longs:
        return longs[name]
    meant = [long for long in longs if long.startswith(name)]
    if len(meant) > 1:
        raise _BadUsage(f"ambiguous option: {name} could match {', '.join(meant)}")
    return longs[meant[0]] if meant else name


def _width():
    try:
        return int(os.environ["COLUMNS"]) - 2
    except (KeyError, ValueError):
        return 78


def _filled(words, width, indent):
    """Words in lines; `indent` is what the lines but the first one begin with."""
    lines, line = [], ""
    for word in words:
        if line and len(indent) + len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _usage_lines(prog, is_discovery):
    start = f"usage: {prog} "
    indent = " " * len(start)
    options = OPTIONS + DISCOVERY_OPTIONS if is_discovery else OPTIONS
    lines = _filled([short for short, _, _ in options], _width(), indent)
    if not is_discovery:
        lines.append("[tests ...]")
    return start + f"\n{indent}".join(lines) + "\n"


def _help_text(prog, options, is_discovery, epilog):
    rows = [(f"  {names}", told) for _, names, told in options]
    column = min(24, max(len(names) for names, _ in rows) + 2)

    def row(names, told):
        lines = _filled(told.split(), _width(), " " * column)
        if len(names) > column - 2:
            lines.insert(0, names)
        else:
            lines[0] = f"{names:{column}}{lines[0]}"
        return lines[0] + "".join(f"\n{' ' * column}{line}" for line in lines[1:])

    parts = [_usage_lines(prog, is_discovery)]
    if not is_discovery:
        operand = row("  tests", "a list of any number of test modules, classes and test methods.")
        parts.append(f"positional arguments:\n{operand}\n")
    parts.append("\n".join(["options:", *(row(*each) for each in rows)]) + "\n")
    if is_discovery:
        epilog = "\n".join(_filled(epilog.split(), _width(), ""))
    parts.append(f"{epilog}\n")
    return "\n".join(parts)


class TestProgram:
    """A command-line program that runs a set of tests; this is primarily for making test modules conveniently executable."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = durations = None
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
        if self.module is None and rest[:1] == ["discover"]:
            self._do_discovery(rest[1:])
            return
        names = self._parsed(rest)
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
            self.testNames = (self.defaultTest,) if isinstance(self.defaultTest, str) else list(self.defaultTest)
        self.createTests()

    def _parsed(self, arguments, others=None):
        try:
            return self._options(arguments, others)
        except _BadUsage as problem:
            prog = f"{self.progName} discover" if others is not None else self.progName
            sys.stderr.write(f"{_usage_lines(prog, others is not None)}{prog}: error: {problem}\n")
            sys.exit(2)

    def _options(self, arguments, others):
        """Takes the options in; gives what is not one. `others`: attributes by options of discovery."""
        longs = LONG_OPTIONS if others is None else LONG_OPTIONS | DISCOVERY_LONG_OPTIONS
        operands, unknown, patterns = [], [], []
        queue = list(arguments)
        unset = {name for name in ("failfast", "catchbreak", "buffer") if getattr(self, name) is None}
        while queue:
            word = queue.pop(0)
            if word == "--":
                operands += queue
                break
            if not word.startswith("-") or word == "-":
                operands.append(word)
                continue
            name, equals, value = word.partition("=")
            if word.startswith("--"):
                name = _completed(name, longs)
            elif len(word) > 2 and word[1] in "hvqfcb":
                name, equals, value = word[:2], "", ""
                queue.insert(0, f"-{word[2:]}")
            elif len(word) > 2:
                name, equals, value = word[:2], "=", word[2:]

            def argument(named):
                if equals:
                    return value
                if not queue or queue[0].startswith("-") and len(queue[0]) > 1:
                    raise _BadUsage(f"argument {named}: expected one argument")
                return queue.pop(0)

            if name == "-h":
                print(self._help(others is not None), end="")
                sys.exit(0)
            elif name == "-v":
                self.verbosity = 2
            elif name == "-q":
                self.verbosity = 0
            elif name == "--locals":
                self.tb_locals = True
            elif name == "--durations":
                count = argument(name)
                try:
                    self.durations = int(count)
                except ValueError:
                    raise _BadUsage(f"argument --durations: invalid int value: {count!r}") from None
            elif name == "-f" and "failfast" in unset:
                self.failfast = True
            elif name == "-c" and "catchbreak" in unset:
                self.catchbreak = True
            elif name == "-b" and "buffer" in unset:
                self.buffer = True
            elif name == "-k":
                pattern = argument(name)
                patterns.append(pattern if "*" in pattern else f"*{pattern}*")
            elif others is not None and name in others:
                long = next(long for long, short in DISCOVERY_LONG_OPTIONS.items() if short == name)
                setattr(self, others[name], argument(f"{name}/{long}"))
            else:
                unknown.append(word)
        if others is not None:
            unknown += operands[len(others) :]
        if unknown:
            raise _BadUsage(f"unrecognized arguments: {' '.join(unknown)}")
        if patterns:
            self.testNamePatterns = patterns
        for name in unset:
            if getattr(self, name) is None:
                setattr(self, name, False)
        return operands

    def _help(self, is_discovery=False):
        prog = self.progName
        if is_discovery:
            return _help_text(f"{prog} discover", OPTIONS + DISCOVERY_OPTIONS, True, DISCOVERY_EPILOG)
        examples = MAIN_EXAMPLES if self.module is None else MODULE_EXAMPLES
        text = _help_text(prog, OPTIONS, False, examples.format(prog=prog).rstrip())
        return f"{text}\n{self._help(True) if self.module is None else ''}"

    def usageExit(self, msg=None):
        if msg:
            print(msg)
        print(self._help(), end="")
        sys.exit(2)

    def _do_discovery(self, argv, Loader=None):
        self.start, self.pattern, self.top = ".", "test*.py", None
        operands = self._parsed(argv, {"-s": "start", "-p": "pattern", "-t": "top"})
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
        older = {name: options[name] for name in ("verbosity", "failfast", "buffer", "warnings")}
        for known in (options, older):
            try:
                return self.testRunner(**known)
            except TypeError:
                pass
        return self.testRunner()


main = TestProgram
