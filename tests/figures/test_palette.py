"""Colours that carry meaning."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lessons.figures import palette


def luminance(colour: np.ndarray) -> float:
    """Relative luminance as WCAG 2 defines it."""
    linear = np.where(colour / 255 <= 0.04045, colour / 255 / 12.92, ((colour / 255 + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def test_signed_scale_is_lightest_at_zero_and_darker_both_ways() -> None:
    brightness = np.array([luminance(colour) for colour in palette.SIGNED])
    assert brightness.argmax() in (127, 128)
    assert (np.diff(brightness[:128]) > -1e-3).all()
    assert (np.diff(brightness[128:]) < 1e-3).all()


def test_sequential_scale_grows_lighter_throughout() -> None:
    assert (np.diff([luminance(colour) for colour in palette.SEQUENTIAL]) > -1e-3).all()


def test_training_and_validation_differ_in_more_than_colour() -> None:
    assert palette.TRAINING_DASH != palette.VALIDATION_DASH


@given(st.lists(st.floats(-1e6, 1e6), min_size=1), st.floats(-1e3, 1e3), st.floats(-1e3, 1e3))
def test_index_keeps_order_and_ends(values: list[float], low: float, high: float) -> None:
    low, high = sorted((low, high))
    placed = palette.index(np.sort(values), low, high)
    assert (np.diff(placed.astype(int)) >= 0).all()
    if high - low > 1e-6:
        assert palette.index(np.array([low, high]), low, high).tolist() == [0, 255]
