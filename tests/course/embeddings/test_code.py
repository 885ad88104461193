"""The programs of all sections run from a folder with their files alone, and print what the page would show."""

import os
import re
from pathlib import Path

import pytest

from lessons.course.embeddings import certainty, ledger, padding, views, word_map
from lessons.training.reports.program import attachments
from lessons.training.run.spec import TrainingSpec
from tests.programs import Ended, run_text

WORDS, HIDDEN = views.recording(views.WORDS), views.recording(views.HIDDEN)


def run(program: str, spec: TrainingSpec, folder: Path) -> Ended:
    """Runs a program for one epoch in a folder that holds its files alone."""
    for name, content in attachments(spec).items():
        (folder / name).write_bytes(content())
    short = re.sub(r"epochs=\d+", "epochs=1", program)
    ended = run_text(f"import os\nos.chdir({os.fspath(folder)!r})\n{short}")
    assert ended.code == 0, ended.err
    return ended


@pytest.mark.slow
def test_neighbours_are_printed(tmp_path: Path) -> None:
    result = word_map.compute(HIDDEN, ())
    *_, neighbours, share = run(word_map.code(result), HIDDEN.spec, tmp_path).out.splitlines()
    assert len(re.findall(r"'[^']+'", neighbours)) == word_map.NEIGHBOURS
    assert 0 < float(share) <= 1


@pytest.mark.slow
@pytest.mark.parametrize("name", [views.WORDS, views.PADDED])
def test_the_account_that_is_printed_adds_up(name: str, tmp_path: Path) -> None:
    record = views.recording(name)
    result = ledger.compute(record, ledger.SENTENCE)
    lines = run(ledger.code(result), record.spec, tmp_path).out.splitlines()[-1 - len(result.words) :]
    assert [line.split()[0] for line in lines[:-1]] == list(result.words)
    if name == views.WORDS:
        shares = sum(float(line.split()[1]) for line in lines[:-1])
        # What is missing is the bias, which one epoch leaves near 0.
        assert float(lines[-1]) == pytest.approx(shares, abs=0.1)


@pytest.mark.slow
def test_what_is_missing_without_each_word_is_printed(tmp_path: Path) -> None:
    result = ledger.compute(HIDDEN, ledger.SENTENCE)
    lines = run(ledger.code(result), HIDDEN.spec, tmp_path).out.splitlines()[-1 - len(result.words) :]
    assert [line.split()[0] for line in lines[:-1]] == list(result.words)


@pytest.mark.slow
def test_longer_rows_are_printed(tmp_path: Path) -> None:
    result = padding.compute(padding.SENTENCE)
    spec = padding.recordings()[padding.WITHOUT].spec
    lines = run(padding.code(result), spec, tmp_path).out.splitlines()[-len(padding.PRINTED) :]
    assert [int(line.split()[0]) for line in lines] == list(padding.PRINTED)
    ends = [float(lines[place].split()[1]) for place in (0, -1)]
    assert abs(ends[1] - 0.5) < abs(ends[0] - 0.5)


@pytest.mark.slow
def test_a_temperature_changes_the_loss_that_is_printed_and_no_answer(tmp_path: Path) -> None:
    result = certainty.compute(HIDDEN)
    lines = run(certainty.code(result), HIDDEN.spec, tmp_path).out.splitlines()[-2:]
    (_, first_loss, first), (_, second_loss, second) = (map(float, line.split()) for line in lines)
    assert first == second
    assert first_loss != second_loss
