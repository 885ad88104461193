"""Few bars for a room's numbers: every number in the bar whose label names it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.classroom import histogram
from lessons.classroom.histogram import round_up, written
from lessons.classroom.poll import LARGEST

numbers = st.lists(st.floats(-LARGEST, LARGEST), max_size=60)


@given(numbers)
def test_every_number_is_in_one_of_few_bars(numbers: list[float]) -> None:
    bars = histogram.histogram(numbers)
    counts = bars.counts(numbers)
    assert sum(counts) == len(numbers)
    assert len(counts) == len(bars.labels) == len(bars.starts) <= histogram.MOST
    assert list(bars.starts) == sorted(set(bars.starts))


@given(st.lists(st.integers(0, 5000).map(lambda number: number / 10), min_size=20, max_size=60))
def test_a_number_lies_between_its_bars_start_and_the_next(numbers: list[float]) -> None:
    bars = histogram.histogram(numbers)
    for number in numbers:
        place = bars.place(number)
        assert place == 0 or bars.starts[place] <= number
        assert place == len(bars.starts) - 1 or number < bars.starts[place + 1]


def test_few_different_numbers_have_a_bar_each() -> None:
    bars = histogram.histogram([3.5, 1200, 3.5, -2])
    assert bars.labels == ("-2", "3.5", "1,200")
    assert bars.counts([3.5, 1200, 3.5, -2]) == [1, 2, 1]


def test_many_have_ranges_of_a_round_width() -> None:
    guesses = [4, 12, 13, 21, 22, 25, 31, 33, 38, 41, 47, 52]
    bars = histogram.histogram(guesses)
    assert bars.labels[:2] == ("0 to 10", "10 to 20")
    assert bars.labels[-1] == "40 and more"
    assert bars.counts(guesses) == [1, 2, 3, 3, 3]


def test_a_slip_does_not_squeeze_the_others() -> None:
    guesses = [*range(20, 60), 10**9]
    bars = histogram.histogram(guesses)
    assert bars.labels[-1].endswith("and more")
    assert max(bars.counts(guesses)) <= 12


def test_where_nearly_all_agree_the_others_are_still_apart() -> None:
    guesses = [7.0] * 300 + [float(number) for number in range(8, 16)]
    bars = histogram.histogram(guesses)
    assert bars.counts(guesses)[0] < len(guesses)
    assert len(bars.starts) > 1


@pytest.mark.parametrize(("width", "rounded"), [(1, 1), (1.2, 2), (3, 5), (7, 10), (0.03, 0.05), (1e6, 1e6)])
def test_widths_are_round(width: float, rounded: float) -> None:
    assert round_up(width) == pytest.approx(rounded)


def test_numbers_are_written_as_learners_read_them() -> None:
    assert [written(number) for number in (1234.5, 0.1 + 0.2, 12.0, 2e6, -0.5)] == [
        "1,234.5",
        "0.3",
        "12",
        "2,000,000",
        "-0.5",
    ]
