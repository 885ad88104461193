"""The strip is sent what Keras would slide over the row."""

import keras
import numpy as np
import pytest

from lessons.figures import strip
from lessons.maths.geometry import Window
from tests.figures.sent import meta


@pytest.mark.parametrize(
    "window", [Window(3), Window(5, 2), Window(3, padding="same"), Window(4, 3, "same"), Window(3, dilation=3)]
)
def test_cells_and_zeros_are_those_of_a_keras_layer(window: Window) -> None:
    sent = meta(strip.row(20, window))
    made = keras.ops.conv(
        np.ones((1, 20, 1), "float32"),
        np.ones((window.kernel, 1, 1), "float32"),
        window.stride,
        window.padding,
        dilation_rate=window.dilation,
    )
    assert sent["cells"] == made.shape[1]
    last = (sent["cells"] - 1) * sent["stride"] + sent["reach"]
    whole = sent["before"] + sent["size"] + sent["after"]
    assert last <= whole
    if window.padding == "valid":
        assert whole == 20
        assert last + sent["stride"] > whole, "the kernel would fit once more"
