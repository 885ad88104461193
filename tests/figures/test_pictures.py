"""PNG, JPEG, marks and drawings hold what they were made from."""

import io

import numpy as np
from PIL import Image

from lessons.figures import marks, palette, png, qr, stepper


def pixels(content: bytes) -> np.ndarray:
    return np.array(Image.open(io.BytesIO(content)).convert("RGB"))


def test_scaled_enlarges_without_smoothing() -> None:
    shown = pixels(png.heatmap(np.array([[-1.0, 1.0]]), -1, 1, palette.SIGNED, zoom=3))
    assert shown.shape == (3, 6, 3)
    assert (shown[:, :3] == palette.NEGATIVE).all()
    assert (shown[:, 3:] == palette.POSITIVE).all()


def test_exact_keeps_every_pixel() -> None:
    picture = np.random.default_rng(0).integers(0, 256, (5, 7, 3), dtype=np.uint8)
    np.testing.assert_array_equal(pixels(png.exact(picture)), picture)


def test_frames_stand_on_the_marked_cells_alone() -> None:
    shown = pixels(marks.frame(np.zeros((2, 3)), stepper.brightness(), np.array([[1, 2]]), zoom=4))
    marked = (shown == marks.MARK).all(axis=2)
    assert marked[4:, 8:].sum() == 12
    assert marked.sum() == 12


def test_qr_code_has_its_three_corners_and_a_border_to_be_found_by() -> None:
    squares = pixels(qr.code("http://192.168.1.20:8501"))[::8, ::8, 0] == 0
    assert squares.shape[0] == squares.shape[1]
    inside = squares[4:-4, 4:-4]
    assert inside.sum() == squares.sum(), "the border is light"
    corner = np.zeros((7, 7), bool)
    corner[[0, -1]] = corner[:, [0, -1]] = corner[2:5, 2:5] = True
    for found in (inside[:7, :7], inside[:7, -7:], inside[-7:, :7]):
        np.testing.assert_array_equal(found, corner)
    assert qr.code("http://192.168.1.20:8501") != qr.code("http://192.168.1.21:8501")
