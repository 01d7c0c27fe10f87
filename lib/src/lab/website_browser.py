"""Opens every page of the site in a real browser, with no network, for `mvn -Psite -Dbrowser`."""
import sys
import threading
import time
import unittest
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urldefrag, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

import browser
import execution
import kernel
import test_website
import website
from page import PLOT, Page, expected, local, sliders

VIEWS = [("light", 1280), ("dark", 400), ("dark", 1280), ("light", 400)]
UNFOLD = "() => document.querySelectorAll('details:not([open]) > summary').forEach(s => s.click())"
SHOWN = """() => Array.from(document.querySelectorAll('div.cell'), cell => ({
    error: Array.from(cell.querySelectorAll('.traceback, .stderr'), n => n.innerText).join('\\n'),
    images: Array.from(cell.querySelectorAll('.cell_output img'))
        .filter(i => i.checkVisibility()).map(i => i.naturalWidth),
    plots: Array.from(cell.querySelectorAll('.js-plotly-plot'), """ + PLOT + ")}))"

# What is broken or too wide: the page itself, and the pictures and plots on it.
MISFITS = """() => {
    const wide = window.innerWidth, said = [];
    if (document.documentElement.scrollWidth > wide)
        said.push(`it is ${document.documentElement.scrollWidth} pixels wide, in a window of ${wide}`);
    for (const e of document.querySelectorAll('article img, article .main-svg')) {
        const name = e.alt || e.closest('[aria-label]')?.ariaLabel || '';
        if (e.naturalWidth === 0) said.push(`a picture is broken: ${name}`);
        if (e.getBoundingClientRect().right > wide) said.push(`a picture is too wide: ${name}`);
    }
    for (const e of document.querySelectorAll('article .katex-html > *')) {
        const {left, right} = e.getBoundingClientRect();
        if (left < 0 || right > wide) said.push(`a formula is too wide: ${e.innerText}`);
    }
    for (const e of document.querySelectorAll('.math'))
        if (!e.querySelector('.katex-html') || e.querySelector('.katex-error')) said.push(`no formula: ${e.innerText}`);
    for (const e of document.querySelectorAll('article p, article li, article td')) {
        const prose = e.cloneNode(true);
        prose.querySelectorAll('code, pre, script, .math').forEach(n => n.remove());
        if (/[$]|[*]{2}/.test(prose.textContent)) said.push(`markdown is left in: ${prose.textContent.trim()}`);
    }
    return said }"""
AXE = {"resultTypes": ["violations"], "preload": False}  # no stylesheets fetched
LINKS = """() => ({ids: Array.from(document.querySelectorAll('[id]'), e => e.id),
    links: Array.from(document.querySelectorAll('a[href]'), e => e.href)})"""


class SitePage(Page):
    """One page of the site in a fresh browser window."""
    CELL, UNFOLD, SHOWN = "div.cell", UNFOLD, SHOWN

    def __init__(self, chromium, url, theme="light", width=1280):
        self.context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
        self.page, self.outside, self.said = self.context.new_page(), [], []
        self.page.on("request", self.note)
        self.page.on("console", lambda m: self.said.append(f"the console says: {m.text}") if m.type == "error" else 0)
        # An animation that another one interrupts is an "undefined" error to plotly.
        self.page.on("pageerror", lambda e: self.said.append(f"a script fails: {e.message}")
                     if e.message != "undefined" else 0)
        self.page.goto(url, wait_until="networkidle")

    def everything(self, notebook=None, seconds=15):
        """What is wrong with the page, which shows this notebook if it shows one."""
        found = self.faults(expected(notebook), seconds=seconds) if notebook else []
        self.page.evaluate(UNFOLD)
        self.page.wait_for_timeout(100)
        return found + self.page.evaluate(MISFITS)

    def inaccessible(self):
        """What axe finds, if it is serious."""
        found = []
        for violation in Axe().run(self.page, options=AXE).response["violations"]:
            if violation["impact"] in ("serious", "critical"):
                nodes = violation["nodes"]
                found.append(f"axe, {violation['impact']}: {violation['help']}: {nodes[0]['html'][:200]}"
                             + (f" and {len(nodes) - 1} more" if nodes[1:] else ""))
        return found

    def __exit__(self, *_):
        self.context.close()


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextmanager
def served(folder):
    """The address of a server of this folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def dangling(site, address, pages):
    """The links within the site that lead nowhere; `pages` has the links and the ids of each page."""
    found = []
    for name, page in pages.items():
        for url, part in map(urldefrag, page["links"]):
            if local(url):
                path = unquote(urlsplit(url).path[1:]) or "index.html"
                if not site.joinpath(path).is_file() or part and part not in pages.get(path, page)["ids"]:
                    found.append(f"{name}: its link to {path}#{part} leads nowhere")
    return found


def check(chromium, site, address, name, notebook, pages):
    """What is wrong with one page in each theme and width."""
    found = []
    for theme, width in VIEWS:
        with SitePage(chromium, address + name, theme, width) as page:
            faults = page.everything(notebook)
            if (theme, width) in VIEWS[:2]:  # these take their time
                faults += page.inaccessible()
                faults += page.standstills(sliders(notebook)) if notebook else []
            if name == "search.html":
                page.page.goto(f"{address}{name}?q=softmax", wait_until="networkidle")
                page.page.locator("#search-results li a").first.wait_for(timeout=10_000)
            pages[name] = page.page.evaluate(LINKS)
            found += [f"{theme}, {width} pixels: {fault}" for fault in faults + page.said + page.asked_outside()]
    return found


def main():
    site, failed, pages = website.SITE, 0, {}
    names = sorted(p.relative_to(site).as_posix() for p in site.rglob("*.html") if "_static" not in p.parts)
    with sync_playwright() as playwright, served(site) as address:
        chromium = playwright.chromium.launch(executable_path=browser.chromium(), args=browser.FLAGS,
                                              proxy=browser.NOWHERE)
        test_website.chromium = chromium
        suite = unittest.defaultTestLoader.loadTestsFromModule(test_website)
        if not unittest.TextTestRunner(stream=sys.stdout).run(suite).wasSuccessful():
            kernel.fail("The site was not checked: its checker fails its own tests.")
        for name in names:
            path, start = (kernel.PROJECT / name).with_suffix(".ipynb"), time.monotonic()
            found = check(chromium, site, address, name, execution.read(path) if path.exists() else None, pages)
            failed += bool(found)
            print("\n    ".join([f"{'FAIL' if found else 'ok  '}  {name}, {time.monotonic() - start:.1f} s", *found]),
                  flush=True)
        chromium.close()
    found = dangling(site, address, pages)
    print(*found, f"{len(names) - failed} passed, {failed + bool(found)} failed", sep="\n", flush=True)
    return 1 if failed or found else 0
