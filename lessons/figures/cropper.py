"""What the cropping canvas is sent: a picture, the frame on it, what the network sees, and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lessons.figures import palette, png
from lessons.figures.payload import pack
from lessons.maths.arrays import Array
from lessons.text.plain import line


@dataclass(frozen=True)
class Answer:
    """What the network says of a crop: `output` is the probability of the second of two classes.

    A program that reads it `says` the second class where the output is above `threshold`; `truth` is the right class,
    where that is known. `name` tells one picture and one way of asking from another: answers of the same name are
    compared on the line.
    """

    name: str
    class_names: tuple[str, ...]
    output: float
    threshold: float
    says: str
    truth: str | None


def payload(answer: Answer, image: Array, seen: Array, crop: Sequence[int], smallest: int) -> bytes:
    """The payload of a picture (H, W, 3) and of the part `crop` of it (row, column, side) as `seen` (s, s, 3).

    A crop is at least `smallest` pixels wide.
    """
    rows, columns = image.shape[:2]
    first, second = map(line, answer.class_names)
    meta = {
        "name": answer.name,
        "classes": [first, second],
        "output": answer.output,
        "said": probability_text(answer.output),
        "threshold": answer.threshold,
        "says": line(answer.says),
        "truth": None if answer.truth is None else line(answer.truth),
        "rows": rows,
        "columns": columns,
        "crop": list(crop),
        "smallest": smallest,
        "alt": f"The output is {probability_text(answer.output)} on a line from {first}, 0, to {second}, 1",
    }
    arrays = {
        "picture": np.frombuffer(png.photograph(image), np.uint8),
        "seen": np.frombuffer(png.photograph(seen), np.uint8),
        "colours": palette.SIGNED,
    }
    return pack(meta, arrays)


def probability_text(output: float) -> str:
    """A probability to four decimals; where it is exactly 0 or 1, without any."""
    return f"{output:.0f}" if output in (0, 1) else f"{output:.4f}"
