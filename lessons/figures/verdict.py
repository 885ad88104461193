"""What the verdict component is sent: a network's answer to "which of two?" as one number between 0 and 1."""

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.text.plain import line


def verdict(classes: tuple[str, str], score: float, output: float, truth: int | None) -> bytes:
    """The payload of an answer: `score` goes into the sigmoid, `output` comes out of it, 0 to 1, for the second class.

    `truth` is the right class, if that is known.
    """
    first, second = map(line, classes)
    meta = {
        "classes": [first, second],
        "score": score,
        "output": output,
        "truth": truth,
        "colours": palette.RUNS[:2],
        "alt": f"The output is {output:.3f}, on a line from {first} at 0 to {second} at 1",
    }
    return pack(meta, {})
