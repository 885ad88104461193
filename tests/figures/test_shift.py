"""The shift is sent the window as Keras lays it."""

import numpy as np
import pytest

from lessons.figures import shift, stepper
from lessons.maths.pooling import pool
from tests.figures.sent import arrays, meta


@pytest.mark.parametrize("window", [(2, 2, "valid"), (3, 2, "same"), (6, 1, "same")])
def test_windows_cover_what_pooling_covers(window: tuple[int, int, str]) -> None:
    values = np.random.default_rng(0).random((20, 20)).astype(np.float32)
    picture = np.zeros((20, 20), np.uint8)
    sent = shift.payload(shift.Shift(picture, values, 12, window, stepper.magnitude(values), (0, 1), ""), {"some": "s"})
    facts = meta(sent)
    cells = (facts["side"] + facts["before"] + facts["after"] - facts["size"]) // facts["stride"] + 1
    room = facts["room"]
    seen = arrays(sent)["values"][room:-room, room:-room]
    assert seen.shape == (12, 12)
    assert len(pool(seen[..., None], *window)) == cells
