"""The stepper's payload says what the maths says."""

import json

import numpy as np

from lessons.figures import stepper
from lessons.maths.geometry import Window


def meta_of(payload: bytes) -> dict:
    return json.loads(payload[4 : 4 + int.from_bytes(payload[:4], "little")])["meta"]


def side(values: np.ndarray) -> stepper.Side:
    return stepper.Side("Title", "Alt", values, stepper.around_zero(values))


def test_starts_where_the_output_is_strongest() -> None:
    output = np.zeros((3, 4), np.float32)
    output[1, 2] = -9
    meta = meta_of(stepper.pooling("p", side(np.zeros((6, 8, 1), np.float32)), side(output), Window(2, 2), "max"))
    assert meta["start"] == [1, 2]
    assert not meta["reveal"]


def test_same_padding_is_told_side_by_side() -> None:
    picture = np.zeros((5, 6, 1), np.uint8)
    kernel = np.ones((2, 2, 1), np.float32)
    meta = meta_of(stepper.convolution("c", side(picture), side(np.zeros((5, 6))), kernel, Window(2, padding="same")))
    assert [meta["window"][edge] for edge in ("top", "bottom", "left", "right")] == [0, 1, 0, 1]


def test_only_three_whole_numbered_channels_are_a_photograph() -> None:
    kernel = np.ones((1, 1, 3), np.float32)
    for kind, photograph in ((np.uint8, True), (np.float32, False)):
        picture = side(np.zeros((2, 2, 3), kind))
        meta = meta_of(stepper.convolution("c", picture, side(np.zeros((2, 2))), kernel, Window(1)))
        assert meta["input"]["photograph"] is photograph
