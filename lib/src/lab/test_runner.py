"""Runs checks that pass and fail, on all notebooks and on some."""
import contextlib
import io
import unittest

import kernel
import runner
from outputs import Fault


class Runner(unittest.TestCase):
    def printed(self, code, pattern, tests, check):
        """What is printed by a run that ends with this code, or sentence."""
        out = io.StringIO()
        with contextlib.redirect_stdout(out), self.assertRaises(SystemExit) as end:
            runner.run(pattern, tests, check)
        self.assertEqual(code, end.exception.code)
        return out.getvalue()

    def test_own_tests_come_before_all_notebooks(self):
        self.printed("The notebooks were not checked: their checker fails its own tests.", "*", ["nowhere"], self.fail)

    def test_own_tests_are_skipped_for_some_notebooks(self):
        self.assertRegex(self.printed(0, "00*", ["nowhere"], lambda path: "fine"),
                         r"^The checker's own tests are skipped: .*\n"
                         r"ok    notebooks/00\S+.ipynb: fine, \d.\d s\n1 passed, 0 failed\n$")

    def test_fault(self):
        def check(path):
            if path.parent.name == "solutions":
                raise Fault("oh")
            return "fine"

        self.assertRegex(self.printed(1, "01*", [], check),
                         r"\nok    notebooks/01.*\nFAIL  notebooks/solutions/01\S+: oh\n1 passed, 1 failed\n$")

    def test_no_such_notebook(self):
        self.printed(f"There is no notebook 99* in {kernel.PROJECT / 'notebooks'}.", "99*", [], self.fail)
