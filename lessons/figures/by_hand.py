"""What the canvas of a line by hand is sent: points, and the line that the learner moves."""

from collections.abc import Sequence

import numpy as np

from lessons.figures.payload import pack
from lessons.figures.plot import Plot
from lessons.maths.descent import Line


def payload(plot: Plot, line: Line, limits: Line, columns: Sequence[str]) -> bytes:
    """The payload of a line that the learner moves; weight and bias stay within ± `limits`.

    `columns` heads the table of the examples: their x and y, what the line says, how far that is off, and where they
    are to be seen, its square, and the share of that in the sum of all.
    """
    return pack(
        plot.meta() | {"line": line, "limits": limits, "columns": list(columns)},
        {"points": plot.points.astype(np.float32)},
    )
