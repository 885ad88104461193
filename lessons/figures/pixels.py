"""What the pixels component is sent: a small grey picture, to be read number by number and laid out in one row."""

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array


def pixels(title: str, picture: Array, divided: bool, start: tuple[int, int]) -> bytes:
    """The payload of a picture (H, W) uint8; `divided` by 255 or not; `start` is the pixel that is read first."""
    rows, columns = picture.shape
    meta = {"title": title, "rows": rows, "columns": columns, "divided": divided, "start": start}
    return pack(meta, {"picture": picture, "colours": palette.GREY})
