"""A notebook, as Jupyter and Colab open it: what was set, the program cell by cell, and its charts."""

import io
import re
import sys
import zipfile
from ast import Import, ImportFrom
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from lessons.notebooks import charts
from lessons.notebooks.cells import Cell, split

Content = bytes | Callable[[], bytes]
"""A file, or what makes it when it is asked for."""

KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
PACKAGES = {"PIL": "pillow", "skimage": "scikit-image", "sklearn": "scikit-learn"}
"""Packages that are installed by another name than they are imported by."""
COLAB = "https://colab.research.google.com"
_DATA_OF = re.compile(r"files\(\"(\w+)\"\)")
"""How programs read a file that a package ships."""
_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~&^!@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What Markdown could make more of than the text that it is."""


@dataclass(frozen=True)
class Page:
    """What a notebook is made of: a section of a lesson, as it was set.

    `idea` is Markdown, everything else is text. `settings` has the label and the value of each, `files` the names of
    those that the program reads; `link` leads back to the page, where its address is known.
    """

    title: str
    idea: str
    program: str
    settings: Sequence[tuple[str, str]] = ()
    files: Sequence[str] = ()
    link: str = ""


def write(page: Page) -> str:
    """The notebook, as the JSON of an .ipynb file."""
    cells = split(page.program)
    texts = [*_opening(page, cells), *_body(cells)]
    for number, cell in enumerate(texts):
        # Random as they come, the same page would never give the same file.
        cell["id"] = f"cell-{number}"
    notebook = new_notebook(cells=texts, metadata=KERNEL)
    nbformat.validate(notebook)
    written: str = nbformat.writes(notebook)
    return written


def pack(page: Page, name: str, files: Mapping[str, Content]) -> bytes:
    """A zip with the notebook, called `name`, and beside it the files that its program reads.

    It says no time, so that the server keeps what thirty learners make alike only once.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for file, content in {name: write(page), **files}.items():
            entry = zipfile.ZipInfo(file)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content() if callable(content) else content)
    return out.getvalue()


def mark(text: str) -> str:
    """The text for a place that reads Markdown, which then finds nothing but this text in it, in one line.

    A dollar sign stands in an element of its own: a formula ends at the edge of one.
    """
    return _MARKS.sub(r"\\\g<0>", " ".join(text.split())).replace("$", r"<span>\$</span>")


def _opening(page: Page, cells: Sequence[Cell]) -> Iterator[NotebookNode]:
    back = f" [Open the page as it was set]({page.link})." if page.link else ""
    parts = [f"# {mark(page.title)}", page.idea, f"From Layerscope.{back}"]
    if page.settings:
        rows = [f"| {mark(label)} | {mark(value)} |" for label, value in page.settings]
        parts.append("\n".join(["| set | to |", "|---|---|", *rows]))
    yield new_markdown_cell("\n\n".join(parts))
    yield new_markdown_cell("\n".join(_instructions(page.files, cells)))


def _instructions(files: Sequence[str], cells: Sequence[Cell]) -> Iterator[str]:
    """How the notebook is run, a line each."""
    names = ", ".join(f"**{mark(file)}**" for file in files)
    upload = f" Then press the folder on the left, and drop {names} there." if files else ""
    packages = ", ".join(f"`{name}`" for name in _packages(cells))
    yield "## Run it"
    yield ""
    yield f"- In [Colab]({COLAB}): *File › Upload notebook*.{upload} *Runtime › Run all*."
    yield f"- On your computer: Jupyter, with {packages}.{f' Keep {names} beside this notebook.' if files else ''}"


def _packages(cells: Sequence[Cell]) -> list[str]:
    """What has to be installed for the program and its charts."""
    modules = {"plotly", *(found for cell in cells for found in _DATA_OF.findall(cell.text))}
    for statement in (statement for cell in cells for statement in cell.statements):
        if isinstance(statement, Import):
            modules |= {one.name for one in statement.names}
        elif isinstance(statement, ImportFrom) and statement.module:
            modules.add(statement.module)
    roots = {module.partition(".")[0] for module in modules} - sys.stdlib_module_names
    if "keras" in roots:
        roots.add("tensorflow")
    return sorted(PACKAGES.get(name, name) for name in roots)


def _body(cells: Sequence[Cell]) -> Iterator[NotebookNode]:
    """The program, a heading where it turns to something else, and the charts of what it has made."""
    subject = ""
    for place, cell in enumerate(cells):
        if cell.subject != subject:
            subject = cell.subject
            yield new_markdown_cell(f"## {subject}")
        yield new_code_cell(cell.text)
        for title, code in charts.below(cells, place):
            yield new_markdown_cell(f"### {title}")
            yield new_code_cell(code)
