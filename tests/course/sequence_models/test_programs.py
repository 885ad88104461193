"""The programs that the page prints run from an empty folder, with the files that it offers."""

import os
from pathlib import Path

import pytest

from lessons.course.sequence_models import cell, cell_code, kernel, readers_code, stack, views
from lessons.course.sequence_models.reading import best
from lessons.training.reports.program import attachments
from tests.programs import Ended, run_text


def run(program: str, folder: Path) -> Ended:
    """What a program does in a folder with its files, after one epoch instead of twelve."""
    for name, content in attachments(views.recording(views.LSTM).spec).items():
        (folder / name).write_bytes(content())
    assert "epochs=12" in program or "fit" not in program
    return run_text(f"import os\nos.chdir({os.fspath(folder)!r})\n{program.replace('epochs=12', 'epochs=1')}")


@pytest.mark.slow
@pytest.mark.parametrize("title", cell.CELLS)
def test_the_steps_of_a_cell_are_printed_word_by_word(title: str, tmp_path: Path) -> None:
    record = views.recording(cell.CELLS[title])
    result = cell.compute(cell.Settings(cell=title), record, best(record), "The film was not good")
    ended = run(cell_code.code(result), tmp_path)
    assert ended.code == 0, ended.err
    for word in result.sentence.words:
        assert f"\n{word} [" in ended.out


@pytest.mark.slow
def test_the_phrases_of_a_filter_are_printed(tmp_path: Path) -> None:
    ended = run(kernel.code(kernel.first()), tmp_path)
    assert ended.code == 0, ended.err
    assert all(len(line.split()) <= 5 for line in ended.out.splitlines()[-kernel.PHRASES :])


@pytest.mark.slow
def test_both_readers_say_what_they_think_of_both_sentences(tmp_path: Path) -> None:
    ended = run(readers_code.code(), tmp_path)
    assert ended.code == 0, ended.err
    assert ended.out.count("]]") >= 2


@pytest.mark.slow
def test_the_stack_is_summed_up(tmp_path: Path) -> None:
    ended = run(stack.code(stack.first()), tmp_path)
    assert ended.code == 0, ended.err
    assert f"{stack.first().parameters:,}" in ended.out
