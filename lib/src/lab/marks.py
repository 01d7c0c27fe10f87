"""Executes learners' notebooks, and puts what their checks say into a table; `mvn -Pmarks` runs this through Lab.java.

The table believes what a check's cell shows, so it is no proof against a learner who forges a check on purpose."""
import _thread
import collections
import csv
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError

import kernel
from execution import without_colours
from outputs import code_cells

VERDICTS = {"✓ Right: ": "right", "✗ Not yet: ": "wrong", "Not fixed yet: ": "not started",
            "Not started yet: ": "not started"}
NOT_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.DOTALL)
CHECK = re.compile(r"(?:^|[;}])\s*Lesson(\d+)\.(\w+)\([^;]*\)\s*;?\s*$")
CELL, LIMIT = 30, 120  # seconds for a cell, and for a notebook


class Client(NotebookClient):
    """Keeps a cell's value and its error alone, because a loop that prints would fill our memory."""
    def output(self, outs, msg, display_id, cell_index):
        if msg["msg_type"] in ("execute_result", "error"):
            super().output(outs, msg, display_id, cell_index)


def check_of(source):
    """The lesson and the exercise whose check is the last thing in the cell; None if that is something else."""
    found = CHECK.search(NOT_CODE.sub(lambda m: '""' if m[0][0] == '"' else " ", source))
    return found and (int(found[1]), found[2])


def checks(notebook):
    return [check for _, cell in code_cells(notebook) if (check := check_of(cell.source))]


def exercises():
    """Each lesson's checks, in the order of our own notebook."""
    return {int(path.name[:2]): checks(nbformat.read(path, as_version=4))
            for path in sorted(kernel.PROJECT.glob("notebooks/[0-9][0-9]-*.ipynb"))}


def lesson_of(notebook, path, ours):
    """The lesson that most of the checks belong to, or else the one whose number the file's name begins with."""
    counted = collections.Counter(lesson for lesson, _ in checks(notebook) if lesson in ours).most_common(1)
    number = int("0" + re.match(r"\d*", path.name)[0])
    return counted[0][0] if counted else number if number in ours and path.name[0].isdigit() else None


def execute(notebook, folder, seconds, limit):
    """Each check that the notebook calls, with its result and what it said."""
    found, ended, end = {}, None, time.monotonic() + limit
    client = Client(notebook, kernel_name="java", startup_timeout=60, shutdown_kernel="immediate", allow_errors=True,
                    timeout=seconds, interrupt_on_timeout=True, error_on_timeout={"ename": "Timeout"},
                    record_timing=False, resources={"metadata": {"path": str(folder)}})
    client.log.disabled = True  # it would tell of each cell that takes too long
    with client.setup_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
        for n, cell in code_cells(notebook):
            cell.outputs, cell.metadata, began = [], {}, time.monotonic()
            try:
                result = ended or verdict(client.execute_cell(cell, n - 1).outputs)
            except DeadKernelError:
                result = ended = "not run", f"cell {n} ended the kernel"
            if time.monotonic() > began + seconds:
                result = "not run", f"cell {n} was still running after {seconds} s"
            if time.monotonic() > end and not ended:
                ended = "not run", f"the notebook was still running after {limit} s, in cell {n}"
            if (check := check_of(cell.source)) and found.get(check, [""])[0] != "right":
                found[check] = result
    return found


def verdict(outputs):
    """The result, and the first sentence of what the check said, or of the error that came instead."""
    for output in outputs:
        if output.output_type == "error":
            told = without_colours("\n".join(output.traceback) or f"{output.ename}: {output.evalue}")
            return "not run", "an error: " + sentence(told)
        text = str(output.data.get("text/plain", ""))
        for word, result in VERDICTS.items():
            if text.startswith(word):
                return result, sentence(text.removeprefix(word))
    return "not run", "its cell shows no check's words"


def sentence(text):
    """The first sentence, with nothing in it that a terminal would obey."""
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return re.match(r".{0,250}?(?=[.:] [A-Z]|$)|.{0,250}", words)[0].removesuffix(".")


def mark(path, ours, seconds=CELL, limit=LIMIT):
    """Rows of one notebook: lesson, exercise, result, what was said."""
    lesson, folder = "", kernel.PROJECT / "target/marks"  # where the first cell finds the library
    try:
        notebook = nbformat.reads(path.read_text(encoding="utf-8-sig"), as_version=4)
        nbformat.validate(notebook)
        if (lesson := lesson_of(notebook, path, ours)) is None:
            return [("", "", "unknown", "no cell ends in a check, and the file's name has no lesson's number in front")]
        if not ours[lesson]:
            return []
        shutil.rmtree(folder, ignore_errors=True)  # what another learner's code has written
        folder.mkdir(parents=True, exist_ok=True)
        found = execute(notebook, folder, seconds, limit)
    except Exception as e:  # whatever a damaged file makes of its reader, or a learner's code of its kernel
        return [(lesson, "", "not run" if lesson else "damaged", sentence(f"{type(e).__name__}: {e}"))]
    return [(*check, *found.get(check, ("missing", "no cell ends in its check"))) for check in ours[lesson]]


def write(paths, folder, table):
    """Marks all notebooks below the folder, until it is interrupted; each row is in the table once it is known."""
    ours, totals = exercises(), collections.defaultdict(collections.Counter)
    table.parent.mkdir(parents=True, exist_ok=True)
    with table.open("w", encoding="utf-8-sig", newline="") as file:  # so that a spreadsheet knows it for UTF-8
        rows = csv.writer(file)
        rows.writerow(["learner", "lesson", "exercise", "result", "said", "notebook"])
        try:
            for n, path in enumerate(paths, 1):
                name, began = path.relative_to(folder), time.monotonic()
                results = mark(path, ours)
                print(f"{n} of {len(paths)}: {sentence(str(name))}, {time.monotonic() - began:.1f} s", flush=True)
                learner = name.parts[0].removesuffix(".ipynb")
                for result in results:
                    print("    {!s:2} {:18} {:12} {}".format(*result), flush=True)
                    totals[sentence(learner)][result[2]] += 1
                    # A spreadsheet would take some words for a formula.
                    rows.writerow([re.sub("^(?=[=+@-])", "'", str(value)) for value in (learner, *result, name)])
                file.flush()
        except KeyboardInterrupt:
            print(f"Interrupted in {sentence(str(name))}; what was done before is in the table.", flush=True)
    for learner, counted in totals.items():
        print(f"{learner}: " + ", ".join(f"{count} {result}" for result, count in counted.items()), flush=True)
    print(f"The table is in {table}.", flush=True)


def main():
    given = kernel.options()
    folder = Path(given["folder"])
    paths = sorted(p for p in folder.rglob("*.ipynb") if ".ipynb_checkpoints" not in p.parts and p.is_file())
    if not given["folder"] or not paths:
        kernel.fail(f"There is no notebook in '{folder}': give the folder of the learners' with -Dfolder=FOLDER.")
    signal.signal(signal.SIGINT, lambda *_: None)  # Lab.java gets Ctrl-C too, and closes our input
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    kernel.when_left_alone(lambda: _thread.interrupt_main(signal.SIGTERM))
    kernel.prepare(given["kernel"], given["jdk"], given["blas"], kernel.PROJECT / "target/jupyter")
    print(f"This executes the code of {len(paths)} notebooks with all the rights of your account. Do it in a container,"
          " or in an account of its own.", flush=True)
    write(paths, folder, Path(given["table"]))


if __name__ == "__main__":
    main()
