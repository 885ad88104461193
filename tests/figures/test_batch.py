"""A batch on its sheet: every picture in its place, and never more than travels quickly."""

import numpy as np
import pytest

from lessons.figures import batch


@pytest.mark.parametrize("columns", [1, 3, 8])
def test_sheet_shows_pictures_row_by_row(columns: int) -> None:
    pictures = np.random.default_rng(0).integers(0, 256, (7, 4, 4, 3), np.uint8)
    sheet = batch.sheet(pictures, columns)
    assert sheet.shape[1] == 4 * columns
    for number, picture in enumerate(pictures):
        row, column = divmod(number, columns)
        np.testing.assert_array_equal(sheet[4 * row : 4 * row + 4, 4 * column : 4 * column + 4], picture)


@pytest.mark.parametrize("batch_size", [1, 10, 32, 128, 1024])
@pytest.mark.parametrize("image_size", [8, 75, 300])
def test_a_batch_is_shown_in_its_own_size_unless_that_is_too_much(batch_size: int, image_size: int) -> None:
    side = batch.side(batch_size, image_size)
    assert 1 <= side <= image_size
    assert batch_size * side**2 <= batch.PIXELS
    assert side == image_size or batch_size * (side + 1) ** 2 > batch.PIXELS
