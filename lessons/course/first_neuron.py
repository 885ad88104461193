"""Lesson 1.1, the first neuron: a rule is not written but learned from examples, step by step down the loss."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from lessons import catalog
from lessons.figures import by_hand as by_hand_figure
from lessons.figures import descent as descent_figure
from lessons.figures import palette, png
from lessons.figures.plot import Plot
from lessons.maths.arrays import Array
from lessons.maths.descent import FAR, Line, best, curvature, descend, largest_rate, losses
from lessons.questions import Question
from lessons.settings import choice, slider
from lessons.settings import menu as pick

SLUG = catalog.slug(__name__)
HAND, LEARN, HOUSES = "By hand", "Learn", "House prices"
COURSE, FALLING, STEEP, OWN = "The course's six", "Puzzle A", "Puzzle B", "My own"
EXAMPLES = {
    COURSE: (Line(2, -1), range(-1, 5)),
    FALLING: (Line(-0.5, 3), range(-2, 6)),
    STEEP: (Line(3.5, -4), range(4)),
}
SIX, THREE = "Six houses", "Three houses"
BASE, PER_BEDROOM = 0.5, 0.5
"""What a house and each of its bedrooms cost, in hundreds of thousands."""

MOST_POINTS, MOST = 24, 100.0
FIRST_START = Line(-1, 0)
LIMITS = Line(5.0, 10.0)
LEAST = {HAND: ((-1, 4), (-4, 8)), LEARN: ((-1, 4), (-4, 19)), HOUSES: ((1, 4), (1, 4))}
"""What a view shows of x and y at least: the plane must not move under the pointer when a point does."""

THUMBNAIL = ((-1.5, 5.5), (-4.0, 2.0))
"""The weights and biases on the small picture of the course map."""

TOLERANCE = 5e-5
"""A gap that four decimals do not show."""


@dataclass(frozen=True)
class Settings:
    """What the page can set; the learner's own points and the start of the descent come beside it."""

    view: str = choice("Show", (HAND, LEARN, HOUSES), HAND)
    examples: str = pick("Examples", (*EXAMPLES, OWN), COURSE, "Click in the plot to add a point; drag one to move it.")
    weight: float = slider("Weight", -LIMITS.weight, LIMITS.weight, 0.5, 0.1, "How steep the line is.")
    bias: float = slider("Bias", -LIMITS.bias, LIMITS.bias, 0.0, 0.1, "Where the line crosses x = 0.")
    noise: float = slider("Noise", 0.0, 3.0, 0.0, 0.5, "How far the examples stray from their rule.")
    rate: float = slider("Learning rate", 0.01, 0.25, 0.01, 0.01, "The length of a step down the loss.")
    epochs: int = slider("Epochs", 100, 3000, 500, 100, "How often the neuron sees all examples. Each time: one step.")
    ask: int = slider("Predict for x =", -10, 20, 10)
    houses: str = pick("Houses", (SIX, THREE), SIX, "50,000 for a house and 50,000 for each bedroom.")
    bedrooms: int = slider("Predict for bedrooms", 1, 12, 7)


@dataclass(frozen=True)
class Result:
    """A neuron and its examples `points` (n, 2). `path` (e, 3): weight, bias and loss at the start and every epoch."""

    settings: Settings
    points: Array
    path: Array
    best: Line

    @property
    def start(self) -> Line:
        return Line(*self.path[0, :2].tolist())

    @property
    def end(self) -> Line:
        return Line(*self.path[-1, :2].tolist())

    @cached_property
    def later_end(self) -> Line:
        """What the neuron has learned after twice as many epochs."""
        path = _path(self.points.tobytes(), self.end, self.settings.rate, self.settings.epochs)
        return Line(*path[-1, :2].tolist())

    @property
    def ask(self) -> int:
        """The x that the neuron is asked about."""
        return self.settings.bedrooms if self.settings.view == HOUSES else self.settings.ask

    @property
    def runs_away(self) -> bool:
        """Whether the descent climbs: with steps small enough the loss is never higher than it was."""
        return bool(self.path[-1, 2] > self.path[:, 2].min() + TOLERANCE)


def compute(settings: Settings, own: Array | None = None, start: Line | None = None) -> Result:
    """Lets the neuron learn the examples, or the learner's `own` points (n, 2), from a start."""
    points = examples(settings, own)
    path = _path(points.tobytes(), start or FIRST_START, settings.rate, settings.epochs)
    return Result(settings, points, path, best(points))


# Most changes on the page leave the descent as it is, and a class begins with the same one.
@lru_cache(maxsize=64)
def _path(points: bytes, start: Line, rate: float, epochs: int) -> Array:
    """The read-only path of a descent on points (n, 2) float64."""
    path = descend(np.frombuffer(points).reshape(-1, 2), start, rate, epochs)
    path.setflags(write=False)
    return path


def examples(settings: Settings, own: Array | None) -> Array:
    """The points (n, 2) of these settings; the course's where the learner has none of their own."""
    if settings.view == HOUSES:
        bedrooms = np.arange(1.0, 7.0 if settings.houses == SIX else 4.0)
        return np.column_stack([bedrooms, BASE + PER_BEDROOM * bedrooms])
    if settings.examples == OWN and own is not None:
        return own
    rule, places = EXAMPLES.get(settings.examples, EXAMPLES[COURSE])
    x = np.array(places, float)
    strays = np.random.default_rng(3).normal(size=len(x))
    return np.column_stack([x, (rule.weight * x + rule.bias + settings.noise * strays).round(2)])


def by_hand(result: Result) -> bytes:
    """The payload of the line that the learner moves."""
    settings = result.settings
    return by_hand_figure.payload(plot(result, result.points[:, 0]), Line(settings.weight, settings.bias), LIMITS)


def descent(result: Result) -> bytes:
    """The payload of the descent."""
    reach = np.append(result.points[:, 0], result.ask)
    return descent_figure.payload(
        result.settings.view, plot(result, reach), result.path, result.best, result.ask, result.settings.epochs
    )


def plot(result: Result, reach: Array) -> Plot:
    """The part of the plane that holds the points, and the best line at every x of `reach` (n,)."""
    settings = result.settings
    heights = np.append(result.points[:, 1], result.best.weight * reach + result.best.bias)
    x, y = (
        (float(np.floor(values.min(initial=low))) - 1, float(np.ceil(values.max(initial=high))) + 1)
        for values, (low, high) in zip((reach, heights), LEAST[settings.view], strict=True)
    )
    if settings.view == HOUSES:
        return Plot(result.points, x, y, "bedrooms", "price, in 100,000", most=0)
    return Plot(result.points, x, y, "x", "y", most=MOST_POINTS)


def is_solved(result: Result) -> bool:
    """Whether the line moved by hand is as good as any, to what its two sliders can tell apart."""
    settings = result.settings
    mine, least = (float(losses(result.points, *line)) for line in ((settings.weight, settings.bias), result.best))
    return mine - least < 0.005


def rule(line: Line) -> str:
    """A line as a learner reads it, to two decimals: y = 2x − 1."""
    weight, bias = (round(number, 2) for number in line)
    return f"y = {'−' if weight < 0 else ''}{abs(weight):g}x {'−' if bias < 0 else '+'} {abs(bias):g}"


def verdict(result: Result) -> str:
    """How the descent ended: `runs away`, `short` of the best line's answer, or `arrived` there."""
    if result.runs_away:
        return "runs away"
    return "short" if gap(result) > TOLERANCE else "arrived"


def gap(result: Result) -> float:
    """How far the neuron's answer is from the best line's."""
    return abs(result.end.at(result.ask) - result.best.at(result.ask))


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    return {
        "epochs": f"{len(result.path) - 1:,}",
        "ask": result.ask,
        "said": number_text(result.end.at(result.ask)),
        "best": number_text(result.best.at(result.ask)),
        "gap": number_text(gap(result)),
        "rule": rule(result.best),
        "rate": f"{result.settings.rate:.2f}",
    }


def number_text(value: float) -> str:
    """A number to four decimals, or that it has grown out of sight."""
    if abs(value) >= FAR:
        return "more than a million"
    return f"{value:.4f}".replace("-", "−")


def parse_points(written: str) -> Array | None:
    """Points (n, 2) from `x,y;x,y`, as the address keeps them; None for anything else."""
    points = _pairs(written)
    return points if points is not None and len(points) <= MOST_POINTS and np.abs(points).max() <= MOST else None


def parse_start(written: str) -> Line | None:
    """A weight and a bias from `weight,bias`, as the address keeps them; None for anything else."""
    points = _pairs(written)
    return Line(*points[0].tolist()) if points is not None and len(points) == 1 else None


def _pairs(written: str) -> Array | None:
    try:
        points = np.array([[float(number) for number in pair.split(",")] for pair in written.split(";")])
    except ValueError:
        return None
    return points if points.ndim == 2 and points.shape[1] == 2 and np.abs(points).max() < FAR else None


def write_points(points: Sequence[Sequence[float]]) -> str:
    """Points as the address keeps them."""
    return ";".join(",".join(f"{float(number):g}" for number in point) for point in points)


NO_GAP, EPOCHS, CHANCE, STEPS = (
    "There is no gap",
    "It has not arrived: more epochs",
    "Networks deal in probabilities",
    "Its steps are too large",
)


def _reason(result: Result) -> str:
    return {"runs away": STEPS, "short": EPOCHS, "arrived": NO_GAP}[verdict(result)]


def _after_twice(result: Result) -> str:
    return number_text(abs(result.later_end.at(result.ask) - result.best.at(result.ask)))


def _twice_options(result: Result) -> tuple[str, ...]:
    now = gap(result)
    return tuple(
        dict.fromkeys([number_text(now), number_text(now / 2), _after_twice(result), "1.0000", number_text(FAR)])
    )


def _rate(result: Result) -> str:
    return f"{largest_rate(result.points):.3f}"


def _rate_options(result: Result) -> tuple[str, ...]:
    return tuple(sorted({_rate(result), "0.010", "0.500", "1.000"}, key=float))


def _rate_numbers(result: Result) -> Mapping[str, Any]:
    return {"curvature": f"{curvature(result.points):.2f}"}


QUESTIONS: tuple[Question[Result], ...] = (
    Question("gap", lambda result: (EPOCHS, CHANCE, STEPS, NO_GAP), _reason, numbers),
    Question("twice", _twice_options, _after_twice, numbers),
    Question("rate", _rate_options, _rate, _rate_numbers),
)


def code(result: Result) -> str:
    """The Keras program that learns the same from the same start, and prints its answer."""
    settings = result.settings
    x, y = result.points.T.tolist()
    return "\n".join(
        [
            "import keras",
            "import numpy as np",
            "",
            f"x = np.array({x})",
            f"y = np.array({y})",
            "",
            "neuron = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])",
            f"neuron.set_weights([np.array([[{result.start.weight}]]), np.array([{result.start.bias}])])",
            f"optimizer = keras.optimizers.SGD(learning_rate={settings.rate:.2f})",
            'neuron.compile(optimizer=optimizer, loss="mean_squared_error")',
            f"neuron.fit(x[:, None], y[:, None], epochs={settings.epochs}, batch_size=len(x), verbose=0)",
            f"print(float(neuron(np.array([[{result.ask}.0]]))[0, 0]))",
        ]
    )


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, as PNG, and its alt text."""
    result = compute(Settings(rate=0.15))
    levels, _, _ = descent_figure.valley(result.points, *THUMBNAIL)
    # The descent as straight lines of pixels from step to step.
    steps = np.arange(0, 60, 0.004)
    columns, rows = (
        descent_figure.CELLS * (np.interp(steps, np.arange(len(result.path)), values) - low) / (high - low)
        for values, (low, high) in zip(result.path.T, THUMBNAIL, strict=False)
    )
    levels[-1 - rows.astype(int), columns.astype(int)] = 255
    return png.heatmap(levels, 0, 255, palette.SEQUENTIAL, zoom=4), "A path zigzags down into the loss valley"
