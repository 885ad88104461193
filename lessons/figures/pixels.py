"""What the pixels component is sent: a small grey picture, to be read number by number and laid out in one row."""

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array


def pixels(title: str, picture: Array, divided: bool, start: tuple[int, int], flat: str) -> bytes:
    """The payload of a picture (H, W) uint8; `divided` by 255 or not; `start` is the pixel that is read first.

    `flat` is the title of the line that all its pixels make; where it is empty, the line stays away.
    """
    rows, columns = picture.shape
    meta = {"title": title, "rows": rows, "columns": columns, "divided": divided, "start": start}
    if flat:
        meta["flatTitle"] = flat
    return pack(meta, {"picture": picture, "colours": palette.GREY})
