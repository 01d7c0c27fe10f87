"""Shows the site's test a page with each fault, and one without."""
import tempfile
import unittest
from pathlib import Path

import samples
import website
import website_browser
from samples import cell, film, picture, plot

chromium = None  # the running browser, from website_browser.py
GOOD = '<p>A <a href="#here">link</a> to <b id="here">here</b>.</p>'


class Looking(unittest.TestCase):
    def setUp(self):
        self.site = Path(self.enterContext(tempfile.TemporaryDirectory()))
        for path in website.WORK.joinpath("static/plotly.js"), website.STATIC / "plots.js", website.STATIC / "icon.svg":
            self.site.joinpath(path.name).symlink_to(path)
        self.address = self.enterContext(website_browser.served(self.site))

    def faults(self, body=GOOD, *outputs, wanted=None, links=False):
        """What is found on a page of this text, and of a cell with these outputs."""
        for output in outputs:
            if website.PLOTLY in output.data:
                output.data["text/html"] = website.plot(output.data)
        cells = "".join(f'<div class="output">{output.data["text/html"]}</div>' for output in outputs)
        self.site.joinpath("page.html").write_text(f"""<!DOCTYPE html><html lang="en"><title>A page</title>
            <link rel="icon" href="icon.svg">
            <script defer src="plotly.js"></script><script defer src="plots.js"></script>
            <main><article><h1>A page</h1>{body}<div class="cell"><div class="cell_output">{cells}</div></div>""")
        notebook = samples.notebook(cell(*(outputs if wanted is None else wanted)))
        with website_browser.SitePage(chromium, f"{self.address}page.html", width=400) as page:
            found = page.everything(notebook, seconds=2) + page.inaccessible()
            found += page.standstills(website_browser.sliders(notebook)) + page.said + page.asked_outside()
            pages = {"page.html": page.page.evaluate(website_browser.LINKS)}
        return found + website_browser.dangling(self.site, self.address, pages)

    def test_good_one(self):
        self.assertEqual([], self.faults(GOOD, picture(), plot(1, 4, 9), film([1, 4, 9], [9, 4, 1])))

    def test_each_fault_of_a_text_is_seen(self):
        for text, fault in (
                ('<a href="other.html">other</a>', "page.html: its link to other.html# leads nowhere"),
                ('<a href="#there">there</a>', "page.html: its link to page.html#there leads nowhere"),
                ('<img alt="It" src="data:image/svg+xml,x">', "a picture is broken: It"),
                ('<div style="width: 500px">wide</div>', "pixels wide, in a window of 400"),
                ('<p style="width: 9px; overflow: auto" tabindex="0"><img alt="It" width="500" src="icon.svg"></p>',
                 "a picture is too wide: It"),
                ('<span class="math">x</span>', "no formula: x"),
                ('<div class="katex-html" style="margin-left: -50px"><b>x</b></div>',
                 "a formula is too wide: x"),
                ('<p>It is **bold**</p>', "markdown is left in: It is **bold**"),
                ('<p>So <code>**</code> is $x$</p>', "markdown is left in: So  is $x$"),
                ('<p style="color: #ccc">pale</p>', "axe, serious: Elements must meet minimum color contrast"),
                ('<img src="icon.svg">', "axe, critical: Images must have alternative text"),
                ('<script>console.error("Oh")</script>', "the console says: Oh"),
                ('<script>throw Error("Oh")</script>', "a script fails: Oh"),
                ('<script>fetch("http://192.0.2.1/x").catch(() => 0)</script>', "asks for http://192.0.2.1/x"),
                ('<div class="cell"></div>', "the page has 2 code cells and not 1")):
            with self.subTest(text):
                found = self.faults(text)
                self.assertTrue(any(fault in f for f in found), f"{fault} is not in {found}")

    def test_missing_picture_and_plot(self):
        self.assertEqual(["code cell 1 shows 0 pictures and not 1", "code cell 1 plots [] points and not [[3]]"],
                         self.faults(wanted=[picture(), plot(1, 4, 9)]))

    def test_blank_plot(self):
        self.assertEqual(["code cell 1 shows a plot with nothing in it"], self.faults(GOOD, plot(1, 4, visible=False)))

    def test_film_that_stands_still(self):
        self.assertEqual(["code cell 1 has a slider that changes nothing",
                          "code cell 1 has a play button that changes nothing"],
                         self.faults(GOOD, film([1, 4, 9], [1, 4, 9])))
