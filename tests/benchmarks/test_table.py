"""A row that cannot be measured is told in the table, and the others follow."""

from statistics import median

import pytest

from tests.benchmarks.table import FEWEST, MOST, Table, compared, interleaved


def test_a_row_that_breaks_off_says_why_and_the_next_follows(capsys: pytest.CaptureFixture[str]) -> None:
    table = Table()
    with table.row("opened"):
        raise TimeoutError("No new figure\n    at a line of a script")
    with table.row("changed"):
        table.ratio("changed", 30, "bare page", 20, 2.0)
    _, opened, changed = capsys.readouterr().out.splitlines()
    assert opened.split() == ["opened", "failed", "No", "new", "figure"]
    assert changed.split() == ["changed", "30", "ms", "bare", "page:", "20", "ms", "1.50", "2.00", "ok"]
    assert table.failed == ["opened"]


def test_an_error_without_words_is_told_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    with Table().row("opened"):
        raise StopIteration
    assert capsys.readouterr().out.splitlines()[1].split() == ["opened", "failed", "StopIteration"]


def test_whoever_stops_the_command_stops_all_rows() -> None:
    table = Table()
    with pytest.raises(KeyboardInterrupt), table.row("opened"):
        raise KeyboardInterrupt
    assert table.failed == []


def test_what_passes_its_bound_is_over(capsys: pytest.CaptureFixture[str]) -> None:
    table = Table()
    table.amount("growth", 10, "before", 10, "MB")
    table.amount("growth", 10.5, "before", 10, "MB")
    table.ratio("opened", 31, "bare page", 10, 3.0)
    assert [line.split()[-1] for line in capsys.readouterr().out.splitlines()[1:]] == ["ok", "over", "over"]
    assert table.over == ["growth", "opened"]


def test_sides_are_measured_in_turns_after_one_round_for_warmth() -> None:
    order: list[str] = []

    def side(name: str, times: list[float]) -> float:
        order.append(name)
        return times.pop(0)

    ours, theirs = [90.0, 3.0, 1.0, 2.0], [80.0, 6.0, 5.0, 4.0]
    assert interleaved(3, lambda: side("ours", ours), lambda: side("theirs", theirs)) == [2, 5]
    assert order == ["ours", "theirs"] * 4


@pytest.mark.parametrize(
    ("ours", "rounds"),
    [([20.0, 19.0, 18.0], FEWEST), ([21.0, 22.0, 23.0], FEWEST), ([19.0, 21.0], MOST)],
    ids=["clearly below", "clearly above", "on both sides"],
)
def test_a_comparison_goes_on_until_all_rounds_agree_about_the_bound(ours: list[float], rounds: int) -> None:
    taken: list[float] = []

    def mine() -> float:
        taken.append(ours[len(taken) % len(ours)])
        return taken[-1]

    measured, yardstick = compared(2.0, mine, lambda: 10.0)
    assert len(taken) == 1 + rounds  # The first is for warmth.
    assert (measured, yardstick) == (median(taken[1:]), 10)
