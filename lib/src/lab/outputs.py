"""The outputs of a notebook's cells, compared with the saved ones, and with what nbconvert makes of them."""
import base64
import difflib
import json
import re
import textwrap

import nbformat
from nbconvert import HTMLExporter

PLOTLY = "application/vnd.plotly.v1+json"


class Fault(Exception):
    """Why a notebook is refused."""


def code_cells(notebook):
    """Each code cell with its number in the notebook, from 1."""
    return [(n, cell) for n, cell in enumerate(notebook.cells, 1)
            if cell.cell_type == "code" and cell.source.strip()]


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
    outputs = nbformat.v4.new_notebook(cells=[cell for _, cell in code_cells(notebook)])
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


def indented(text):
    lines = [line[:200] for line in text.rstrip("\n").split("\n")]
    return textwrap.indent("\n".join(lines[:40] + (["..."] if len(lines) > 40 else [])), "    | ")
