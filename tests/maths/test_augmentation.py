"""Augmentation: a seed fixes the pixels, the ranges are kept, and each change is the one that Keras makes."""

import math
from dataclasses import replace

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keras.layers import (
    RandomBrightness,
    RandomContrast,
    RandomFlip,
    RandomRotation,
    RandomShear,
    RandomTranslation,
    RandomZoom,
)
from scipy.ndimage import gaussian_filter

from lessons.maths.augmentation import FILLS, LARGEST, NOTHING, SWITCHES, Augmentation, Draw, matrix, steps
from lessons.training.reports.augmentation_code import keras_layers

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


def smooth(height: int = 40, width: int = 60) -> np.ndarray:
    """A picture without hard edges, so that two ways of interpolating agree; it looks the same from no two sides."""
    noise = gaussian_filter(np.random.default_rng(0).random((height, width, 3)), (3, 3, 0)).astype(np.float32)
    scaled: np.ndarray = (noise - noise.min()) / (noise.max() - noise.min())
    return scaled


def keras_makes(layer: keras.Layer, image: np.ndarray) -> np.ndarray:
    return np.asarray(layer(image[None].copy(), training=True))[0]


EDGE = 1e-3
"""Pixels from the edge within which rounding decides on which side of it a place lies."""


def seen_inside(drawn: Draw, shape: tuple[int, ...]) -> np.ndarray:
    """Where a changed picture shows what was inside the picture, not on its edge nor beyond it: (H, W)."""
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    source = np.linalg.inv(matrix(drawn, shape)) @ np.stack([columns.ravel(), rows.ravel(), np.ones(rows.size)])
    last = np.array([[shape[1] - 1], [shape[0] - 1]])
    inside = (source[:2] > EDGE) & (source[:2] < last - EDGE)
    return inside.all(axis=0).reshape(shape[:2])


turns = st.floats(-180, 180)
parts = st.floats(-0.4, 0.4)
# A range of one value makes a layer of Keras draw just that.
LAYERS = {
    "rotation": (turns, lambda turn, fill: RandomRotation((turn / 360, turn / 360), fill_mode=fill)),
    "shift_x": (parts, lambda part, fill: RandomTranslation((0, 0), (part, part), fill_mode=fill)),
    "shift_y": (parts, lambda part, fill: RandomTranslation((part, part), (0, 0), fill_mode=fill)),
    "zoom_x": (parts, lambda part, fill: RandomZoom((0, 0), (part, part), fill_mode=fill)),
    "zoom_y": (parts, lambda part, fill: RandomZoom((part, part), (0, 0), fill_mode=fill)),
}


@pytest.mark.parametrize("fill", FILLS)
@pytest.mark.parametrize("name", LAYERS)
@settings(max_examples=8)
@given(data=st.data())
def test_a_layer_of_the_same_meaning_gives_the_same_picture(name: str, fill: str, data: st.DataObject) -> None:
    values, layer = LAYERS[name]
    value = data.draw(values)
    image = smooth()
    drawn = NOTHING._replace(**{name: 1 + value if name.startswith("zoom") else value})
    apart = np.abs(Augmentation(fill=fill).apply(image, drawn) - keras_makes(layer(value, fill), image)).max(axis=2)
    assert apart[seen_inside(drawn, image.shape)].max() < 1e-3
    # Between the last column and the first, Keras does not interpolate when it wraps.
    assert np.quantile(apart, 0.75 if fill == "wrap" else 1) < 1e-3


@pytest.mark.parametrize("fill", FILLS)
@pytest.mark.parametrize("part", [0.1, 0.3, 1.0])
def test_shear_leans_as_the_layer_does(fill: str, part: float) -> None:
    image = smooth()
    lean = math.degrees(math.atan(part))
    layer = RandomShear((part, part), 0, fill_mode=fill)
    # The layer leans about the upper edge and draws a side, too; ours leans about the middle.
    ours = []
    for side in (1, -1):
        drawn = NOTHING._replace(shear=side * lean, shift_x=-side * part * (image.shape[0] - 1) / 2 / image.shape[1])
        inside = seen_inside(drawn, image.shape)
        ours.append((Augmentation(fill=fill).apply(image, drawn), inside))
    theirs = keras_makes(layer, image)
    assert min(np.abs(theirs - changed)[inside].max() for changed, inside in ours) < 1e-3


@settings(max_examples=10)
@given(st.floats(-1, 1))
def test_brightness_is_that_of_the_layer(value: float) -> None:
    image = smooth()
    ours = Augmentation().apply(image, NOTHING._replace(brightness=value))
    assert np.abs(ours - keras_makes(RandomBrightness((value, value), value_range=(0, 1)), image)).max() < 1e-5


@pytest.mark.parametrize("seed", range(4))
def test_contrast_is_that_of_the_layer(seed: int) -> None:
    image = smooth()
    theirs = keras_makes(RandomContrast(0.9, value_range=(0, 1), seed=seed), image)
    # The layer keeps its factor to itself: it is what distances from the mean have grown by, where nothing is clipped.
    means = image.mean(axis=(0, 1))
    free = (theirs > 0) & (theirs < 1) & (np.abs(image - means) > 0.05)
    factor = float(np.median(((theirs - means) / (image - means))[free]))
    assert 0.1 <= factor <= 1.9
    assert np.abs(Augmentation().apply(image, NOTHING._replace(contrast=factor)) - theirs).max() < 1e-4


def test_flips_are_those_of_the_layers() -> None:
    image = smooth()
    for name, mode in (("flip_horizontal", "horizontal"), ("flip_vertical", "vertical")):
        ours = Augmentation().apply(image, NOTHING._replace(**{name: True}))
        theirs = [keras_makes(RandomFlip(mode, seed=seed), image) for seed in range(8)]
        assert {min(np.abs(one - image).max(), np.abs(one - ours).max()) < 1e-5 for one in theirs} == {True}
        assert any(np.abs(one - ours).max() < 1e-5 for one in theirs)


def test_the_largest_values_are_those_that_the_layers_take() -> None:
    assert keras_layers(Augmentation(**LARGEST))
    for layer in keras_layers(Augmentation(**LARGEST)):
        eval(f"keras.layers.{layer}", {"keras": keras})


def test_steps_compose_to_the_matrix() -> None:
    shape = (24, 30)
    drawn = ALL.draw(3)
    middle = np.array([(shape[1] - 1) / 2, (shape[0] - 1) / 2, 0])
    place = np.array([4.0, 7.0, 1.0])
    moved = place - middle
    for step in steps(drawn, shape):
        moved = step.matrix @ moved
    np.testing.assert_allclose(matrix(drawn, shape) @ place, moved + middle)
