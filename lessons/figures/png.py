"""Pictures as PNG and JPEG bytes."""

import io

from PIL import Image

from lessons.figures.palette import index
from lessons.maths.arrays import Array


def photograph(pixels: Array) -> bytes:
    """A photograph (H, W, 3) or (H, W, 1) uint8 as JPEG: a fifth of its size as PNG."""
    out = io.BytesIO()
    image(pixels).save(out, "JPEG", quality=88)
    return out.getvalue()


def exact(pixels: Array) -> bytes:
    """(H, W, 3) or (H, W, 1) uint8 as PNG, every pixel as it is."""
    return _png(image(pixels))


def heatmap(values: Array, low: float, high: float, colours: Array, zoom: int = 1) -> bytes:
    """(H, W) values on a 256-colour scale (256, 3) from low to high, each `zoom` pixels a side, as palette PNG."""
    cells = index(values, low, high).repeat(zoom, axis=0).repeat(zoom, axis=1)
    picture = Image.fromarray(cells)
    picture.putpalette(colours.tobytes())
    return _png(picture)


def image(pixels: Array) -> Image.Image:
    """The pillow image of (H, W, 3) or (H, W, 1) uint8 pixels."""
    return Image.fromarray(pixels[..., 0] if pixels.shape[2] == 1 else pixels)


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()
