"""Makes target/site of the lessons as they are saved; `mvn -Psite` runs this through Lab.java."""
import html
import json
import re
import shutil
import sys
import _thread

import nbformat
from plotly import io
from plotly.offline import get_plotlyjs
from sphinx.cmd.build import build_main

import execution
import kernel
from outputs import PLOTLY, code_cells

SITE, WORK, STATIC = kernel.PROJECT / "target/site", kernel.PROJECT / "target/website", kernel.LAB / "site/static"
INDEX = """# {title}

You can read every lesson here, with all that its code shows. At the top of each lesson there are buttons that open it
on Binder, where you can run it and solve the exercises in your browser, or that save it as a notebook.

{opening}

## The lessons

{table}

```{{toctree}}
:hidden:
:glob:

notebooks/*
```
"""


def index(readme):
    """The opening page: README's title, what it says first, and its table of the lessons."""
    opening = re.search(r"\n## What you will be able to do\n(.*?)\n## ", readme, re.S)[1]
    return INDEX.format(title=re.search("^# (.*)", readme)[1], opening=opening.strip(),
                        table=re.search(r"\n## The lessons\n\n((\|.*\n)+)", readme)[1])


def plot(data):
    """What plots.js draws: a plotly figure, under its description."""
    figure = json.dumps(data[PLOTLY]).replace("</", "<\\/")
    return (f'<figure class="plotly-figure" aria-label="{html.escape(data["text/plain"])}">'
            f'<script type="application/json">{figure}</script></figure>')


def lesson(path):
    """The notebook with its plots as plots.js wants them, and its solution as a file, not as a page."""
    notebook = execution.read(path)
    for cell in notebook.cells:
        cell.source = cell.source.replace("](solutions/", "](path:solutions/")
    for _, cell in code_cells(notebook):
        for output in cell.outputs:
            if PLOTLY in output.get("data", {}):
                output.data = {"text/html": plot(output.data)}
    return nbformat.writes(notebook)


def build():
    lessons, pages = sorted(kernel.PROJECT.glob("notebooks/*.ipynb")), WORK / "pages"
    readme = kernel.PROJECT.joinpath("README.md").read_text(encoding="utf-8")
    for folder in (SITE, pages):
        shutil.rmtree(folder, ignore_errors=True)
    # The folders are as in the project, so that links fit.
    for folder in ("notebooks/solutions", "lib/src/test/resources/golden"):
        shutil.copytree(kernel.PROJECT / folder, pages / folder)
    pages.joinpath("index.md").write_text(index(readme), encoding="utf-8")
    for path in lessons:
        pages.joinpath("notebooks", path.name).write_text(lesson(path), encoding="utf-8")
    dark = io.templates["plotly_dark"].to_plotly_json()
    del dark["layout"]["colorway"]  # a lesson may name a line by its colour
    WORK.joinpath("static/plotly.js").write_text(
        f"{get_plotlyjs()}\nPlotly.dark = {json.dumps(dark)};\n", encoding="utf-8")
    katex = [(WORK / "static" / name).read_text(encoding="utf-8") for name in ("katex.min.js", "auto-render.min.js")]
    WORK.joinpath("static/math.js").write_text(
        "\n".join([*katex, "renderMathInElement(document.body);\n"]), encoding="utf-8")

    # A warning, of a broken link say, is an error.
    if build_main(["-q", "-W", "--keep-going", "-E", "-c", str(kernel.LAB / "site"), "-d", str(WORK / "doctrees"),
                   str(pages), str(SITE)]):
        kernel.fail("The site has the faults that Sphinx names above.")
    for path in lessons:
        shutil.copy(path, SITE / "_sources/notebooks")  # what the button gives is the notebook itself
    size = sum(p.stat().st_size for p in SITE.rglob("*") if p.is_file()) / 1e6
    print(f"target/site has {len(lessons)} lessons and {size:.0f} MB: open target/site/index.html", flush=True)


def main():
    kernel.when_left_alone(_thread.interrupt_main)
    test = kernel.options()["browser"] == "true"
    if test:
        import browser
        browser.shut_network_off()
    build()
    if test:
        import website_browser
        sys.exit(website_browser.main())


if __name__ == "__main__":
    main()
