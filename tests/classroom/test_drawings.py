"""Lines of a class: one a learner, bounded, and without their owner."""

import numpy as np
import pytest

from lessons.classroom import drawings
from lessons.classroom.drawings import Drawings

LINE = np.array([1.0, 2.0, 3.0])


def test_a_line_that_is_handed_in_again_replaces_the_former() -> None:
    room = Drawings()
    room.hand_in("nile", "ada", LINE)
    room.hand_in("nile", "bob", LINE + 1)
    room.hand_in("nile", "ada", LINE + 2)
    assert room.count("nile") == 2
    np.testing.assert_array_equal(room.lines("nile"), sorted([(LINE + 1).tolist(), (LINE + 2).tolist()]))
    np.testing.assert_array_equal(room.of("nile", "ada"), LINE + 2)
    assert room.of("nile", "cyd") is None
    assert room.count("el-nino") == 0


def test_the_order_of_lines_tells_nothing_of_who_came_first() -> None:
    rooms = Drawings(), Drawings()
    for room, owners in zip(rooms, (("ada", "bob"), ("bob", "ada")), strict=True):
        for owner in owners:
            room.hand_in("nile", owner, LINE + (owner == "bob"))
    np.testing.assert_array_equal(*(room.lines("nile") for room in rooms))


def test_a_line_stays_what_it_was_when_it_was_handed_in() -> None:
    room, line = Drawings(), LINE.copy()
    room.hand_in("nile", "ada", line)
    line[0] = 100
    np.testing.assert_array_equal(room.of("nile", "ada"), LINE)


@pytest.mark.parametrize("line", [np.array([]), np.array([[1.0]]), np.array([1.0, np.nan]), np.array([np.inf, 1.0])])
def test_what_is_no_line_is_refused(line: np.ndarray) -> None:
    room = Drawings()
    with pytest.raises(ValueError, match="no line"):
        room.hand_in("nile", "ada", line)
    assert room.count("nile") == 0


def test_lines_of_a_series_are_equally_long() -> None:
    room = Drawings()
    room.hand_in("nile", "ada", LINE)
    with pytest.raises(ValueError, match="as long as"):
        room.hand_in("nile", "bob", LINE[:2])


def test_there_is_an_end_to_lines_and_series(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawings, "MOST", 2)
    monkeypatch.setattr(drawings, "MOST_SERIES", 1)
    room = Drawings()
    for owner in ("ada", "bob", "ada"):
        room.hand_in("nile", owner, LINE)
    for series, owner in (("nile", "cyd"), ("el-nino", "ada")):
        with pytest.raises(ValueError, match="No more lines"):
            room.hand_in(series, owner, LINE)


def test_cleared_lines_are_gone_and_others_stay() -> None:
    room = Drawings()
    for series in ("nile", "el-nino"):
        room.hand_in(series, "ada", LINE)
    room.clear("nile")
    room.clear("never")
    assert (room.count("nile"), room.count("el-nino")) == (0, 1)
