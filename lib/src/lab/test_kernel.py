"""Starts the kernel beside what the user has set, and looks for the library from wherever it may work."""
import json
import os
import subprocess
import tempfile
import unittest
import unittest.mock
from pathlib import Path

import archive
import execution
import kernel
import runner
from outputs import Fault, code_cells
from samples import cell, hushed, notebook


class Kernel(unittest.TestCase):
    def test_users_settings_do_not_end_the_kernel(self):
        given = kernel.options()
        theirs = {"_JAVA_OPTIONS": "-XX:+UseParallelGC", "IJAVA_TIMEOUT": "500", "JJAVA_TIMEOUT": "500"}
        with tempfile.TemporaryDirectory() as folder, unittest.mock.patch.dict(os.environ, theirs), hushed():
            kernel.prepare(given["kernel"], given["jdk"], given["blas"], folder)
            execution.execute(notebook(cell(source="Thread.sleep(1000);")), folder)

    def test_each_flag_of_ours_gives_way_to_the_users(self):
        java = Path(kernel.PROJECT, kernel.options()["jdk"], "bin/java")
        ours = ["-XX:+UseSerialGC", "-Da=b"]
        self.assertEqual(ours, kernel.accepted(java, ours))
        for name in ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"):
            with unittest.mock.patch.dict(os.environ, {name: "-XX:+UseParallelGC"}):
                self.assertEqual(["-Da=b"], kernel.accepted(java, ours))

    def test_archive_is_used_and_a_kernel_starts_without_one(self):
        given = kernel.options()
        if given["kernel"] != "ijava":
            self.skipTest("JJava's own launcher starts its JVM")
        for make, used in ((archive.make, True), (unittest.mock.Mock(side_effect=OSError), False)):
            with (tempfile.TemporaryDirectory() as folder, unittest.mock.patch.dict(os.environ), hushed(),
                  unittest.mock.patch("archive.make", make),
                  unittest.mock.patch("archive.key", lambda *words: f"tested-{used}")):
                kernel.prepare(given["kernel"], given["jdk"], given["blas"], folder)
                self.assertEqual(used, self.archived() > 50)
                execution.execute(notebook(cell(source="1 + 1")), folder)
        (kernel.PROJECT / "target/kernel/tested-True.jsa").unlink()

    @staticmethod
    def archived():
        """How many classes the kernel's JVM takes from the archive before it misses its connection file."""
        spec = Path(os.environ["JUPYTER_PATH"], "kernels/java/kernel.json")
        words = [word for word in json.loads(spec.read_text())["argv"][:-1] if word != "-Xlog:disable"]
        words.insert(words.index("-cp"), "-Xlog:class+load")
        return subprocess.run(words, capture_output=True, text=True).stdout.count("shared objects file (top)")

    def test_archive_of_another_build_is_another_one(self):
        with tempfile.TemporaryDirectory() as folder:
            jar = Path(folder, "lib.jar")
            jar.write_text("one")
            java = Path(kernel.PROJECT, kernel.options()["jdk"], "bin/java")
            first = archive.key(java, ["-cp", str(jar)])
            self.assertEqual(first, archive.key(java, ["-cp", str(jar)]))
            jar.write_text("another")
            self.assertNotEqual(first, archive.key(java, ["-cp", str(jar)]))

    def test_jvm_that_does_not_start(self):
        given = kernel.options()
        with (tempfile.TemporaryDirectory() as folder,
              unittest.mock.patch.dict(os.environ, JDK_JAVA_OPTIONS="-XX:+NoSuchFlag"),
              self.assertRaisesRegex(SystemExit, "does not start: Unrecognized VM option 'NoSuchFlag'")):
            kernel.prepare(given["kernel"], given["jdk"], given["blas"], folder)

    def test_first_cell_finds_the_library(self):
        first = {path: code_cells(execution.read(path))[0][1].source for path in runner.find("*")}
        self.assertEqual(1, len({tuple(source.split("\n")[:4]) for source in first.values()}), "they differ")
        source = first[kernel.PROJECT / "notebooks/01-computational-graphs.ipynb"] + '\nScalar.of("x", 1).value()'
        for folder in (".", "notebooks", "notebooks/solutions"):
            execution.execute(notebook(cell(source=source)), kernel.PROJECT / folder)
        with tempfile.TemporaryDirectory() as folder, self.assertRaisesRegex(Fault, f"near {folder}: run"):
            execution.execute(notebook(cell(source=source)), folder)
