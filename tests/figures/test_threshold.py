"""Pictures in the order of their outputs: each keeps its truth, and the words count them on either side."""

import io

import numpy as np
import pytest
from PIL import Image

from lessons.figures.threshold import threshold
from tests.figures.sent import arrays, meta

PICTURES = [np.full((16, 16, 3), shade, np.uint8) for shade in (250, 10, 130)]
OUTPUTS = np.array([0.9, 0.0, 0.4])


def test_pictures_outputs_and_truths_are_put_in_one_order() -> None:
    payload = threshold(("cats", "dogs"), PICTURES, OUTPUTS, [1, 0, 1], 0.5)
    sent = meta(payload)
    assert (sent["outputs"], sent["truths"]) == ([0.0, 0.4, 0.9], [0, 1, 1])
    sheet = np.asarray(Image.open(io.BytesIO(arrays(payload)["sheet"].tobytes())))
    assert [int(round(sheet[8, 16 * at + 8].mean(), -1)) for at in range(3)] == [10, 130, 250]


@pytest.mark.parametrize(("limit", "below", "above"), [(0.5, 2, 1), (0, 1, 2), (1, 3, 0)])
def test_what_is_exactly_at_the_limit_is_not_above_it(limit: float, below: int, above: int) -> None:
    alt = meta(threshold(("cats", "dogs"), PICTURES, OUTPUTS, [1, 0, 1], limit))["alt"]
    assert f"{below} are called cats, {above} above {limit} are called dogs" in alt
