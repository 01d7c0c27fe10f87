"""Checks files of notebooks with each fault, and without, on the real kernel if it takes one."""
import json
import os
import tempfile
import unittest
import unittest.mock
from contextlib import contextmanager
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpecManager

import execution
import kernel
from outputs import Fault
from samples import cell, hushed, notebook


@contextmanager
def bogus_kernel(word):
    """Puts the word, a path or a flag of the JVM, in the command of the kernel, and hushes it."""
    path = Path(KernelSpecManager().get_kernel_spec("java").resource_dir, "kernel.json")
    good = path.read_text(encoding="utf-8")
    spec = json.loads(good)
    spec["argv"][0 if "/" in word else slice(1, 1)] = word if "/" in word else [word]
    path.write_text(json.dumps(spec), encoding="utf-8")
    try:
        with hushed():
            yield
    finally:
        path.write_text(good, encoding="utf-8")


class Execution(unittest.TestCase):
    def check(self, book, save=False, limit=execution.LIMIT, text=None):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "book.ipynb")
            path.write_text(text or nbformat.writes(book), encoding="utf-8")
            try:
                execution.check(path, save, limit)
            finally:
                self.written = path.read_text(encoding="utf-8")

    def refused(self, word, *args, **kwargs):
        with self.assertRaises(Fault) as caught:
            self.check(*args, **kwargs)
        self.assertIn(word, str(caught.exception))

    def test_wrong_kernelspec(self):
        self.refused("named python3", notebook(cell(), kernel="python3"))

    def test_wrong_format(self):
        book = notebook(cell())
        book.nbformat_minor = 4
        del book.cells[0]["id"]
        self.refused("nbformat is 4.4", book)
        text = nbformat.writes(notebook(cell())).replace('"source"', '"sauce"')
        self.refused("not a valid notebook", None, text=text)

    def test_saved_and_then_checked(self):
        book = notebook(cell(source='System.out.println("x × y → z");\nSystem.out.println(1);\n1 + 1', count=None))
        self.check(book, save=True)
        written = self.written
        self.assertIn("x × y → z", written)
        self.assertIn(' "kernelspec"', written)
        self.assertNotIn("version\"", written)
        self.check(None, text=written)
        self.assertEqual(written, self.written)
        self.refused("cell 1 gives another output", None, text=written.replace('"2"', '"3"'))

    def test_kernel_runs_on_the_jdk_that_was_asked_for(self):
        book = notebook(cell(source='new File(System.getProperty("java.home")).getCanonicalPath()'))
        execution.execute(book, kernel.PROJECT / "notebooks")
        jdk = os.path.realpath(Path(kernel.PROJECT, kernel.options()["jdk"]))
        self.assertIn(jdk, book.cells[0].outputs[0].data["text/plain"])

    def test_kernel_multiplies_with_what_the_build_brought(self):
        given = kernel.options()
        book = notebook(cell(source="%classpath ../target/lab/*.jar\nbackprop.matrix.DenseMatrix.multipliesWith()"))
        execution.execute(book, kernel.PROJECT / "notebooks")
        said = book.cells[0].outputs[0].data["text/plain"]
        if given["kernel"] != "ijava" or given["blas"] == "none":
            self.assertEqual("plain Java", said)
        elif os.environ.get("CI"):  # elsewhere the system may be too old to load it
            self.assertEqual("native BLAS", said)

    def test_other_starts_do_not_change_the_kernel(self):
        spec = KernelSpecManager().get_kernel_spec("java").argv
        given = kernel.options()
        other = {"ijava": "jjava", "jjava": "ijava"}[given["kernel"]]
        with unittest.mock.patch.dict(os.environ):
            kernel.prepare(other, given["jdk"], given["blas"], os.environ["JUPYTER_DATA_DIR"])
        self.assertEqual(spec, KernelSpecManager().get_kernel_spec("java").argv)

    def test_erring_cell(self):
        self.refused("cell 2 fails:\n    | int x = 1 / 0;", notebook(cell(), cell(source="int x = 1 / 0;")))

    def test_cell_that_does_not_compile_though_a_tag_allows_it(self):
        erring = cell(source="int y = z;")
        erring.metadata.tags = ["raises-exception"]
        self.refused("cell 1 fails:\n    | int y = z;", notebook(erring), save=True)

    def test_stderr(self):
        book = notebook(cell(source='System.err.println("oh");'))
        self.refused("cell 1 prints to stderr:\n    | oh", book, save=True)

    def test_kernel_that_ends(self):
        self.refused("cell 1 ended the kernel (see", notebook(cell(source="Runtime.getRuntime().halt(1);")))

    def test_kernel_that_does_not_start(self):
        for word in ("-XX:+NoSuchFlag", "/nowhere/java"):
            with bogus_kernel(word):
                self.refused("the kernel does not start: see", notebook(cell()))

    def test_too_long(self):
        self.refused("cell 1 is still running after the notebook's 8 s",
                     notebook(cell(source="Thread.sleep(60_000);")), limit=8)
