# unittest.main: what its options do, its help, its complaints and its exit statuses.
import io
import re
import sys
import unittest


class Passing(unittest.TestCase):
    def test_passes(self):
        pass


class Failing(unittest.TestCase):
    def test_fails(self):
        self.fail("always")


class Runner(unittest.TextTestRunner):
    def __init__(self, **options):
        print(options)
        super().__init__(io.StringIO(), **options)

    def run(self, test):
        result = super().run(test)
        print(re.sub(r"\d\.\d+s", "T", self.stream.getvalue().splitlines()[-1]))
        return result


sys.stderr = sys.stdout
for arguments in (
    [], ["Passing"], ["Passing.test_passes", "-v"], ["Failing", "-vf"], ["-k", "pass", "-b", "--durations=3"], ["-kfail", "--loc"],
    ["-k", "nothing"], ["Missing"], ["-h"], ["--unknown", "x"], ["-k"], ["--durations", "many"], ["-q", "--", "Passing"],
):
    print("──", *arguments)
    try:
        unittest.main(argv=["/some/where/program", *arguments], testRunner=Runner)
    except SystemExit as stop:
        print("status", stop.code)
program = unittest.main(argv=["program", "Passing"], testRunner=Runner, exit=False, verbosity=2, failfast=True, defaultTest="Failing")
print(program.result.wasSuccessful(), program.testNames, program.progName, program.verbosity)
