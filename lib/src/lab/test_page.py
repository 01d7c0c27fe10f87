"""Serves the browser a notebook with each fault, and one without."""
import unittest

from nbformat.v4 import new_markdown_cell, new_output

import samples
from page import Page, expected, sliders
from samples import cell, circle, film, picture, plot

lab = None  # the running JupyterLab, from browser.py
START = "00-start-here.ipynb"


def folded(svg=circle(9)):
    output = picture(svg)
    output.data["text/html"] = f"<details><summary>Step 1</summary>{output.data['text/html']}<pre>1</pre></details>"
    return output


def notebook(*outputs, text="# A test"):
    return samples.notebook(new_markdown_cell(text), cell(*outputs, source="int x = 1;"))


class Looking(unittest.TestCase):
    def faults(self, served, wanted=None, seconds=2, run=False, before="null"):
        with Page(lab, START, served=served) as page:
            self.assertFalse(page.trusted())
            page.page.evaluate(before)
            if run:
                page.run()
            return page.faults(expected(wanted or served), run, seconds) + page.asked_outside()

    def test_good_one(self):
        self.assertEqual([], self.faults(notebook(picture(), plot(1, 4, 9)), seconds=15))

    def test_broken_picture(self):
        self.assertEqual(["code cell 1 shows a picture that is broken"], self.faults(notebook(picture("<svg"))))

    def test_folded_picture(self):
        self.assertEqual([], self.faults(notebook(folded(), folded()), seconds=15))

    def test_folded_picture_that_is_broken(self):
        found = self.faults(notebook(folded(), folded("<svg")))
        self.assertEqual(["code cell 1 shows a picture that is broken"], found)

    def test_folded_picture_that_does_not_unfold(self):
        found = self.faults(notebook(picture(), folded()), before="""() =>
            document.addEventListener('click', e => e.preventDefault(), true)""")
        self.assertEqual(["code cell 1 shows 1 pictures and not 2"], found)

    def test_missing_picture_and_plot(self):
        found = self.faults(notebook(), wanted=notebook(picture(), plot(1, 4, 9)))
        self.assertEqual(["code cell 1 shows 0 pictures and not 1", "code cell 1 plots [] points and not [[3]]"], found)

    def test_too_few_points(self):
        found = self.faults(notebook(plot(1, 4)), wanted=notebook(plot(1, 4, 9)))
        self.assertEqual(["code cell 1 plots [[2]] points and not [[3]]"], found)

    def test_blank_plot(self):
        found = self.faults(notebook(plot(1, 4, visible=False)))
        self.assertEqual(["code cell 1 shows a plot with nothing in it"], found)

    def test_heat_map(self):
        heat = {"type": "heatmap", "z": [[1, 2], [3, 4]]}
        self.assertEqual([], self.faults(notebook(plot(0, 1, **heat)), seconds=15))
        self.assertEqual(["code cell 1 shows a plot with nothing in it"],
                         self.faults(notebook(plot(0, 1, **heat, visible=False))))

    def standstills(self, served, wanted=None):
        with Page(lab, START, served=served) as page:
            self.assertEqual([], page.faults(expected(wanted or served)))
            return page.standstills(sliders(wanted or served))

    def test_film(self):
        self.assertEqual([], self.standstills(notebook(plot(1, 4), film([1, 4, 9], [9, 4, 1]), film([1, 2], [2, 1]))))

    def test_film_that_stands_still(self):
        self.assertEqual(["code cell 1 has a slider that changes nothing",
                          "code cell 1 has a play button that changes nothing"],
                         self.standstills(notebook(film([1, 4, 9], [1, 4, 9]))))

    def test_film_that_does_not_play(self):
        self.assertEqual(["code cell 1 has a play button that changes nothing"],
                         self.standstills(notebook(film([1, 4, 9], [9, 4, 1], play=["1"]))))

    def test_film_without_its_slider(self):
        self.assertEqual(["code cell 1 has 0 sliders and not 1"],
                         self.standstills(notebook(plot(1, 4)), wanted=notebook(film([1, 4], [4, 1]))))

    def test_error(self):
        wrong = new_output("error", ename="Oh", evalue="no", traceback=["Oh: no"])
        self.assertIn("code cell 1 shows an error: Oh: no", self.faults(notebook(wrong))[0])

    def test_error_when_run(self):
        book = notebook()
        book.cells[1].source = "int y = z;"
        self.assertIn("code cell 1 shows an error", self.faults(book, run=True)[0])

    def test_saved_and_not_run(self):
        found = self.faults(notebook(picture()), run=True, before="""() => {
            const execute = jupyterapp.commands.execute.bind(jupyterapp.commands);
            jupyterapp.commands.execute = async (id, ...rest) => id.includes('run') ? false : execute(id, ...rest) }""")
        self.assertEqual(["code cell 1 shows 0 pictures and not 1", "not every cell was executed"], found)

    def test_outside(self):
        found = self.faults(notebook(text="![a picture](http://192.0.2.1/x.png)"))
        self.assertEqual(["the page asks for http://192.0.2.1/x.png"], found)
