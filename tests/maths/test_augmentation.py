"""Augmentation: a seed fixes the pixels, the ranges are kept, and nothing changes unless asked for."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.maths.augmentation import FILLS, LARGEST, NOTHING, SWITCHES, Augmentation

ALL = Augmentation(
    rotation=40,
    shear=10,
    shift_x=0.2,
    shift_y=0.1,
    zoom_x=0.2,
    zoom_y=0.3,
    brightness=0.2,
    contrast=0.4,
    flip_horizontal=True,
    flip_vertical=True,
)
augmentations = st.builds(
    Augmentation,
    **{name: st.floats(0, largest) for name, largest in LARGEST.items()},
    **{name: st.booleans() for name in SWITCHES},
    fill=st.sampled_from(tuple(FILLS)),
)


def picture(kind: str = "uint8") -> np.ndarray:
    random = np.random.default_rng(5)
    return random.integers(0, 256, (24, 30, 3), np.uint8) if kind == "uint8" else random.random((24, 30, 3), np.float32)


@given(augmentations, st.integers(0, 2**32 - 1))
def test_values_stay_in_their_ranges(augmentation: Augmentation, seed: int) -> None:
    drawn = augmentation.draw(seed)
    assert drawn == augmentation.draw(seed)
    for name in LARGEST:
        assert abs(getattr(drawn, name) - getattr(NOTHING, name)) <= getattr(augmentation, name)
    for name in SWITCHES:
        assert getattr(augmentation, name) or not getattr(drawn, name)


def test_a_value_does_not_depend_on_the_other_ranges() -> None:
    assert ALL.draw(7).rotation == replace(Augmentation(), rotation=40).draw(7).rotation


def test_both_outcomes_of_a_flip_come_as_often() -> None:
    flips = [ALL.draw(seed).flip_horizontal for seed in range(1000)]
    assert 440 < sum(flips) < 560


@pytest.mark.parametrize("kind", ["uint8", "float32"])
@given(augmentation=augmentations, seed=st.integers(0, 1000))
def test_the_same_seed_gives_the_same_pixels_of_the_same_kind(kind: str, augmentation: Augmentation, seed: int) -> None:
    image = picture(kind)
    first, second = (augmentation.apply(image, augmentation.draw(seed)) for _ in range(2))
    assert np.array_equal(first, second)
    assert (first.shape, first.dtype) == (image.shape, image.dtype)
    assert first.min() >= 0
    assert first.max() <= (255 if kind == "uint8" else 1)


def test_nothing_changes_unless_asked_for() -> None:
    image = picture()
    assert not Augmentation().changes
    assert np.array_equal(Augmentation().apply(image, Augmentation().draw(3)), image)
    assert not Augmentation(fill="wrap").changes


@pytest.mark.parametrize("name", [*LARGEST, *SWITCHES, "fill"])
@pytest.mark.parametrize("value", [-0.1, 1000, None, "far", float("nan")])
def test_a_value_that_makes_no_sense_is_refused(name: str, value: object) -> None:
    with pytest.raises(ValueError, match=name):
        Augmentation(**{name: value})
    with pytest.raises(ValueError, match="uint8"):
        ALL.apply(np.zeros((4, 4, 3), np.int64), NOTHING)
