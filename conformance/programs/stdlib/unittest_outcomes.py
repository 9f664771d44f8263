# What a runner writes of tests that pass, fail, break, are skipped, are expected to fail, and of their surroundings.
import io
import re
import sys
import unittest


class Outcomes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("setUpClass")
        cls.addClassCleanup(print, "class cleanup")

    @classmethod
    def tearDownClass(cls):
        print("tearDownClass")

    def setUp(self):
        self.addCleanup(print, "cleanup of", self._testMethodName)

    def test_a_passes(self):
        """A description,
        of which one line is shown."""

    def test_b_fails(self):
        value = [1, 2, 3]
        self.assertEqual(value, [1, 2, 4], "because")

    def test_c_breaks(self):
        print("printed before")
        {}["missing"]

    @unittest.skip("not today")
    def test_d_skipped(self):
        pass

    @unittest.skipIf(True, "if")
    def test_e_skipped_if(self):
        pass

    @unittest.skipUnless(False, "unless")
    def test_f_skipped_unless(self):
        pass

    def test_g_skips_itself(self):
        self.skipTest("itself")

    @unittest.expectedFailure
    def test_h_expected(self):
        self.fail("as expected")

    @unittest.expectedFailure
    def test_i_unexpected(self):
        pass

    def test_j_subtests(self):
        for i in range(4):
            with self.subTest("message", i=i):
                with self.subTest(j=i * 2):
                    if i == 1:
                        self.skipTest("inner")
                    self.assertNotEqual(i, 2)

    def test_k_cleanup_breaks(self):
        self.addCleanup(int, "x")
        self.fail("first")

    def test_l_enters(self):
        class Manager:
            def __enter__(self):
                print("entered")
                return 42

            def __exit__(self, *args):
                print("left", args)

        self.assertEqual(self.enterContext(Manager()), 42)
        try:
            self.enterContext(3)
        except TypeError as error:
            print(error)


class NoSetUp(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise ValueError("no class")

    def test_never(self):
        print("never")


@unittest.skip("the whole class")
class Skipped(unittest.TestCase):
    def test_never(self):
        print("never")


def setUpModule():
    print("setUpModule")
    unittest.addModuleCleanup(print, "module cleanup")


def tearDownModule():
    print("tearDownModule")


def shown(runner_options, suite):
    stream = io.StringIO()
    result = unittest.TextTestRunner(stream, **runner_options).run(suite)
    print(re.sub(r"in \d+\.\d+s|^\d\.\d+s", "in T", stream.getvalue()))
    print(result, result.wasSuccessful(), result.testsRun, result.shouldStop)
    return result


loader = unittest.TestLoader()
module = sys.modules["__main__"]
for options in ({"verbosity": 2}, {"verbosity": 1}, {"verbosity": 0, "failfast": True}, {"buffer": True}, {"tb_locals": True}):
    print("──", options)
    shown(options, loader.loadTestsFromModule(module))

print("──", "chosen")
shown({}, loader.loadTestsFromNames(["Outcomes.test_a_passes", "NoSetUp"], module))
shown({}, unittest.TestSuite([unittest.FunctionTestCase(lambda: None, description="described")]))
shown({"verbosity": 2}, loader.loadTestsFromName("Outcomes.test_missing", module))
shown({}, unittest.TestSuite())
shown({}, unittest.TestSuite([Outcomes("test_d_skipped")]))
loader.testNamePatterns = ["*_fails", "*subtests"]
print(loader.getTestCaseNames(Outcomes))
print(loader.loadTestsFromTestCase(Outcomes))
for fails in (
    lambda: Outcomes("nothing"), lambda: loader.loadTestsFromTestCase(unittest.TestSuite), lambda: unittest.TestSuite(["x"]),
    lambda: unittest.TestSuite("x"), lambda: unittest.TestSuite([Outcomes]),
):
    try:
        fails()
    except Exception as error:
        print(type(error).__name__, error)
