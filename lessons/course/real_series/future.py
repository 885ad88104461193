"""Draw the future: the learner's line, and those of methods that know as little, beside what came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

import numpy as np

from lessons.course.real_series.ladder import DEEP, DENSE, MINE
from lessons.course.real_series.networks import MOST_STEPS
from lessons.data import series_file
from lessons.data.simple_forecasts import LINEAR, NAIVE, SEASONAL
from lessons.data.split_series import SplitSeries
from lessons.figures import future
from lessons.figures.future import Line
from lessons.maths import series as maths
from lessons.maths.arrays import Array
from lessons.questions import Question

YOU = "You"
DRAWERS = (YOU, NAIVE, SEASONAL, LINEAR, DENSE, DEEP, MINE)
WINDOW = 20
"""Values that least squares sees, as the recorded networks do."""
HISTORY, SEASONS_BEFORE = 150, 2
"""Values before the future that are drawn at least, and seasons: whichever is more."""
ROOM = 0.25
"""Above and below all that is drawn there is so much of its height to draw in."""
WIDTH = 88
"""Letters in a line of a program."""
GRAIN = 999
"""A drawn value is a height from 0 to this, of `DIGITS` digits in the address."""
DIGITS = 3


@dataclass(frozen=True)
class Result:
    """The past to look at and what each drawer says of the `steps` after it; nothing of the learner without a drawing.

    `heights` are the lowest and the highest value that can be drawn.
    """

    series: SplitSeries
    steps: int
    heights: tuple[float, float]
    lines: tuple[Line, ...]

    @property
    def past(self) -> slice:
        """The values before the future that are drawn."""
        return _past(self.series)

    @property
    def truth(self) -> Array:
        """What came, (steps,)."""
        return self.series.values[self.series.split :][: self.steps]

    @property
    def is_drawn(self) -> bool:
        """Whether the learner has drawn."""
        return any(line.name == YOU for line in self.lines)

    @property
    def closest(self) -> Line:
        """The one of the lowest error."""
        return min(self.lines, key=lambda line: line.mae)


def compute(series: SplitSeries, written: str, networks: Mapping[str, Array]) -> Result:
    """Lays what the address holds of a drawing beside the others; `networks` have run free for (steps,)."""
    steps, heights = _steps(series), _heights(series)
    truth = series.values[series.split :][:steps]
    drawing = parse(written, series)
    said = ({YOU: drawing} if drawing is not None else {}) | _others(series, steps) | dict(networks)
    lines = tuple(
        Line(name, DRAWERS.index(name), said[name], maths.mae(truth, said[name]))
        for name in DRAWERS
        if name in said and np.isfinite(said[name]).all()
    )
    return Result(series, steps, heights, lines)


def _steps(series: SplitSeries) -> int:
    return min(MOST_STEPS, len(series.values) - series.split)


def _past(series: SplitSeries) -> slice:
    return slice(max(0, series.split - max(HISTORY, SEASONS_BEFORE * (series.period or 0))), series.split)


def _heights(series: SplitSeries) -> tuple[float, float]:
    past = series.values[_past(series)]
    low, high = float(past.min()), float(past.max())
    room = ROOM * (high - low) or 1.0
    return low - room, high + room


def _others(series: SplitSeries, steps: int) -> dict[str, Array]:
    """What needs no network, from what trains alone."""
    known = series.values[: series.split]
    said = {NAIVE: np.full(steps, known[-1])}
    if series.period is not None and series.period <= len(known):
        said[SEASONAL] = np.resize(known[-series.period :], steps)
    if len(known) > WINDOW:
        *weights, bias = maths.least_squares_weights(known[-maths.PLENTY :], WINDOW, maths.PLENTY)
        said[LINEAR] = maths.free_run(
            known[-WINDOW:], steps, lambda past: float(past[-WINDOW:] @ np.array(weights) + bias)
        )
    return said


def write(series: SplitSeries, drawing: Sequence[int]) -> str:
    """A drawing as the address keeps it, with the title of its series: heights from 0 to `GRAIN`.

    Empty for anything that cannot be drawn.
    """
    written = f"{series.title}:{''.join(f'{height:0{DIGITS}}' for height in drawing)}"
    return written if parse(written, series) is not None else ""


def parse(written: str, series: SplitSeries) -> Array | None:
    """The values (steps,) of a drawing that the address holds; None for anything that is none of this series."""
    name, _, digits = written.rpartition(":")
    steps, (low, high) = _steps(series), _heights(series)
    if name != series.title or len(digits) != DIGITS * steps or not (digits.isascii() and digits.isdecimal()):
        return None
    grains = np.array([int(digits[at : at + DIGITS]) for at in range(0, len(digits), DIGITS)])
    values: Array = low + grains / GRAIN * (high - low)
    return values


def payload(result: Result, note: str, open_answers: frozenset[str]) -> bytes:
    """The payload of the canvas; what came and what the others said once it is predicted who is closest."""
    series, past = result.series, result.past
    is_open = result.is_drawn and "closest" in open_answers
    return future.payload(
        series.time[past.start : past.stop + result.steps],
        series.values[past],
        series.unit,
        result.heights,
        result.steps,
        GRAIN,
        result.lines if is_open else tuple(line for line in result.lines if line.name == YOU),
        result.truth if is_open else None,
        note,
    )


def _numbers(result: Result) -> Mapping[str, str]:
    naive = next(line for line in result.lines if line.name == NAIVE)
    mine = next((line.mae for line in result.lines if line.name == YOU), 0.0)
    return {"you": f"{mine:.3g}", "naive": f"{naive.mae:.3g}", "steps": str(result.steps)}


CLOSEST = Question[Result](
    "closest",
    lambda result: tuple(line.name for line in result.lines),
    lambda result: result.closest.name,
    _numbers,
    lambda result: ("whatCame", "absoluteError"),
)
QUESTIONS: tuple[Question[Result], ...] = (CLOSEST,)


def code(result: Result) -> str:
    """The program that runs least squares free beside naive, and measures the drawing, if there is one."""
    split, steps = result.series.split, result.steps
    drawings = [line.forecast for line in result.lines if line.name == YOU]
    lines = [
        *series_file.IMPORTS,
        "import keras",
        "import numpy as np",
        "from numpy.lib.stride_tricks import sliding_window_view",
        "",
        *series_file.READING,
        f"known, truth = series[:{split}], series[{split}:{split + steps}]",
        "",
        "",
        "def report(name, forecast):",
        "    error = keras.losses.mean_absolute_error(truth, forecast)",
        '    print(f"{name}: {float(error):.4g}")',
        "",
        "",
        *(line for drawing in drawings for line in _drawing_lines(drawing)),
        'report("Naive", np.full(len(truth), known[-1]))',
        *(_season_lines(result) if any(line.name == SEASONAL for line in result.lines) else []),
        *(_linear_lines() if any(line.name == LINEAR for line in result.lines) else []),
    ]
    return "\n".join(lines)


def _drawing_lines(drawing: Array) -> list[str]:
    heights = wrap(
        ", ".join(f"{value:.4g}" for value in drawing), WIDTH, initial_indent="    ", subsequent_indent="    "
    )
    return ["drawing = [", *heights, "]", 'report("You", np.array(drawing))']


def _season_lines(result: Result) -> list[str]:
    return [f'report("Seasonal naive", np.resize(known[-{result.series.period}:], len(truth)))']


def _linear_lines() -> list[str]:
    return [
        "",
        f"windows = sliding_window_view(known[-{maths.PLENTY}:], {WINDOW + 1})",
        "inputs = np.column_stack([windows[:, :-1], np.ones(len(windows))])",
        "weights = np.linalg.lstsq(inputs, windows[:, -1], rcond=None)[0]",
        "run = list(known)",
        "for _ in truth:",
        f"    run.append(np.array([*run[-{WINDOW}:], 1]) @ weights)",
        'report("Least squares", run[len(known):])',
    ]
