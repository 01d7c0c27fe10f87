"""Lesson 06 and the same in Python, each on a fresh kernel, headless, from its start to the last cell's output."""
import os
import re
import sys
import time
from statistics import median

import nbformat
from competitors import BENCH, OPTIONS, TARGET, THREADS, kernel
from nbclient import NotebookClient
from traitlets.config import Config
from turns import ratio, table

ENCRYPTED = Config(KernelManager={"transport_encryption": "auto"})  # where a kernel can; ipykernel warns otherwise
PYTHON, JAVA = "in Python, on ipykernel", "in Java, on our kernel"


def lesson(count):
    """The seconds of each in so many rounds, after one that fills the caches of the disk."""
    os.environ.update({name: "1" for name in THREADS})
    kernel.prepare("ijava", OPTIONS["jdk"], OPTIONS["blas"], TARGET / "jupyter")
    books = {PYTHON: (in_python(), "python3"), JAVA: (in_java(), "java")}
    times = {name: {} for name in books}
    for number in range(count + 1):
        said = {}
        for name, (book, spec) in books.items():
            start = time.perf_counter()
            NotebookClient(book, kernel_name=spec, shutdown_kernel="immediate", config=ENCRYPTED,
                           resources={"metadata": {"path": str(kernel.PROJECT / "notebooks")}}).execute()
            said[name] = losses_printed(book)
            times[name][number] = time.perf_counter() - start
        if len(set(said.values())) != 1:
            sys.exit(f"The two lessons disagree about the losses, so no time is shown: {said}")
    for t in times.values():
        del t[0]
    return table(["lesson 06 without its exercises, kernel start included", "s", "× Python"],
                 *([name, f"{median(t.values()):.1f}", ratio(t, times[PYTHON])] for name, t in times.items()))


def in_python():
    cells = re.split(r"^# %%\n", (BENCH / "lesson_06.py").read_text(encoding="utf-8"), flags=re.M)[1:]
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])


def in_java():
    """The lesson without its exercises, which Python's hasn't."""
    book = nbformat.read(kernel.PROJECT / "notebooks/06-two-layer-network.ipynb", 4)
    book.cells = [cell for cell in book.cells if "todo()" not in cell.source and "Lesson6." not in cell.source]
    return book


def losses_printed(book):
    """What its cells print of single steps, all digits of it."""
    text = "\n".join(output.get("text", "") for cell in book.cells for output in cell.get("outputs", []))
    return tuple(re.findall(r"^ *\d+   \d\.\d{7}e\S+", text, flags=re.M)) or sys.exit("A lesson prints no losses.")
