"""Feeds the checker of notebooks a notebook with each fault, and one without."""
import base64
import copy
import json
import os
import tempfile
import unittest
import unittest.mock
from contextlib import contextmanager
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from nbformat.v4 import new_code_cell, new_notebook, new_output

import kernel
import notebooks

SVG = "<svg xmlns='http://www.w3.org/2000/svg'><circle r='{}'/></svg>"


def notebook(*cells, kernel="java"):
    return new_notebook(cells=list(cells), metadata={"kernelspec": {"name": kernel, "display_name": "Java"}})


def cell(*outputs, source="1 + 1", count=1):
    return new_code_cell(source, outputs=list(outputs), execution_count=count)


def shown(**data):
    """An output with the forms given by short names."""
    mimes = {"text": "text/plain", "html": "text/html", "svg": "image/svg+xml", "png": "image/png",
             "plotly": "application/vnd.plotly.v1+json"}
    return new_output("display_data", data={mimes[k]: v for k, v in data.items()})


def picture(r):
    data = base64.b64encode(SVG.format(r).encode()).decode()
    return shown(html=f'<img src="data:image/svg+xml;base64,{data}">')


def plot(*y):
    return shown(plotly={"data": [{"type": "scatter", "y": list(y)}], "layout": {}}, text="A plot.")


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


@contextmanager
def hushed():
    """Shuts off what kernels print on the terminal."""
    stderr = os.dup(2)
    with open(os.devnull, "w") as nothing:
        os.dup2(nothing.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(stderr, 2)
        os.close(stderr)


class Comparison(unittest.TestCase):
    def refused(self, saved, fresh, *words):
        with self.assertRaises(notebooks.Fault) as caught:
            notebooks.compare(notebook(cell(), saved), notebook(cell(), fresh))
        for word in ("cell 2 ", *words):
            self.assertIn(word, str(caught.exception))
        self.assertLess(len(str(caught.exception)), 8000)

    def test_same_outputs_pass(self):
        outputs = [new_output("stream", name="stdout", text="715\n"), picture(1), plot(1, 2), shown(png="aGE=")]
        fresh = notebook(cell(*copy.deepcopy(outputs), count=7))
        notebooks.compare(notebook(cell(*outputs)), fresh)

    def test_what_carries_no_meaning_passes(self):
        saved = cell(new_output("stream", text="a\r\n"), new_output("stream", text="b\n"), shown(png="aG\nE="),
                     shown(plotly='{"a": 1.0}'))
        fresh = cell(new_output("stream", text="a\nb\n"), shown(png="aGE="), shown(plotly={"a": 1}))
        notebooks.compare(notebook(saved), notebook(fresh))

    def test_changed_text(self):
        self.refused(cell(new_output("stream", text="715.0\n")), cell(new_output("stream", text="715.0000000000001\n")),
                     "-stdout | 715.0\n", "+stdout | 715.0000000000001\n")
        self.refused(cell(shown(text="a")), cell(shown(text="a ")), "text/plain")

    def test_changed_picture(self):
        self.refused(cell(picture(1)), cell(picture(2)), "r='1'", "r='2'")
        self.refused(cell(shown(svg=SVG.format(1))), cell(shown(svg=SVG.format(2))), "r='2'")
        self.refused(cell(shown(png="A" * 10 ** 5)), cell(shown(png="B" * 10 ** 5)), "image/png")

    def test_changed_plot(self):
        self.refused(cell(plot(1, 2, 3)), cell(plot(1, 2, 4)), "vnd.plotly", " 3", " 4")

    def test_missing_and_added_output(self):
        self.refused(cell(plot(1)), cell(), "A plot.")
        self.refused(cell(), cell(plot(1)), "A plot.")
        self.refused(cell(shown(text="a", html="a")), cell(shown(text="a")), "text/html")

    def test_unexecuted_cell(self):
        self.refused(cell(count=None), cell(), "without having been executed")


class Conversion(unittest.TestCase):
    def test_pictures_that_survive(self):
        both = plot(1, 2)
        both.data["text/html"] = picture(1).data["text/html"]
        notebooks.convert(notebook(cell(picture(1), both, shown(svg=SVG.format(2)), shown(png="aGE=", text="a"))))

    def test_plot_without_a_picture(self):
        with self.assertRaisesRegex(notebooks.Fault, "shows 1 pictures and not 2"):
            notebooks.convert(notebook(cell(picture(1), plot(1, 2))))

    def test_picture_behind_words(self):
        with self.assertRaisesRegex(notebooks.Fault, "shows 0 pictures and not 1"):
            notebooks.convert(notebook(cell(shown(svg=SVG.format(1), html="a circle"))))


class Files(unittest.TestCase):
    """Whole files, on the real kernel where it takes one."""

    def check(self, book, save=False, limit=notebooks.LIMIT, text=None):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "book.ipynb")
            path.write_text(text or nbformat.writes(book), encoding="utf-8")
            try:
                notebooks.check(path, save, limit)
            finally:
                self.written = path.read_text(encoding="utf-8")

    def refused(self, word, *args, **kwargs):
        with self.assertRaises(notebooks.Fault) as caught:
            self.check(*args, **kwargs)
        self.assertIn(word, str(caught.exception))

    def test_wrong_kernelspec(self):
        self.refused("named python3", notebook(cell(), kernel="python3"))

    def test_wrong_format(self):
        book = notebook(cell())
        book.nbformat_minor = 4
        del book.cells[0]["id"]
        self.refused("nbformat is 4.4", book)
        self.refused("no valid notebook", None, text=nbformat.writes(notebook(cell())).replace('"source"', '"sauce"'))

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
        notebooks.execute(book, kernel.PROJECT / "notebooks")
        self.assertIn(os.path.realpath(Path(kernel.PROJECT, kernel.options()["jdk"])), book.cells[0].outputs[0].data["text/plain"])

    def test_kernel_multiplies_with_what_the_build_brought(self):
        given = kernel.options()
        book = notebook(cell(source="%classpath ../target/lab/*.jar\nbackprop.matrix.DenseMatrix.multipliesWith()"))
        notebooks.execute(book, kernel.PROJECT / "notebooks")
        said = book.cells[0].outputs[0].data["text/plain"]
        if given["kernel"] != "ijava" or given["blas"] == "none":
            self.assertEqual("plain Java", said)
        elif os.environ.get("CI"):  # elsewhere the system may be too old to load it
            self.assertEqual("native BLAS", said)

    def test_other_starts_do_not_change_the_kernel(self):
        spec = KernelSpecManager().get_kernel_spec("java").argv
        given = kernel.options()
        with unittest.mock.patch.dict(os.environ):
            kernel.prepare({"ijava": "jjava", "jjava": "ijava"}[given["kernel"]], given["jdk"], given["blas"], os.environ["JUPYTER_DATA_DIR"])
        self.assertEqual(spec, KernelSpecManager().get_kernel_spec("java").argv)

    def test_users_settings_do_not_end_the_kernel(self):
        given = kernel.options()
        theirs = {"_JAVA_OPTIONS": "-XX:+UseParallelGC", "IJAVA_TIMEOUT": "500", "JJAVA_TIMEOUT": "500"}
        with tempfile.TemporaryDirectory() as folder, unittest.mock.patch.dict(os.environ, theirs), hushed():
            kernel.prepare(given["kernel"], given["jdk"], given["blas"], folder)
            notebooks.execute(notebook(cell(source="Thread.sleep(1000);")), folder)

    def test_each_flag_of_ours_gives_way_to_the_users(self):
        java = Path(kernel.PROJECT, kernel.options()["jdk"], "bin/java")
        ours = ["-XX:+UseSerialGC", "-Da=b"]
        self.assertEqual(ours, kernel.accepted(java, ours))
        for name in ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"):
            with unittest.mock.patch.dict(os.environ, {name: "-XX:+UseParallelGC"}):
                self.assertEqual(["-Da=b"], kernel.accepted(java, ours))

    def test_jvm_that_does_not_start(self):
        given = kernel.options()
        with (tempfile.TemporaryDirectory() as folder,
              unittest.mock.patch.dict(os.environ, JDK_JAVA_OPTIONS="-XX:+NoSuchFlag"),
              self.assertRaisesRegex(SystemExit, "does not start: Unrecognized VM option 'NoSuchFlag'")):
            kernel.prepare(given["kernel"], given["jdk"], given["blas"], folder)

    def test_first_cell_finds_the_library(self):
        first = {path: notebooks.code_cells(notebooks.read(path))[0][1].source for path in notebooks.find("*")}
        self.assertEqual(1, len({tuple(source.split("\n")[:4]) for source in first.values()}), "they differ")
        source = first[kernel.PROJECT / "notebooks/01-computational-graphs.ipynb"] + '\nScalar.of("x", 1).value()'
        for folder in (".", "notebooks", "notebooks/solutions"):
            notebooks.execute(notebook(cell(source=source)), kernel.PROJECT / folder)
        with tempfile.TemporaryDirectory() as folder, self.assertRaisesRegex(notebooks.Fault, f"near {folder}: run"):
            notebooks.execute(notebook(cell(source=source)), folder)

    def test_erring_cell(self):
        self.refused("cell 2 errs:\n    | int x = 1 / 0;", notebook(cell(), cell(source="int x = 1 / 0;")))

    def test_cell_that_does_not_compile_though_a_tag_allows_it(self):
        erring = cell(source="int y = z;")
        erring.metadata.tags = ["raises-exception"]
        self.refused("cell 1 errs:\n    | int y = z;", notebook(erring), save=True)

    def test_stderr(self):
        self.refused("cell 1 prints to stderr:\n    | oh", notebook(cell(source='System.err.println("oh");')), save=True)

    def test_kernel_that_ends(self):
        self.refused("cell 1 ended the kernel (look", notebook(cell(source="Runtime.getRuntime().halt(1);")))

    def test_kernel_that_does_not_start(self):
        for word in ("-XX:+NoSuchFlag", "/nowhere/java"):
            with bogus_kernel(word):
                self.refused("the kernel does not start: look", notebook(cell()))

    def test_too_long(self):
        self.refused("cell 1 is still running after the notebook's 8 s",
                     notebook(cell(source="Thread.sleep(60_000);")), limit=8)
