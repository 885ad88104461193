"""Series drawn as small pictures."""

import io

import numpy as np
from PIL import Image

from lessons.figures import palette
from lessons.figures.sparkline import HEIGHT, MARGIN, WIDTH, Line, Span, draw
from lessons.maths.arrays import Array


def picture(*lines: Line, spans: tuple[Span, ...] = ()) -> Array:
    return np.asarray(Image.open(io.BytesIO(draw(lines, spans))))


def places(pixels: Array, colour: str) -> tuple[Array, Array]:
    """The rows and columns of a colour."""
    return np.nonzero((pixels == palette.rgb(colour)).all(axis=2))


def test_a_line_that_climbs_goes_from_the_bottom_on_the_left_to_the_top_on_the_right() -> None:
    pixels = picture(Line(0, np.arange(5.0), palette.POINT, width=1))
    assert pixels.shape == (HEIGHT, WIDTH, 3)
    rows, columns = places(pixels, palette.POINT)
    assert (rows[columns.argmin()], columns.min()) == (HEIGHT - MARGIN, 0)
    assert (rows[columns.argmax()], columns.max()) == (MARGIN, WIDTH - 1)


def test_a_later_line_stands_behind_the_first_and_is_cut_to_its_height() -> None:
    lines = [Line(0, np.array([0.0, 1.0]), palette.POINT), Line(1, np.array([1.0, 0.0, 0.5]), palette.MODEL)]
    rows, columns = places(picture(*lines, Line(0, np.array([9.0, 9.0]), palette.ERROR, width=1)), palette.ERROR)
    assert set(rows) == {MARGIN}
    assert columns.max() <= WIDTH // 3
    _, later = places(picture(*lines), palette.MODEL)
    assert later.min() >= WIDTH // 3 - 5


def test_a_span_is_the_ground_of_its_steps() -> None:
    pixels = picture(Line(0, np.array([0.0, 1.0, 0.0]), palette.POINT), spans=(Span(1, 2, palette.FUTURE_GROUND),))
    _, columns = places(pixels, palette.FUTURE_GROUND)
    assert (columns.min(), columns.max()) == ((WIDTH - 1) // 2, WIDTH - 1)
