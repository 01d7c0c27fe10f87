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
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

import execution
import kernel
import runner
import test_page
from outputs import Fault
from page import DARK, LIGHT, Page, expected, sliders

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
NOWHERE = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"}  # nobody listens there


class Lab:
    """JupyterLab as `mvn -Plab` starts it, with settings of its own, and a browser in front of it."""

    def __init__(self, given):
        self.chromium = chromium()
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
        self.browser = self.playwright.chromium.launch(executable_path=self.chromium, args=FLAGS, proxy=NOWHERE)
        return self

    def __exit__(self, *_):
        self.browser.close()
        self.playwright.stop()
        self.mvn.terminate()
        self.mvn.wait()


def chromium():
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
    return found or kernel.fail("Chromium is missing: install it (on Debian: apt install chromium) and start again.")


def shut_network_off():
    """Starts this script again in a network that holds nothing but this machine, if the system lets us."""
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


def check(path, lab, screenshots):
    """Opens a notebook untrusted, then runs it, in both themes; raises Fault if something is wrong."""
    content, saved, found = path.read_bytes(), execution.read(path), []
    wanted, moving = expected(saved), sliders(saved)
    for theme in (LIGHT, DARK):
        try:
            with Page(lab, path.relative_to(kernel.PROJECT / "notebooks").as_posix(), theme) as page:
                if theme == LIGHT:
                    found += [f"as saved, untrusted: {fault}" for fault in page.faults(wanted)]
                else:
                    page.run()
                    found += [f"after running it: {fault}" for fault in page.faults(wanted, executed=True)]
                found += page.standstills(moving)
                if screenshots:
                    page.screenshot(Path(screenshots, f"{path.parent.name}-{path.stem}-{theme.split()[1].lower()}.png"))
                found += page.asked_outside()
        except Error as e:
            found.append(f"the page did not come so far: {e.message}")
    if path.read_bytes() != content:
        found.append("the browser changed its file")
    if found:
        raise Fault("\n    ".join(["in the browser", *found]))
    return "in the browser"


def main():
    given = kernel.options()
    shut_network_off()
    kernel.when_left_alone(_thread.interrupt_main)
    with Lab(given) as test_page.lab:
        runner.run(given["notebooks"], ["test_page"], lambda path: check(path, test_page.lab, given["screenshots"]))


if __name__ == "__main__":
    main()
