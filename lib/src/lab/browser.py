"""Runs every notebook in a real browser, with no network; `mvn verify -Dbrowser` runs this through Lab.java."""
import json
import os
import re
import shutil
import socket
import struct
import subprocess
import sys
import time
import _thread
import unittest
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Error, sync_playwright

import kernel
import notebooks

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
NOWHERE = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"}  # nobody listens there
DARK, LIGHT = "JupyterLab Dark", "JupyterLab Light"

# Opens what is folded away in outputs, as a reader would.
UNFOLD = """() => document.querySelectorAll('.jp-OutputArea-output details:not([open]) > summary').forEach(s => s.click())"""

# What each code cell of the notebook on the page shows.
SHOWN = """() => jupyterapp.shell.currentWidget.content.widgets.filter(w => w.model.type == 'code').map(w => ({
    executed: w.model.executionCount,
    error: Array.from(w.node.querySelectorAll('[data-mime-type="application/vnd.jupyter.error"], ' +
        '[data-mime-type="application/vnd.jupyter.stderr"]'), n => n.innerText).join('\\n'),
    images: Array.from(w.node.querySelectorAll('.jp-OutputArea-output img'))
        .filter(i => i.checkVisibility()).map(i => i.naturalWidth),
    plots: Array.from(w.node.querySelectorAll('.js-plotly-plot'), p => ({
        points: (p.data || []).map(t => (t.y || t.x || []).length),
        paths: Array.from(p.querySelectorAll('.plot path, .scatterlayer path'),
            e => (e.getAttribute('d') || '').length).filter(n => n > 4).length
            + Array.from(p.querySelectorAll('.heatmaplayer image'), e => e.href.baseVal).filter(Boolean).length})),
}))"""


def expected(notebook):
    """For each code cell: how many pictures its saved outputs show, and the points of each plot's traces."""
    cells = []
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        images, plots = 0, []
        for data in (output.get("data", {}) for output in cell.outputs):
            if "application/vnd.plotly.v1+json" in data:
                traces = data["application/vnd.plotly.v1+json"]["data"]
                plots.append([len(t.get("y") or t.get("x") or []) for t in traces])
            elif "text/html" in data:
                images += data["text/html"].count("<img")
            elif "image/svg+xml" in data or "image/png" in data:
                images += 1
        cells.append((images, plots))
    return cells


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


class Lab:
    """JupyterLab as `mvn -Plab` starts it, with settings of its own, and a browser in front of it."""

    def __init__(self, given):
        state = kernel.PROJECT / "target/browser"
        shutil.rmtree(state, ignore_errors=True)
        self.settings = state / "config/lab/user-settings/@jupyterlab"
        # Every cell is on the page at once, and nothing is saved.
        self.set("notebook-extension/tracker", {"windowingMode": "none"})
        self.set("docmanager-extension/plugin", {"autosave": False})
        (state / "config/jupyter_server_config.json").write_text('{"LabApp": {"expose_app_in_browser": true}}')
        mvn = Path(given["maven"], "bin", "mvn.cmd" if os.name == "nt" else "mvn")
        self.log = (state / "log.txt").open("w+")
        quiet = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
        self.mvn = subprocess.Popen(
            [mvn, "-B", "-o", "-q", "-Plab", f"-Dstate={state}", f"-Dmaven.repo.local={given['repository']}",
             f"-Dkernel={given['kernel']}", f"-Djdk={given['jdk']}", f"-Dblas={given['blas']}"],
            cwd=kernel.PROJECT, env={k: v for k, v in os.environ.items() if k not in quiet},
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT)

    def set(self, plugin, settings):
        path = self.settings / f"{plugin}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings))

    def __enter__(self):
        found, end = None, time.monotonic() + 120
        while not found:
            self.log.seek(0)
            text = self.log.read()
            found = re.search(r"(http://127\.0\.0\.1:\d+/lab)/tree/\S+\?token=(\w+)", text)
            if self.mvn.poll() is not None or time.monotonic() > end:
                self.mvn.terminate()
                kernel.fail(f"mvn -Plab did not start JupyterLab:\n{text}")
            time.sleep(0.2)
        self.address, self.token = found.groups()
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(
            executable_path=chromium(), args=FLAGS, proxy=NOWHERE)
        return self

    def __exit__(self, *_):
        self.browser.close()
        self.playwright.stop()
        self.mvn.terminate()
        self.mvn.wait()

    def open(self, name, theme=LIGHT, served=None):
        return Page(self, name, theme, served)


class Page:
    """One notebook in a fresh browser window. `served` stands in for the file's content."""

    def __init__(self, lab, name, theme, served):
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
        self.page.wait_for_function("() => window.ran", timeout=notebooks.LIMIT * 1000)

    def faults(self, wanted, executed=False, seconds=15):
        """What is still wrong after so many seconds: pictures and plots take a moment."""
        end = time.monotonic() + seconds
        while True:
            self.page.evaluate(UNFOLD)
            shown = self.page.evaluate(SHOWN)
            found = faults(shown, wanted)
            if executed and not all(cell["executed"] for cell in shown):
                found.append("not every cell was executed")
            found += [f"the page says: {text}" for text in self.page.locator(".Toastify__toast").all_inner_texts()]
            if not found or time.monotonic() > end:
                return found
            time.sleep(0.3)

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


def chromium():
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
    return found or kernel.fail("Chromium is missing: install it (on Debian: apt install chromium) and start again.")


def shut_network_off():
    """Starts this script again in a network that holds nothing but this machine, where the system lets us."""
    alone = ["unshare", "--map-root-user", "--net"]
    if "ALONE" not in os.environ:
        if sys.platform == "linux" and shutil.which("unshare") and not subprocess.run(
                [*alone, "true"], stderr=subprocess.DEVNULL).returncode:
            os.execvpe("unshare", [*alone, sys.executable, *sys.argv], {**os.environ, "ALONE": "yes"})
        print("The network can't be shut off here (with unshare): the browser alone is kept from it.", flush=True)
        return kernel.fail("CI must be able to shut it off.") if os.environ.get("CI") == "true" else None
    import fcntl  # Windows has none
    with socket.socket() as s:
        fcntl.ioctl(s, 0x8914, struct.pack("16sh14x", b"lo", 1))  # SIOCSIFFLAGS: bring loopback up


def check(lab, path, screenshots):
    """Opens a notebook untrusted, then runs it, in both themes; returns what is wrong."""
    name = path.relative_to(kernel.PROJECT / "notebooks").as_posix()
    notebook = notebooks.read(path)
    wanted, found = expected(notebook), []
    for theme in (LIGHT, DARK):
        try:
            with lab.open(name, theme) as page:
                if theme == LIGHT:
                    found += [f"as saved, untrusted: {fault}" for fault in page.faults(wanted)]
                else:
                    page.run()
                    found += [f"after running it: {fault}" for fault in page.faults(wanted, executed=True)]
                if screenshots:
                    page.screenshot(Path(screenshots, f"{path.parent.name}-{path.stem}-{theme.split()[1].lower()}.png"))
                found += page.asked_outside()
        except Error as e:
            found.append(f"the page did not come so far: {e.message}")
    return found


def main():
    given = kernel.options()
    shut_network_off()
    kernel.when_left_alone(_thread.interrupt_main)
    chromium()
    paths, failed = notebooks.find(given["notebooks"]), 0
    before = {path: path.read_bytes() for path in paths}
    with Lab(given) as lab:
        import test_browser
        test_browser.lab = lab
        tests = unittest.defaultTestLoader.loadTestsFromModule(test_browser)
        if not unittest.TextTestRunner(stream=sys.stdout).run(tests).wasSuccessful():
            kernel.fail("The notebooks were not looked at: their checker fails its own tests.")
        for path in paths:
            name, start = path.relative_to(kernel.PROJECT).as_posix(), time.monotonic()
            found = check(lab, path, given["screenshots"])
            failed += bool(found)
            print(f"{'FAIL' if found else 'ok  '}  {name} in the browser: {time.monotonic() - start:.1f} s", flush=True)
            for fault in found:
                print(f"    {fault}", flush=True)
    if any(path.read_bytes() != content for path, content in before.items()):
        kernel.fail("The browser changed a notebook's file.")
    print(f"{len(paths) - failed} passed, {failed} failed", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
