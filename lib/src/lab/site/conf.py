"""How Sphinx makes the site; website.py runs it."""
import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[4]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
owner, name = re.search(r"mybinder.org/v2/gh/([\w.-]+)/([\w.-]+)/", README).groups()

project = html_title = "Backpropagation in Java"
copyright = "its authors; the text is under CC BY 4.0, the code under the Apache License 2.0"
extensions = ["myst_nb"]
exclude_patterns = ["notebooks/solutions"]
smartquotes = False
nb_execution_mode = "off"
nb_merge_streams = True
myst_enable_extensions = ["dollarmath"]
myst_dmath_double_inline = True  # a formula may have its line within a paragraph
mathjax_path = "math.js"  # which is KaTeX: what Sphinx writes for MathJax fits it too

html_theme = "sphinx_book_theme"
html_static_path = ["static", str(PROJECT / "target/website/static")]
html_css_files = ["katex.min.css", "site.css"]
html_favicon = "static/icon.svg"
html_context = {"default_mode": "auto"}
html_theme_options = {
    "navbar_persistent": [],  # the search is in the sidebar
    "use_fullscreen_button": False,
    "repository_url": f"https://github.com/{owner}/{name}",
    "repository_branch": "HEAD",
    "launch_buttons": {"binderhub_url": "https://mybinder.org", "notebook_interface": "jupyterlab"},
}


def plots(app, page, template, context, doctree):
    """Only a page with plots loads what draws them."""
    if 'class="plotly-figure"' in context.get("body", ""):
        app.add_js_file("plotly.js", loading_method="defer")
        app.add_js_file("plots.js", loading_method="defer")


def setup(app):
    app.connect("html-page-context", plots)
