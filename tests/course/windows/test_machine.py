"""The window machine: what it cuts, mixes and counts, and that its program prints the same."""

from pathlib import Path

import numpy as np
import pytest

from lessons import text
from lessons.course.windows import machine
from lessons.course.windows.machine import EACH, Settings
from lessons.course.windows.source import LECTURE, SERIES
from lessons.course.windows.views import SLUG
from lessons.data import series_file, split_series
from tests.figures import sent
from tests.programs import run_text

LECTURES = split_series.from_row(SERIES[LECTURE])
EVERY = frozenset({"count", "mixes", "documented"})


def run(**changes) -> machine.Result:
    result = machine.compute(Settings(**changes), LECTURES)
    assert result is not None
    return result


def test_the_lectures_windows_and_batches() -> None:
    result = run()
    assert (result.whole, result.short, result.batches, result.last_batch) == (980, 0, 31, 20)
    assert [way.windows for way in result.ways] == [980, 980, 961]
    assert result.lost == 19, "one less than the window has values"
    assert machine.MIXES.answer(result) == "980"
    assert machine.MIXES.answer(run(buffer=10)) == "41"
    assert (run(drop=False).whole, run(drop=False).short) == (980, 20)
    assert run(shift=7).whole == 140


@pytest.mark.parametrize("changes", [{}, {"window": 1}, {"window": 60, "shift": 30, "batch_size": 128}, {"buffer": 1}])
def test_questions_have_an_answer_and_all_their_words(changes: dict[str, int]) -> None:
    result, words = run(**changes), text.read(SLUG)
    for question in machine.QUESTIONS:
        assert question.answer(result) in question.options(result)
        assert len(question.options(result)) >= 2
        for section in (f"ask {question.name}", f"because {question.name}"):
            assert "{" not in words[section].format(answer="", **question.numbers(result))


def test_a_series_that_is_too_short_has_no_windows() -> None:
    short = split_series.SplitSeries("short", np.arange(12), np.arange(12.0), "", None, 9)
    assert machine.compute(Settings(window=9), short) is None
    result = machine.compute(Settings(window=8), short)
    assert result is not None
    assert (result.whole, result.batches, result.last_batch) == (1, 1, 1)


def test_what_is_asked_is_sent_once_it_is_predicted() -> None:
    result = run(target=EACH)
    before, after = machine.payload(result, frozenset()), machine.payload(result, EVERY)
    assert not {"windowCount", "windowsOfEach"} & set(sent.meta(before))
    assert "drawnWindows" not in sent.arrays(before)
    assert (sent.meta(after)["windowCount"], sent.meta(after)["each"]) == (980, True)
    np.testing.assert_array_equal(sent.arrays(after)["drawnWindows"], result.order)
    np.testing.assert_allclose(sent.arrays(after)["values"], LECTURES.values[:1000], rtol=1e-6)


@pytest.mark.parametrize(("changes", "shape"), [({}, "(32,)"), ({"target": EACH, "shift": 3}, "(32, 20)")])
def test_the_program_counts_the_same(changes: dict[str, object], shape: str, tmp_path: Path) -> None:
    result = run(**changes)
    for name, content in series_file.attachments(LECTURES.values[:1000]).items():
        (tmp_path / name).write_bytes(content())
    assert run_text(f"import os; os.chdir({str(tmp_path)!r})\n{machine.code(result)}").out.splitlines() == [
        f"windows: {result.whole}",
        f"x (32, 20) y {shape}",
        f"timeseries_dataset_from_array: {result.ways[1].windows}",
        f"as documented: {result.ways[2].windows}",
    ]
