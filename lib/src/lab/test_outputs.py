"""Gives outputs with each fault, and without."""
import copy
import unittest

from nbformat.v4 import new_output

import outputs
from samples import cell, circle, notebook, picture, plot, shown


class Comparison(unittest.TestCase):
    def refused(self, saved, fresh, *words):
        with self.assertRaises(outputs.Fault) as caught:
            outputs.compare(notebook(cell(), saved), notebook(cell(), fresh))
        for word in ("cell 2 ", *words):
            self.assertIn(word, str(caught.exception))
        self.assertLess(len(str(caught.exception)), 8000)

    def test_same_outputs_pass(self):
        saved = notebook(cell(new_output("stream", text="715\n"), picture(circle(1)), plot(1, 2), shown(png="aGE=")))
        fresh = copy.deepcopy(saved)
        fresh.cells[0].execution_count = 7
        outputs.compare(saved, fresh)

    def test_what_carries_no_meaning_passes(self):
        saved = cell(new_output("stream", text="a\r\n"), new_output("stream", text="b\n"), shown(png="aG\nE="),
                     shown(plotly='{"a": 1.0}'))
        fresh = cell(new_output("stream", text="a\nb\n"), shown(png="aGE="), shown(plotly={"a": 1}))
        outputs.compare(notebook(saved), notebook(fresh))

    def test_changed_text(self):
        self.refused(cell(new_output("stream", text="715.0\n")), cell(new_output("stream", text="715.0000000000001\n")),
                     "-stdout | 715.0\n", "+stdout | 715.0000000000001\n")
        self.refused(cell(shown(text="a")), cell(shown(text="a ")), "text/plain")

    def test_changed_picture(self):
        self.refused(cell(picture(circle(1))), cell(picture(circle(2))), "r='1'", "r='2'")
        self.refused(cell(shown(svg=circle(1))), cell(shown(svg=circle(2))), "r='2'")
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
        both.data["text/html"] = picture(circle(1)).data["text/html"]
        outputs.convert(notebook(cell(picture(circle(1)), both, shown(svg=circle(2)), shown(png="aGE=", text="a"))))

    def test_plot_without_a_picture(self):
        with self.assertRaisesRegex(outputs.Fault, "shows 1 pictures and not 2"):
            outputs.convert(notebook(cell(picture(circle(1)), plot(1, 2))))

    def test_picture_behind_words(self):
        with self.assertRaisesRegex(outputs.Fault, "shows 0 pictures and not 1"):
            outputs.convert(notebook(cell(shown(svg=circle(1), html="a circle"))))
