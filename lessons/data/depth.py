"""Pictures with more than 8 bits a value, as cameras, microscopes and scanners save them, brought to 8."""

import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFile

Values = npt.NDArray[Any]

_HALF = 1 << 15
"""Values of 16 bits stay below this where not all bits are used: 10, 12 or 14 of them, as most sensors have."""

_LOW = "B" if sys.byteorder == "little" else "L"
_OTHER_BYTES = {
    "LA;16B": "RGBA",
    **{f"{mode};16B": f"{mode};16L" for mode in ("RGB", "RGBA")},
    **{f"{mode};16L": f"{mode};16B" for mode in ("RGB", "RGBA")},
    **{f"{mode};16N": f"{mode};16{_LOW}" for mode in ("RGB", "RGBA")},
}
"""Pillow keeps the high byte of a 16-bit colour: how it must read the file instead to keep the low one."""


def reduce(image: ImageFile.ImageFile, again: Callable[[], ImageFile.ImageFile]) -> tuple[Image.Image, float | None]:
    """A picture with 8 bits a value, and the largest value in its file where the values were stretched.

    Values of 16 bits keep their high byte. Where only a part of the bits is used, or a value has 32, 0 becomes black
    and the largest white. `image` is open but not loaded; `again` opens it once more.
    """
    layout = _layout(image)
    image.load()
    if image.mode.startswith(("I", "F")):
        values = np.asarray(image)
        if image.mode.startswith("I;16") and values.max() >= _HALF:
            return Image.fromarray((values >> 8).astype(np.uint8)), None
        values = np.clip(np.nan_to_num(values, posinf=0), 0, None)
        top = float(values.max())
        return Image.fromarray(_stretched(values, top)), top or None
    if layout in _OTHER_BYTES and np.asarray(image)[..., :3].max() < _HALF >> 8:
        return _stretched_colours(image, again(), layout)
    return image, None


def _layout(image: ImageFile.ImageFile) -> str:
    """How the values lie in the file, in Pillow's words; empty where it reads them in another way."""
    arguments = image.tile[0].args if image.tile else ""
    return str(arguments[0] if isinstance(arguments, tuple) else arguments)


def _stretched_colours(image: Image.Image, again: ImageFile.ImageFile, layout: str) -> tuple[Image.Image, float | None]:
    other = _OTHER_BYTES[layout]
    again.tile = [
        tile._replace(args=(other, *tile.args[1:]) if isinstance(tile.args, tuple) else other) for tile in again.tile
    ]
    low = np.asarray(again)
    if layout == "LA;16B":
        low = low[..., [1, 1, 1, 3]]
    values = np.asarray(image).astype(np.uint16) << 8 | low
    colours, alpha = values[..., :3], values[..., 3:]
    top, opaque = int(colours.max()), int(alpha.max(initial=0))
    if opaque >= _HALF:
        alpha, opaque = alpha >> 8, 255
    return Image.fromarray(np.dstack([_stretched(colours, top), _stretched(alpha, opaque)])), top or None


def _stretched(values: Values, top: float) -> npt.NDArray[np.uint8]:
    """Values from 0 to `top` as uint8, `top` as 255."""
    if values.dtype == np.uint16:
        # A table of all values takes less memory than as many decimal numbers.
        return (np.arange(int(top) + 1) * (255 / max(top, 1))).round().astype(np.uint8)[values]
    return (values * (255 / (top or 1))).round().astype(np.uint8)
