"""Marks made-up notebooks with each trouble that learners' notebooks bring, on the real kernel if it takes one."""
import contextlib
import csv
import io
import tempfile
import unittest
import unittest.mock
from pathlib import Path

import nbformat

import marks
from samples import cell, notebook

OURS = marks.exercises()
FIRST = nbformat.read(next(marks.kernel.PROJECT.glob("notebooks/04-*.ipynb")), 4).cells
FIRST = next(c.source for c in FIRST if c.cell_type == "code")
BILL = "Lesson4.discountedBill((apple, apples, orange, oranges, discount, tax) -> %s)"
RIGHT = BILL % ('apple.times(apples).times(Scalar.of("one", 1).plus(discount.times(Scalar.of("minus", -1))))'
                ".plus(orange.times(oranges)).times(tax)")


class Marks(unittest.TestCase):
    def marked(self, *sources, name="any name.ipynb", **kwargs):
        """Each exercise's result and what was said, in a notebook with these cells."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, name)
            text = nbformat.writes(notebook(*(cell(source=source) for source in sources)))
            path.write_text(text, encoding="utf-8")
            rows = marks.mark(path, OURS, **kwargs)
            self.assertEqual(text, path.read_text(encoding="utf-8"))
        return {row[1]: row[2:] for row in rows}

    def test_exercises_of_the_lessons(self):
        self.assertEqual(list(range(14)), list(OURS))
        self.assertEqual([(4, name) for name in ("discountBackward", "discountedBill", "priceTwice", "maxBackward")],
                         OURS[4])
        self.assertTrue(all(found for lesson, found in OURS.items() if lesson))

    def test_saved_notebooks(self):
        for folder, results in ("notebooks", "right or not started"), ("notebooks/solutions", "right"):
            for path in sorted(marks.kernel.PROJECT.glob(f"{folder}/[0-9]*.ipynb")):
                saved = [c for c in nbformat.read(path, 4).cells if c.cell_type == "code" and marks.check_of(c.source)]
                self.assertEqual(OURS[int(path.name[:2])], [marks.check_of(c.source) for c in saved])
                for c in saved:
                    self.assertIn(marks.verdict(c.outputs)[0], results, c.source)

    def test_a_check_is_the_last_thing_in_its_cell(self):
        for source in ("Lesson4.bill(x)", "int x = 1;\nLesson4.bill(f(x), \"a;\") ; // so", "f();}\n Lesson4.bill()"):
            self.assertEqual((4, "bill"), marks.check_of(source), source)
        for source in ("// Lesson4.bill(x)", '"✓ Right: Lesson4.bill(x)"', 'Lesson4.bill(x); "✓ Right: yes"',
                       "/* \nLesson4.bill(x)\n */", "Lesson4.Bill bill = null;", "x = Lesson4.bill(x);"):
            self.assertIsNone(marks.check_of(source), source)

    def test_lesson(self):
        named = Path("05-affine-node.ipynb")
        for lesson, path, *sources in ((4, named, "Lesson4.a()", "Lesson4.b()", "Lesson5.c()"), (5, named),
                                       (None, Path("2024.ipynb")), (None, Path("mine.ipynb"), "Lesson77.a()")):
            self.assertEqual(lesson, marks.lesson_of(notebook(*(cell(source=s) for s in sources)), path, OURS))
        self.assertEqual("unknown", self.marked("1 + 1")[""][0])

    def test_sentence(self):
        self.assertEqual("A is 0.5, not 0,5", marks.sentence("A is 0.5,\n not 0,5. Then B."))
        self.assertEqual("a [31mb", marks.sentence("a\x1b[31mb\x07"))
        self.assertEqual(250, len(marks.sentence("a" * 900)))

    def test_damaged(self):
        whole = nbformat.writes(notebook(cell())).encode()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "04.ipynb")
            for damaged in (b"", b"[]", b"null", b"{}", whole[:-20], b"\xff\xfe" + whole, b"[" * 100_000,
                            whole.replace(b'"source"', b'"sauce"'), whole.replace(b'"cells"', b'"sells"')):
                path.write_bytes(damaged)
                self.assertEqual("damaged", marks.mark(path, OURS)[0][2], damaged[:40])

    def test_errors_loops_and_forged_words(self):
        found = self.marked(
            FIRST, "int y = 1 / 0;", "no Java", RIGHT, BILL % "tax",
            "Number byTheApples = null, byThePie = null, together = null;",
            "Lesson4.priceTwice(byTheApples, byThePie, together)",
            "Lesson4.maxBackward(MyMax.class)", 'System.out.println("✓ Right: printed");', '"✓ Right: shown"',
            'while (true) { System.out.println("✓ Right: printed"); } // Lesson4.maxBackward(MyMax.class)',
            BILL.replace("discountedBill", "nothing") % "tax", "Lesson2.usedTwice(null)", seconds=3)
        self.assertEqual("right", found["discountedBill"][0])
        self.assertEqual(("not started", "what adds up at the price of an apple"), found["priceTwice"])
        self.assertEqual("not run", found["maxBackward"][0])
        self.assertIn("cannot find symbol", found["maxBackward"][1])
        self.assertEqual(("missing", "no cell ends in its check"), found["discountBackward"])
        self.assertEqual(4, len(found))

    def test_wrong(self):
        result, said = self.marked(FIRST, BILL % "tax")["discountedBill"]
        self.assertEqual("wrong", result)
        self.assertRegex(said, "^the bill with a discount")

    def test_kernel_that_ends(self):
        found = self.marked(FIRST, RIGHT, "System.exit(0);", "Lesson4.maxBackward(null)")
        self.assertEqual("right", found["discountedBill"][0])
        self.assertEqual(("not run", "cell 3 ended the kernel"), found["maxBackward"])

    def test_too_long(self):
        found = self.marked(*["while (true) { }"] * 9, "Lesson4.maxBackward(null)", seconds=2, limit=4)
        self.assertRegex(found["maxBackward"][1], "still running after 4 s, in cell [123]")

    def test_printed_words_are_not_kept(self):
        book = notebook(cell(source='for (int i = 0; i < 9; i++) System.out.println("oh");\n1 + 1'))
        client = marks.Client(book, kernel_name="java")
        with client.setup_kernel():
            client.execute_cell(book.cells[0], 0)
        self.assertEqual(["execute_result"], [output.output_type for output in book.cells[0].outputs])

    def test_table(self):
        def mark(path, ours):
            if path.name == "z.ipynb":
                raise KeyboardInterrupt
            return [(4, "maxBackward", "right", "=1+1")]

        with tempfile.TemporaryDirectory() as folder, unittest.mock.patch("marks.mark", mark):
            folder, table, out = Path(folder), Path(folder, "new/table.csv"), io.StringIO()
            paths = [folder / name for name in ("anna/4.ipynb", "ben/a/b.ipynb", "=x.ipynb", "z.ipynb", "anna/9.ipynb")]
            with contextlib.redirect_stdout(out):
                marks.write(paths, folder, table)
            rows = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
        self.assertEqual([[learner, "4", "maxBackward", "right", "'=1+1", name] for learner, name in
                          (("anna", "anna/4.ipynb"), ("ben", "ben/a/b.ipynb"), ("'=x", "'=x.ipynb"))], rows[1:])
        self.assertIn("Interrupted in z.ipynb", out.getvalue())
        self.assertIn("\nben: 1 right\n", out.getvalue())
