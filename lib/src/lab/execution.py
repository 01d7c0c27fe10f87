"""Executes one notebook on the real kernel, and compares its outputs with the saved ones."""
import atexit
import json
import re
import time

import nbformat
from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from outputs import Fault, code_cells, compare, convert, indented

LIMIT = 60  # seconds for one notebook
LOOK = "see what its JVM prints above, and its command in the kernel.json under target/jupyter"
METADATA = {
    "kernelspec": {"display_name": "Java", "language": "java", "name": "java"},
    "language_info": {"name": "java", "file_extension": ".jshell", "mimetype": "text/x-java-source",
                      "codemirror_mode": "java", "pygments_lexer": "java"},
}


def read(path):
    notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=nbformat.NO_CONVERT)
    if (notebook.nbformat, notebook.nbformat_minor) != (4, 5):
        raise Fault(f"its nbformat is {notebook.nbformat}.{notebook.nbformat_minor} and must be 4.5")
    try:
        nbformat.validate(notebook)
    except nbformat.ValidationError as e:
        raise Fault(f"it is not a valid notebook: {e.message}")
    name = notebook.metadata.get("kernelspec", {}).get("name")
    if name != "java":
        raise Fault(f"its kernelspec is named {name} and must be named java")
    return notebook


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
        failure = f"fails: {e.ename}: {e.evalue}"
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
                raise Fault(f"cell {n} fails:\n{indented(cell.source)}\n{indented(without_colours(told))}")
            if output.output_type == "stream" and output.name == "stderr":
                raise Fault(f"cell {n} prints to stderr:\n{indented(output.text)}")
    if failure:
        raise Fault(f"cell {at[-1] + 1} {failure}:\n{indented(notebook.cells[at[-1]].source)}")
    if time.monotonic() > end:
        raise Fault(f"it took over {limit} s")


def without_colours(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def check(path, save=False, limit=LIMIT):
    """Executes one notebook file; says how many cells it has, and raises Fault if it is refused."""
    saved = read(path)
    fresh = nbformat.from_dict(json.loads(json.dumps(saved)))
    execute(fresh, path.parent, limit)
    if save:
        fresh.metadata = nbformat.from_dict(METADATA)
        path.write_text(nbformat.writes(fresh) + "\n", encoding="utf-8", newline="\n")
    else:
        compare(saved, fresh)
    convert(fresh)
    return f"{len(code_cells(fresh))} cells"
