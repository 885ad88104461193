"""The turn is sent a kernel as it is written, and what it finds once it is turned."""

import numpy as np

from lessons.figures import turn
from tests.figures.sent import arrays, meta


def test_kernel_and_picture_travel_as_they_are() -> None:
    kernel = np.arange(9.0).reshape(3, 3)
    sent = turn.payload(kernel, True, b"\x89PNG", "Loop: vertical edges")
    np.testing.assert_array_equal(arrays(sent)["kernel"], kernel)
    assert arrays(sent)["picture"].tobytes() == b"\x89PNG"
    assert meta(sent) == {"size": 3, "turns": True, "alt": "Loop: vertical edges"}
