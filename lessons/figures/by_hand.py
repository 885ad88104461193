"""What the canvas of a line by hand is sent: points, and the line that the learner moves."""

import numpy as np

from lessons.figures.payload import pack
from lessons.figures.plot import Plot
from lessons.maths.descent import Line


def payload(plot: Plot, line: Line, limits: Line) -> bytes:
    """The payload of a line that the learner moves; weight and bias stay within ± `limits`."""
    return pack(plot.meta() | {"line": line, "limits": limits}, {"points": plot.points.astype(np.float32)})
