"""A notebook of each lesson runs from top to bottom, as Jupyter runs it, in a folder that holds nothing else."""

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from lessons import catalog
from lessons.__main__ import main
from lessons.training import trainings

PATIENCE = 300
"""Seconds that a cell may take."""


def shortened(code: str) -> str:
    """The code with one epoch of training: what a longer one brings, other tests measure."""
    return re.sub(r"epochs=\d+", "epochs=1", code)


@pytest.mark.slow
@pytest.mark.parametrize("lesson", catalog.LESSONS, ids=lambda lesson: lesson.slug)
def test_it_runs_in_an_empty_folder(lesson: catalog.Lesson, tmp_path: Path) -> None:
    out = tmp_path / "home" / "lesson.ipynb"
    assert main(["notebook", lesson.slug, str(out)]) == 0
    notebook = nbformat.read(out, as_version=4)
    for cell in notebook.cells:
        cell.source = shortened(cell.source) if cell.cell_type == "code" else cell.source
    NotebookClient(notebook, timeout=PATIENCE, resources={"metadata": {"path": str(out.parent)}}).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    charts = [one for one in outputs if "application/vnd.plotly.v1+json" in one.get("data", {})]
    drawn = sum("plotly" in cell.source for cell in notebook.cells if cell.cell_type == "code")
    assert len(charts) == drawn
    assert drawn or lesson.slug == "tokens", "words alone draw nothing"
    texts = [one for one in outputs if one.output_type == "stream"]
    assert texts, "it says something"
    assert (lesson.slug in trainings.slugs()) == any("val_" in one.text for one in texts)


def test_a_lesson_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["notebook", "no-such", str(tmp_path / "x.ipynb")]) == 2
    assert capsys.readouterr().err.startswith("There is no lesson 'no-such'; there are first-neuron, ")
    assert not list(tmp_path.iterdir())
