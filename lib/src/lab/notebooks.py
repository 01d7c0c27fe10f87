"""Executes every notebook and holds its outputs against the saved ones; `mvn verify` runs this through Lab.java."""
import atexit
import base64
import difflib
import json
import re
import sys
import textwrap
import time
import _thread
import unittest
from fnmatch import fnmatch

import nbformat
from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter

import kernel

LIMIT = 60  # seconds for one notebook
LOOK = "look at what its JVM prints above, and at its command in the kernel.json under target/jupyter"
PLOTLY = "application/vnd.plotly.v1+json"
METADATA = {
    "kernelspec": {"display_name": "Java", "language": "java", "name": "java"},
    "language_info": {"name": "java", "file_extension": ".jshell", "mimetype": "text/x-java-source",
                      "codemirror_mode": "java", "pygments_lexer": "java"},
}


class Fault(Exception):
    """Why a notebook is refused."""


def read(path):
    notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=nbformat.NO_CONVERT)
    if (notebook.nbformat, notebook.nbformat_minor) != (4, 5):
        raise Fault(f"its nbformat is {notebook.nbformat}.{notebook.nbformat_minor} and must be 4.5")
    try:
        nbformat.validate(notebook)
    except nbformat.ValidationError as e:
        raise Fault(f"it is no valid notebook: {e.message}")
    name = notebook.metadata.get("kernelspec", {}).get("name")
    if name != "java":
        raise Fault(f"its kernelspec is named {name} and must be named java")
    return notebook


def code_cells(notebook):
    """Each code cell with its number in the notebook, from 1."""
    return [(n, cell) for n, cell in enumerate(notebook.cells, 1)
            if cell.cell_type == "code" and cell.source.strip()]


def execute(notebook, folder, limit=LIMIT):
    """Runs the notebook on a fresh kernel and refuses errors, words on stderr, and too long a run."""
    for _, cell in code_cells(notebook):
        cell.outputs, cell.execution_count = [], None
    end = time.monotonic() + limit
    at = []
    client = NotebookClient(notebook, kernel_name="java", startup_timeout=limit,
                            timeout_func=lambda cell: max(0.1, end - time.monotonic()),
                            on_cell_execute=lambda cell, cell_index: at.append(cell_index),
                            shutdown_kernel="immediate", record_timing=False, coalesce_streams=True,
                            resources={"metadata": {"path": str(folder)}})
    failure = None
    try:
        client.execute()
    except CellTimeoutError:
        failure = f"is still running after the notebook's {limit} s"
    except CellExecutionError as e:
        failure = f"errs: {e.ename}: {e.evalue}"
    except DeadKernelError:
        failure = f"ended the kernel ({LOOK})"
    except (RuntimeError, OSError, NoSuchKernel) as e:
        if at:
            raise
        atexit.unregister(client._cleanup_kernel)  # nbclient leaves it behind, with nothing to clean up
        raise Fault(f"the kernel does not start: {LOOK} ({e})")
    for n, cell in code_cells(notebook):
        for output in cell.outputs:
            if output.output_type == "error":
                told = "\n".join(output.traceback) or f"{output.ename}: {output.evalue}"
                raise Fault(f"cell {n} errs:\n{indented(cell.source)}\n{indented(without_colours(told))}")
            if output.output_type == "stream" and output.name == "stderr":
                raise Fault(f"cell {n} prints to stderr:\n{indented(output.text)}")
    if failure:
        raise Fault(f"cell {at[-1] + 1} {failure}:\n{indented(notebook.cells[at[-1]].source)}")
    if time.monotonic() > end:
        raise Fault(f"it took over {limit} s")


def compare(saved, fresh):
    """Refuses a cell that was saved unexecuted, or with other outputs than the fresh ones."""
    for (n, old), (_, new) in zip(code_cells(saved), code_cells(fresh)):
        if old.execution_count is None:
            raise Fault(f"cell {n} was saved without having been executed")
        was, now = forms(old.outputs), forms(new.outputs)
        if was != now:
            raise Fault(f"cell {n} gives another output than the saved one:\n{indented(difference(was, now))}")


def convert(notebook):
    """Refuses outputs whose pictures and plots are not all there when nbconvert has made HTML of the notebook."""
    outputs = nbformat.v4.new_notebook(cells=[cell for _, cell in code_cells(notebook)], metadata=METADATA)
    html, _ = HTMLExporter(exclude_input=True).from_notebook_node(outputs)
    data = [output.get("data", {}) for cell in outputs.cells for output in cell.outputs]
    wanted = sum(d.get("text/html", "").count("<img") or any(m.startswith("image/") or m == PLOTLY for m in d)
                 for d in data)
    pictures = len(re.findall("<img[^>]* src=", html))
    if pictures != wanted:
        raise Fault(f"converted to HTML it shows {pictures} pictures and not {wanted}")


def forms(outputs):
    """Each output's forms as pairs of what it is and its content.

    What may differ without a difference in meaning: how a stream is cut into pieces, the line ends of Windows,
    line ends within base64, how JSON is written, the number of the execution."""
    found = []
    for output in outputs:
        if output.output_type == "stream":
            text = output.text.replace("\r\n", "\n")
            if found and found[-1][0] == output.name:
                text = found.pop()[1] + text
            found.append((output.name, text))
        elif output.output_type == "error":
            found.append(("error", f"{output.ename}: {output.evalue}"))
        else:
            found.append((output.output_type, output.metadata))
            found += sorted((mime, content(mime, value)) for mime, value in output.data.items())
    return found


def content(mime, value):
    if mime.endswith("json"):
        return json.loads(value) if isinstance(value, str) else value
    if mime.startswith("image/") and mime != "image/svg+xml":
        return value.replace("\n", "").replace("\r", "")
    return value.replace("\r\n", "\n")


def difference(was, now):
    """The first lines that differ, each a short one."""
    lines = list(difflib.unified_diff(readable(was), readable(now), "saved", "now", n=1, lineterm=""))
    return "\n".join(lines[:30] + (["..."] if len(lines) > 30 else []))


def readable(pairs):
    """Lines to look at: JSON a value a line, pictures decoded, markup a tag a line."""
    lines = []
    for name, value in pairs:
        text = value if isinstance(value, str) else json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False)
        text = re.sub(r"(data:image/svg\+xml;base64,)([\w+/=]+)",
                      lambda m: m[1] + base64.b64decode(m[2] + "==").decode("utf-8", "replace"), text)
        for line in text.replace("><", ">\n<").split("\n"):
            lines += [f"{name} | {part}" for part in textwrap.wrap(line, 100, drop_whitespace=False) or [""]]
    return lines


def without_colours(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def indented(text):
    lines = [line[:200] for line in text.rstrip("\n").split("\n")]
    return textwrap.indent("\n".join(lines[:40] + (["..."] if len(lines) > 40 else [])), "    | ")


def check(path, save=False, limit=LIMIT):
    """Executes one notebook file; returns the number of its code cells, raises Fault where it is refused."""
    saved = read(path)
    fresh = nbformat.from_dict(json.loads(json.dumps(saved)))
    execute(fresh, path.parent, limit)
    if save:
        fresh.metadata = nbformat.from_dict(METADATA)
        path.write_text(nbformat.writes(fresh) + "\n", encoding="utf-8", newline="\n")
    else:
        compare(saved, fresh)
    convert(fresh)
    return len(code_cells(fresh))


def find(pattern):
    folder = kernel.PROJECT / "notebooks"
    paths = sorted(p for p in folder.rglob("*.ipynb")
                   if fnmatch(p.name, pattern) and ".ipynb_checkpoints" not in p.parts)
    if not paths:
        kernel.fail(f"There is no notebook {pattern} in {folder}.")
    return paths


def main():
    given = kernel.options()
    kernel.when_left_alone(_thread.interrupt_main)
    kernel.prepare(given["kernel"], given["jdk"], given["blas"], kernel.PROJECT / "target/jupyter")
    tests = unittest.defaultTestLoader.loadTestsFromNames(["test_notebooks", "test_environment"])
    if not unittest.TextTestRunner(stream=sys.stdout).run(tests).wasSuccessful():
        kernel.fail("The notebooks were not checked: their checker fails its own tests.")
    paths, failed = find(given["notebooks"]), 0
    for path in paths:
        name, start = path.relative_to(kernel.PROJECT).as_posix(), time.monotonic()
        try:
            cells = check(path, given["save"] == "true")
            print(f"ok    {name}: {cells} cells, {time.monotonic() - start:.1f} s", flush=True)
        except Fault as fault:
            failed += 1
            print(f"FAIL  {name}: {fault}", flush=True)
    print(f"{len(paths) - failed} passed, {failed} failed", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
