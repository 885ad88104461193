"""The ladder's lines: told apart by colour and dash, and of a long series in a part that is told."""

import numpy as np
import pytest

from lessons.course.time_series.ladder import METHODS
from lessons.figures import ladder, skill, timeline
from tests.figures.sent import arrays, meta


def test_every_method_has_a_look_of_its_own() -> None:
    looks = list(zip(ladder.COLOURS, ladder.DASHES, strict=True))
    assert len(set(looks)) == len(looks) == len(METHODS)


@pytest.mark.parametrize("count", [2000, timeline.MOST, 200_000])
def test_the_last_tenth_of_the_longest_table_is_drawn_whole_and_of_more_a_part_which_is_told(count: int) -> None:
    values = np.arange(float(count))
    steps = [ladder.Rung(f"{place}", place, values + place, 1.0, 1.0, False) for place in range(9)]
    skills = [skill.Rung(f"{place}", place, values + place, 1.0, 0.0, np.zeros(11)) for place in range(7)]
    for sent in (
        ladder.payload(values, values, "mm", steps, ("0",), "A note."),
        skill.payload(values, values, "mm", skills, "0", "A note.", show_errors=True, show_shifts=True),
    ):
        assert {len(line) for line in arrays(sent).values()} == {min(count, timeline.MOST)}
        told = " Drawn: the first 25,000 of 200,000 values; errors are of all." if count > timeline.MOST else ""
        assert meta(sent)["note"] == f"A note.{told}"
        assert count > 2000 or len(sent) < 100_000
