"""A section as a notebook: valid, safe whatever names learners give, and in a zip with its files."""

import ast
import io
import zipfile
from dataclasses import replace

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.notebooks.document import Page, mark, pack, write
from tests.odd_names import NAMES

PROGRAM = """import keras
import numpy as np
from PIL import Image

picture = Image.open(files("skimage") / "data/camera.png")
series = np.arange(3)

model = keras.Sequential([keras.layers.Dense(1)])
model.fit(series, series)
print("done")"""
PAGE = Page(
    "4.1 Time series: Ladder", "A **sum**.", PROGRAM, [("Window", "20")], ["series.json"], "http://lab:85/x?y=1"
)


def read(page: Page) -> nbformat.NotebookNode:
    notebook = nbformat.reads(write(page), as_version=4)
    nbformat.validate(notebook)
    return notebook


def words(page: Page) -> str:
    return "\n\n".join(cell.source for cell in read(page).cells if cell.cell_type == "markdown")


def test_it_says_what_it_is_of_and_how_it_is_run() -> None:
    said = words(PAGE)
    for part in (
        "# 4.1 Time series: Ladder",
        "A **sum**.",
        "| Window | 20 |",
        "(http://lab:85/x?y=1)",
        "Upload notebook",
        "drop **series.json** there",
        "Keep **series.json** beside this notebook",
        "`keras`, `numpy`, `pillow`, `plotly`, `scikit-image`, `tensorflow`",
    ):
        assert part in said


def test_what_is_not_there_is_not_told() -> None:
    said = words(Page("Pooling", "A window.", "print(1)"))
    assert "| set |" not in said
    assert "Open the page" not in said
    assert "beside" not in said
    assert "drop" not in said


def test_its_cells_are_the_program_between_headings_and_charts() -> None:
    cells = read(PAGE).cells
    code = [cell.source for cell in cells if cell.cell_type == "code"]
    own = [one for one in code if "plotly" not in one]
    assert ast.dump(ast.parse("\n".join(own))) == ast.dump(ast.parse(PROGRAM))
    headings = [cell.source for cell in cells if cell.cell_type == "markdown"][2:]
    assert headings == [
        "## Imports", "## Data", "### The series", "## Network", "## Training", "### How it learned", "## Result",
    ]  # fmt: skip
    for one in code:
        ast.parse(one)


def test_the_same_page_gives_the_same_file() -> None:
    assert write(PAGE) == write(PAGE)


@pytest.mark.parametrize("name", NAMES)
def test_odd_names_are_text(name: str) -> None:
    page = replace(PAGE, title=name, settings=[(name, name)], files=[name], program=f"print({name!r})")
    said, as_text = words(page), mark(name)
    assert said.startswith(f"# {as_text}\n")
    assert f"\n| {as_text} | {as_text} |\n" in said
    (code,) = [cell.source for cell in read(page).cells if cell.cell_type == "code"]
    assert code == page.program


@given(st.text())
def test_nothing_of_a_text_is_read_as_markdown(text: str) -> None:
    marked = mark(text)
    assert "\n" not in marked
    bare = marked.replace(r"<span>\$</span>", "")
    for sign in "`*_[]<>|#$":
        assert bare.count(sign) == bare.count(f"\\{sign}")


def test_a_zip_holds_the_notebook_and_what_its_program_reads() -> None:
    packed = pack(PAGE, "ladder.ipynb", {"series.json": lambda: b"[1]", "picture.png": b"png"})
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == ["ladder.ipynb", "series.json", "picture.png"]
        assert archive.read("series.json") == b"[1]"
        assert archive.read("ladder.ipynb").decode() == write(PAGE)
        assert {one.external_attr >> 16 for one in archive.infolist()} == {0o644}
    assert packed == pack(PAGE, "ladder.ipynb", {"series.json": b"[1]", "picture.png": b"png"})
