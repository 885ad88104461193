"""The ladder's lines: told apart by colour and dash, and of a long series in a part that is told."""

import numpy as np
import pytest

from lessons.course.time_series.ladder import METHODS
from lessons.figures import ladder, skill, timeline
from tests.figures.sent import arrays, meta


def test_every_method_has_a_look_of_its_own() -> None:
    looks = list(zip(ladder.COLOURS, ladder.DASHES, strict=True))
    assert len(set(looks)) == len(looks) == len(METHODS)


@pytest.mark.parametrize("count", [timeline.MOST, 20_000])
def test_of_a_long_series_a_part_is_drawn_and_told(count: int) -> None:
    values = np.arange(float(count))
    steps = [ladder.Rung(f"{place}", place, values + place, 1.0, 1.0, False) for place in range(9)]
    skills = [skill.Rung(f"{place}", place, values + place, 1.0, 0.0, np.zeros(11)) for place in range(7)]
    for sent in (
        ladder.payload(values, values, "mm", steps, ("0",), "A note."),
        skill.payload(values, values, "mm", skills, "0", "A note.", show_errors=True, show_shifts=True),
    ):
        assert {len(line) for line in arrays(sent).values()} == {timeline.MOST}
        told = "" if count == timeline.MOST else " Drawn: the first 2,000 of 20,000 values; errors are of all."
        assert meta(sent)["note"] == f"A note.{told}"
        assert len(sent) < 100_000
