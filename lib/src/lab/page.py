"""A notebook in the browser: what it shows, and what is wrong with that."""
import time
from urllib.parse import urlsplit

import execution
from outputs import PLOTLY

DARK, LIGHT = "JupyterLab Dark", "JupyterLab Light"

# Opens what is folded away in outputs, as a reader would.
UNFOLD = """() => document.querySelectorAll('.jp-OutputArea-output details:not([open]) > summary')
    .forEach(s => s.click())"""

SLIDER = ".slider-rail-touch-rect"

# What a plot draws, but for its axes and its slider.
DRAWN = "p => Array.from(p.querySelectorAll('.cartesianlayer, .imagelayer'), e => e.innerHTML).join()"

# How many points each trace of a plot has, and how much is drawn.
PLOT = """p => ({
    points: (p.data || []).map(t => (t.y || t.x || []).length),
    paths: Array.from(p.querySelectorAll('.plot path, .scatterlayer path'),
        e => (e.getAttribute('d') || '').length).filter(n => n > 4).length
        + Array.from(p.querySelectorAll('.heatmaplayer image, .imagelayer image'),
            e => e.href.baseVal).filter(Boolean).length})"""

# What each code cell of the notebook on the page shows.
SHOWN = """() => jupyterapp.shell.currentWidget.content.widgets.filter(w => w.model.type == 'code').map(w => ({
    executed: w.model.executionCount,
    error: Array.from(w.node.querySelectorAll('[data-mime-type="application/vnd.jupyter.error"], ' +
        '[data-mime-type="application/vnd.jupyter.stderr"]'), n => n.innerText).join('\\n'),
    images: Array.from(w.node.querySelectorAll('.jp-OutputArea-output img'))
        .filter(i => i.checkVisibility()).map(i => i.naturalWidth),
    plots: Array.from(w.node.querySelectorAll('.js-plotly-plot'), """ + PLOT + ")}))"


def expected(notebook):
    """For each code cell: how many pictures its saved outputs show, and the points of each plot's traces."""
    cells = []
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        images, plots = 0, []
        for data in (output.get("data", {}) for output in cell.outputs):
            if PLOTLY in data:
                plots.append([len(t.get("y") or t.get("x") or []) for t in data[PLOTLY]["data"]])
            elif "text/html" in data:
                images += data["text/html"].count("<img")
            elif "image/svg+xml" in data or "image/png" in data:
                images += 1
        cells.append((images, plots))
    return cells


def sliders(notebook):
    """For each code cell: how many pictures of its saved outputs move."""
    return [sum("frames" in output.get("data", {}).get(PLOTLY, {}) for output in cell.outputs)
            for cell in notebook.cells if cell.cell_type == "code"]


def faults(shown, wanted):
    """What is wrong on the page, a sentence each."""
    found = [] if len(shown) == len(wanted) else [f"the page has {len(shown)} code cells and not {len(wanted)}"]
    for n, (cell, (images, plots)) in enumerate(zip(shown, wanted), 1):
        if cell["error"]:
            found.append(f"code cell {n} shows an error: {cell['error'][:300]}")
        if len(cell["images"]) != images:
            found.append(f"code cell {n} shows {len(cell['images'])} pictures and not {images}")
        if 0 in cell["images"]:
            found.append(f"code cell {n} shows a picture that is broken")
        if [p["points"] for p in cell["plots"]] != plots:
            found.append(f"code cell {n} plots {[p['points'] for p in cell['plots']]} points and not {plots}")
        if any(p["paths"] == 0 for p in cell["plots"]):
            found.append(f"code cell {n} shows a plot with nothing in it")
    return found


class Page:
    """One notebook in a fresh browser window. `served` stands in for the file's content."""
    CELL, UNFOLD, SHOWN = ".jp-CodeCell", UNFOLD, SHOWN

    def __init__(self, lab, name, theme=LIGHT, served=None):
        lab.set("apputils-extension/themes", {"theme": theme})
        self.context = lab.browser.new_context(viewport={"width": 1280, "height": 1000}, service_workers="block")
        self.page = self.context.new_page()
        self.outside, self.served = [], served
        self.page.on("request", self.note)
        self.page.on("websocket", self.note)
        self.page.route("**/api/contents/**", self.deliver)
        self.page.goto(f"{lab.address}/tree/{name}?token={lab.token}&reset")
        self.page.wait_for_function("""() => window.jupyterapp && jupyterapp.shell.currentWidget
            && jupyterapp.shell.currentWidget.context && jupyterapp.shell.currentWidget.context.isReady
            && jupyterapp.shell.currentWidget.content.widgets.every(w => w.node.isConnected)""", timeout=60_000)
        self.page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.ready")
        self.page.wait_for_load_state("networkidle")

    def note(self, request):
        if not local(request.url):
            self.outside.append(request.url)

    def deliver(self, route):
        if route.request.method == "PUT":
            route.abort()  # the notebook files stay as they are
        elif self.served and "content=1" in route.request.url:
            model = route.fetch().json()
            model["content"] = self.served
            route.fulfill(json=model)
        else:
            route.continue_()

    def trusted(self):
        return self.page.evaluate("() => jupyterapp.shell.currentWidget.content.widgets.every(w => w.model.trusted)")

    def run(self):
        """Runs all cells, from a page that shows no output: what it shows afterwards is this run's."""
        self.page.evaluate("jupyterapp.commands.execute('notebook:clear-all-cell-outputs')")
        self.page.wait_for_function("""() => jupyterapp.shell.currentWidget.content.widgets.every(w =>
            w.model.type != 'code' || w.model.executionCount === null && w.model.outputs.length == 0)""")
        self.page.evaluate("""async () => { window.ran = false;
            await jupyterapp.shell.currentWidget.sessionContext.session.kernel.info;
            jupyterapp.commands.execute('notebook:run-all-cells').finally(() => { window.ran = true }) }""")
        self.page.wait_for_function("() => window.ran", timeout=execution.LIMIT * 1000)

    def faults(self, wanted, executed=False, seconds=15):
        """What is still wrong after so many seconds: pictures and plots take a moment."""
        end = time.monotonic() + seconds
        while True:
            self.page.evaluate(self.UNFOLD)
            shown = self.page.evaluate(self.SHOWN)
            found = faults(shown, wanted)
            if executed and not all(cell["executed"] for cell in shown):
                found.append("not every cell was executed")
            found += [f"the page says: {text}" for text in self.page.locator(".Toastify__toast").all_inner_texts()]
            if not found or time.monotonic() > end:
                return found
            time.sleep(0.3)

    def standstills(self, wanted):
        """Moves every slider to its end and plays every film from there: what changes no picture, a sentence each."""
        found = []
        for n, (cell, count) in enumerate(zip(self.page.locator(self.CELL).all(), wanted), 1):
            films = cell.locator(".js-plotly-plot").filter(has=self.page.locator(SLIDER)).all()
            if len(films) != count:
                found.append(f"code cell {n} has {len(films)} sliders and not {count}")
            for film in films:
                slider, buttons = film.locator(SLIDER), film.locator(".updatemenu-button")
                box = slider.bounding_box()
                for what, press in (("slider", lambda: slider.click(position={"x": box["width"] - 5, "y": 9})),
                                    ("play button", buttons.first.click)):
                    before = film.evaluate(DRAWN)
                    press()
                    if not self.changes(film, before):
                        found.append(f"code cell {n} has a {what} that changes nothing")
                buttons.last.click()
                slider.click(position={"x": box["width"] / 2, "y": 9})  # which a screenshot will show
        return found

    def changes(self, film, before, seconds=3):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if film.evaluate(DRAWN) != before:
                return True
            self.page.wait_for_timeout(50)
        return False

    def screenshot(self, path):
        """The whole notebook, from top to bottom."""
        self.page.evaluate("() => { jupyterapp.shell.collapseLeft(); jupyterapp.shell.collapseRight() }")
        top = "document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0"
        self.page.evaluate(top)
        height = self.page.evaluate("""() => Math.ceil(jupyterapp.shell.currentWidget.content.widgets.at(-1).node
            .getBoundingClientRect().bottom) + 60""")
        self.page.set_viewport_size({"width": 1280, "height": height})
        self.page.evaluate(top)
        self.page.wait_for_timeout(1500)
        self.page.screenshot(path=path)

    def asked_outside(self):
        return [f"the page asks for {url}" for url in self.outside]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.shutdown()")
        self.context.close()


def local(url):
    return urlsplit(url).hostname == "127.0.0.1" or urlsplit(url).scheme in ("data", "blob", "about")
