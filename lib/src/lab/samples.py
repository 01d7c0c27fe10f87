"""Notebooks, cells and outputs for the tests beside this file."""
import base64
import os
from contextlib import contextmanager

from nbformat.v4 import new_code_cell, new_notebook, new_output


def notebook(*cells, kernel="java"):
    return new_notebook(cells=list(cells), metadata={"kernelspec": {"name": kernel, "display_name": "Java"}})


def cell(*outputs, source="1 + 1", count=1):
    return new_code_cell(source, outputs=list(outputs), execution_count=count)


def shown(**data):
    """An output with the forms given by short names."""
    mimes = {"text": "text/plain", "html": "text/html", "svg": "image/svg+xml", "png": "image/png",
             "plotly": "application/vnd.plotly.v1+json"}
    return new_output("display_data", data={mimes[k]: v for k, v in data.items()})


def circle(r):
    return f"<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><circle cx='20' cy='20' r='{r}'/></svg>"


def picture(svg=circle(9)):
    data = base64.b64encode(svg.encode()).decode()
    return shown(html=f'<img alt="A circle." src="data:image/svg+xml;base64,{data}">', text="A circle.")


def plot(*y, **trace):
    figure = {"data": [{"type": "scatter", "x": list(range(len(y))), "y": list(y), **trace}], "layout": {}}
    return shown(plotly=figure, text="A plot.")


def film(*moments, play=None):
    """A plot that moves: a frame and a step of the slider for each moment, and a button that plays these frames."""
    def button(frames, label=""):
        how = {"mode": "immediate", "frame": {"duration": 300, "redraw": True}, "transition": {"duration": 0}}
        return {"method": "animate", "label": label, "args": [frames, how]}
    output = plot(*moments[0])
    figure = output.data["application/vnd.plotly.v1+json"]
    figure["frames"] = [{"name": str(i), "data": [{"y": y}]} for i, y in enumerate(moments)]
    figure["layout"] = {"sliders": [{"steps": [button([f["name"]]) for f in figure["frames"]]}], "updatemenus":
                        [{"type": "buttons", "buttons": [button(play, "play"), button([None], "pause")]}]}
    return output


@contextmanager
def hushed():
    """Shuts off what kernels print on the terminal."""
    stderr = os.dup(2)
    with open(os.devnull, "w") as nothing:
        os.dup2(nothing.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(stderr, 2)
        os.close(stderr)
