"""Executes learners' notebooks, and writes what their checks say into a table; `mvn -Pmarks` runs this by Lab.java.

The table believes what a notebook shows: whoever runs code of their own beside a check can also forge its words."""
import _thread
import collections
import csv
import re
import shutil
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

import kernel
from execution import without_colours
from outputs import code_cells

COLUMNS = ("learner", "lesson", "exercise", "result", "said", "notebook")
VERDICTS = {"✓ Right: ": "right", "✗ Not yet: ": "wrong", "Not started yet: ": "not started"}
NOT_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.DOTALL)
CHECK = re.compile(r"(?:^|[;}])\s*Lesson(\d+)\.(\w+)\([^;]*\)\s*;?\s*$")
CELL, LIMIT = 20, 120  # seconds for a cell, and for a notebook


class Client(NotebookClient):
    """Keeps a cell's value and its error; a loop that prints must not fill our memory."""
    def output(self, outs, msg, display_id, cell_index):
        if msg["msg_type"] in ("execute_result", "error"):
            return super().output(outs, msg, display_id, cell_index)
        return None


def check_of(source):
    """The lesson and the exercise whose check is the last thing in the cell; None if it isn't one."""
    found = CHECK.search(NOT_CODE.sub('""', source))
    return found and (int(found[1]), found[2])


def checks(notebook):
    return [check for _, cell in code_cells(notebook) if (check := check_of(cell.source))]


def exercises():
    """Each lesson's exercises, in the order of our own notebook."""
    return {int(path.name[:2]): checks(nbformat.read(path, as_version=4))
            for path in sorted(kernel.PROJECT.glob("notebooks/[0-9][0-9]-*.ipynb"))}


def execute(notebook, folder, seconds=CELL, limit=LIMIT):
    """Each check that the notebook calls, with its result and what it said."""
    found, ended, end = {}, None, time.monotonic() + limit
    client = Client(notebook, kernel_name="java", startup_timeout=60, allow_errors=True, shutdown_kernel="immediate",
                    timeout_func=lambda cell: max(0.1, min(seconds, end - time.monotonic())), record_timing=False,
                    resources={"metadata": {"path": str(folder)}})
    client.log.disabled = True
    with client.setup_kernel():
        for n, cell in code_cells(notebook):
            cell.outputs, cell.metadata = [], {}  # a learner's tags could have the cell skipped
            try:
                result = ended or verdict(client.execute_cell(cell, n - 1).outputs)
            except CellTimeoutError:
                result = "not run", f"cell {n} was still running after {seconds} s"
                client.km.interrupt_kernel()
            except DeadKernelError:
                result = ended = "not run", f"cell {n} ended the kernel"
            if time.monotonic() > end:
                ended = ended or ("not run", f"the notebook was still running after {limit} s, in cell {n}")
            check = check_of(cell.source)
            if check and found.get(check, [""])[0] != "right":
                found[check] = result
    return found


def verdict(outputs):
    """The result, and the first sentence of what the check said, or of the error that came instead."""
    for output in outputs:
        if output.output_type == "error":
            told = "\n".join(output.traceback) or f"{output.ename}: {output.evalue}"
            return "not run", "an error: " + sentence(without_colours(told).split("\n\n")[-1])
        text = str(output.data.get("text/plain", ""))
        for word, result in VERDICTS.items():
            if text.startswith(word):
                return result, sentence(text.removeprefix(word))
    return "not run", "its cell shows no check's words"


def sentence(text):
    """The first sentence, with nothing in it that a terminal would obey."""
    words = " ".join(word for word in "".join(c if c.isprintable() else " " for c in text).split())
    return re.match(r".{0,200}?(?=[.:] [A-Z]|$)|.{0,200}", words)[0].removesuffix(".")


def lesson_of(notebook, path, ours):
    """The lesson that most of the checks belong to, or else the one whose number the file's name begins with."""
    counted = collections.Counter(lesson for lesson, _ in checks(notebook) if lesson in ours).most_common(1)
    number = re.match(r"\d{1,2}(?!\d)", path.name)
    return counted[0][0] if counted else int(number[0]) if number and int(number[0]) in ours else None


def mark(path, ours, folder, seconds=CELL, limit=LIMIT):
    """One notebook's lesson, and its rows: exercise, result, what was said."""
    try:
        notebook = nbformat.reads(path.read_text(encoding="utf-8-sig"), as_version=4)
        nbformat.validate(notebook)
        lesson = lesson_of(notebook, path, ours)
    except Exception as e:  # whatever a damaged file makes of its reader
        return None, [("", "damaged", sentence(f"{type(e).__name__}: {e}"))]
    if lesson is None:
        return None, [("", "unknown", "no cell ends in a lesson's check, and the file's name has no lesson's number")]
    if not ours[lesson]:
        return lesson, [("", "no exercises", "this lesson asks nothing")]
    shutil.rmtree(folder, ignore_errors=True)  # what another learner's code has written
    folder.mkdir(parents=True, exist_ok=True)
    try:
        found = execute(notebook, folder, seconds, limit)
    except Exception as e:  # of Jupyter's own, when a learner's code has done something to its kernel
        return lesson, [("", "not run", sentence(f"{type(e).__name__}: {e}"))]
    missing = "missing", "no cell ends in its check"
    others = [check for check in found if check not in ours[lesson] and check in ours.get(check[0], [])]
    return lesson, [(name if of == lesson else f"Lesson{of}.{name}", *found.get((of, name), missing))
                    for of, name in ours[lesson] + others]


def harmless(value):
    """A spreadsheet would take some words for a formula."""
    return f"'{value}" if str(value).startswith(("=", "+", "-", "@")) else value


def main():
    given = kernel.options()
    folder, table = Path(given["folder"] or "nowhere").expanduser(), Path(given["table"])
    paths = sorted(p for p in folder.rglob("*.ipynb") if ".ipynb_checkpoints" not in p.parts and p.is_file())
    if not given["folder"] or not paths:
        kernel.fail(f"There is no notebook in {folder}: give a folder with -Dfolder=FOLDER." if given["folder"]
                    else "Give the folder with the learners' notebooks: mvn -Pmarks -Dfolder=FOLDER.")
    kernel.when_left_alone(_thread.interrupt_main)
    kernel.prepare(given["kernel"], given["jdk"], given["blas"], kernel.PROJECT / "target/jupyter")
    print(f"This executes the code of {len(paths)} notebooks with all rights of your account: run it in a container, "
          "or in an account that has no rights to anything of yours.", flush=True)
    table.parent.mkdir(parents=True, exist_ok=True)
    ours, totals = exercises(), collections.defaultdict(collections.Counter)
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        try:
            for n, path in enumerate(paths, 1):
                within, began = path.relative_to(folder), time.monotonic()
                learner = sentence(within.parts[0].removesuffix(".ipynb"))
                lesson, results = mark(path, ours, kernel.PROJECT / "target/marks")
                print(f"{n} of {len(paths)}: {sentence(str(within))}, {time.monotonic() - began:.1f} s", flush=True)
                for exercise, result, said in results:
                    print(f"    {exercise:18} {result:12} {said}", flush=True)
                    totals[learner][result] += 1
                    row = learner, "" if lesson is None else lesson, exercise, result, said, within.as_posix()
                    rows.writerow([harmless(value) for value in row])
                file.flush()
        except KeyboardInterrupt:
            print(f"Interrupted: the table has what was done before {sentence(str(within))}.", flush=True)
    for learner, counted in totals.items():
        print(f"{learner}: " + ", ".join(f"{count} {result}" for result, count in counted.items()), flush=True)
    print(f"The table is in {table}.", flush=True)
    sys.exit(0)


if __name__ == "__main__":
    main()
