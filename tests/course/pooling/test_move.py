"""Which winners stay when a picture moves: counted here window by window, by hand."""

from dataclasses import replace

import numpy as np
import pytest

from lessons.course.pooling import layer, move
from lessons.data import pictures
from tests.figures.sent import arrays, meta

NEAR, FAR = move.QUESTIONS


def result(**changes: object) -> layer.Result:
    return layer.compute(replace(layer.Settings(), **changes), pictures.load("camera"))


def by_hand(shown: layer.Result, shift: move.Shift) -> tuple[int, int]:
    """How many windows without padding have a winner, and in how many it stays."""
    size, stride = shown.settings.size, shown.settings.stride
    before, after = shown.values.astype(float), shown.part(shift).astype(float)
    there = stay = 0
    for top in range(0, shown.side - size + 1, stride):
        for left in range(0, shown.side - size + 1, stride):
            window = before[top : top + size, left : left + size]
            if window.max() == window.min():
                continue
            there += 1
            row, column = np.argwhere(window == window.max())[0] + shift
            new = after[top : top + size, left : left + size]
            stay += bool(0 <= row < size and 0 <= column < size and new[row, column] == new.max())
    return there, stay


@pytest.mark.parametrize("source", [layer.FEATURE_MAP, layer.PICTURE])
@pytest.mark.parametrize("window", [(2, 2), (3, 2), (6, 6), (4, 1)])
@pytest.mark.parametrize("shift", [(0, 1), (2, -1), (-3, 0)])
def test_winners_that_stay_are_counted(source: str, window: tuple[int, int], shift: move.Shift) -> None:
    shown = result(source=source, size=window[0], stride=window[1])
    there, stay = move.find_winners(shown, shift)
    assert (there.sum(), stay.sum()) == by_hand(shown, shift)
    assert shown.pooled("max")[stay] == pytest.approx(shown.pooled("max", shown.part(shift))[stay])


@pytest.mark.parametrize("size", range(1, 7))
@pytest.mark.parametrize("stride", [1, 2, 6])
@pytest.mark.parametrize("padding", ["valid", "same"])
def test_no_winner_stays_when_a_move_is_as_large_as_the_window(size: int, stride: int, padding: str) -> None:
    shown = result(size=size, stride=stride, padding=padding)
    for shift in ((0, size), (size, 0), (-size, 0), (0, -size)):
        assert not move.find_winners(shown, shift).stay.any()
    assert FAR.answer(shown) == move.NONE


def test_all_stay_where_nothing_moves_and_an_even_picture_has_no_winner() -> None:
    shown = result()
    there, stay = move.find_winners(shown, (0, 0))
    np.testing.assert_array_equal(there, stay)
    even = layer.compute(layer.Settings(), np.full((80, 80, 3), 99, np.uint8))
    assert not move.find_winners(even, (0, 1)).there.any()
    assert NEAR.answer(even) == move.NONE


@pytest.mark.parametrize(
    ("written", "shift"),
    [("", (0, 1)), ("2", (0, 2)), ("-1,3", (-1, 3)), ("99", (0, 1)), ("1,2,3", (0, 1)), ("a", (0, 1)), ("0,0", (0, 0))],
)
def test_a_move_is_read_from_the_address(written: str, shift: move.Shift) -> None:
    assert move.read(written) == shift
    assert move.read(move.write(shift)) == shift


@pytest.mark.parametrize("source", [layer.FEATURE_MAP, layer.PICTURE])
def test_the_canvas_gets_picture_and_map_with_room_on_every_side(source: str) -> None:
    shown = result(source=source)
    sent = move.payload(shown, {}, (0, 1))
    room, values = meta(sent)["room"], arrays(sent)["values"]
    assert room == layer.LARGEST
    np.testing.assert_array_equal(values[room:-room, room:-room], shown.values)
    right, down = 3, -2
    np.testing.assert_array_equal(
        values[room - down : room - down + shown.side, room - right : room - right + shown.side],
        shown.part((down, right)),
    )
    if source == layer.PICTURE:
        np.testing.assert_array_equal(arrays(sent)["picture"], values)
