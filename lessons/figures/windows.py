"""One axis of a layer, drawn: the pixels, the padding, and where the kernel's taps fall for each output cell."""

from lessons.figures import palette
from lessons.maths.geometry import Window, extent, output_size, padding_before_after

CELL = 14


def strip(size: int, window: Window) -> str:
    """SVG of one axis: `size` pixels with their padding on top, below them the output cells and the taps of the first.

    Colours read on light and dark alike. Raises ValueError where the geometry cannot be.
    """
    before, after = padding_before_after(size, *window)
    cells = output_size(size, *window)
    shown = size + before + after
    reach = extent(window.kernel, window.dilation)
    parts = [_square(at, 0, _input_fill(at, before, size), "#8391ad") for at in range(shown)]
    parts += [_square(tap * window.dilation, 0, "#ffd23f", "#10141f") for tap in range(window.kernel)]
    colour = palette.TRAINING
    for cell in range(cells):
        middle = cell * window.stride + (reach - 1) / 2
        parts.append(_square(middle, 3, colour if cell == 0 else colour + "88", "#10141f" if cell == 0 else "none"))
    left, right = 0.5, (reach - 0.5) * CELL
    target = ((reach - 1) / 2 + 0.5) * CELL
    lines = "".join(
        f'<path d="M{x} {CELL + 2} L{target} {3 * CELL - 2}" stroke="#8391ad" fill="none"/>' for x in (left, right)
    )
    width, height = shown * CELL + 2, 4 * CELL + 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {width} {height}" width="{width}" height="{height}">'
        f"{lines}{''.join(parts)}</svg>"
    )


def _input_fill(at: int, before: int, size: int) -> str:
    return "#c9d3e6" if before <= at < before + size else "none"


def _square(column: float, row: int, fill: str, line: str) -> str:
    return (
        f'<rect x="{column * CELL + 1}" y="{row * CELL + 1}" width="{CELL - 2}" height="{CELL - 2}" rx="2" '
        f'fill="{fill}" stroke="{line}" stroke-width="1"/>'
    )
