"""The neuron of the lesson: its examples, the descent that teaches it, and how both read on the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from lessons import catalog
from lessons.figures.plot import Plot
from lessons.maths.arrays import Array
from lessons.maths.descent import FAR, Line, best, curvature, descend, largest_rate
from lessons.settings import choice, slider
from lessons.settings import menu as pick
from lessons.text.plain import with_minus

SLUG = catalog.slug(__name__)
HAND, STEP, LEARN, HOUSES = "By hand", "One step", "Learn", "House prices"
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
LEAST = {
    HAND: ((-1, 4), (-4, 8)),
    STEP: ((-1, 4), (-4, 8)),
    LEARN: ((-1, 4), (-4, 19)),
    HOUSES: ((1, 4), (1, 4)),
}
"""What a view shows of x and y at least: the plane must not move under the pointer when a point does."""

STEPS = 30
"""How many epochs are taken one by one."""

TOLERANCE = 5e-5
"""A gap that four decimals do not show."""


@dataclass(frozen=True)
class Settings:
    """What the page can set; the learner's own points and the start of the descent come beside it."""

    view: str = choice("Show", (HAND, STEP, LEARN, HOUSES), HAND)
    examples: str = pick("Examples", (*EXAMPLES, OWN), COURSE, "Click in the plot to add a point; drag one to move it.")
    weight: float = slider("Weight", -LIMITS.weight, LIMITS.weight, 0.5, 0.1, "How steep the line is.")
    bias: float = slider("Bias", -LIMITS.bias, LIMITS.bias, 0.0, 0.1, "Where the line crosses x = 0.")
    noise: float = slider("Noise", 0.0, 3.0, 0.0, 0.5, "How far the examples stray from their rule.")
    rate: float = slider("Learning rate", 0.01, 0.25, 0.01, 0.01, "How much of the slope one step takes.")
    step_rate: float = slider("Learning rate", 0.01, 0.25, 0.1, 0.01, "How much of the slope one step takes.")
    epochs: int = slider("Epochs", 100, 3000, 500, 100, "How often it sees all examples: one step each time.")
    ask: int = slider("Predict for x =", -10, 20, 10)
    houses: str = pick("Houses", (SIX, THREE), SIX, "50,000 for a house and 50,000 for each bedroom.")
    bedrooms: int = slider("Predict for bedrooms", 1, 12, 7)


@dataclass(frozen=True)
class Result:
    """A neuron and its examples `points` (n, 2). `path` (e, 3): weight, bias and loss at the start and every epoch.

    `epochs` is how many it was to learn, at the learning rate `rate`: its path is shorter where the loss explodes.
    """

    settings: Settings
    points: Array
    rate: float
    epochs: int
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
        path = _path(self.points.tobytes(), self.end, self.rate, self.epochs)
        return Line(*path[-1, :2].tolist())

    @property
    def limit(self) -> float:
        """The learning rate above which the loss explodes."""
        return largest_rate(self.points)

    @property
    def ask(self) -> int:
        """The x that the neuron is asked about."""
        return self.settings.bedrooms if self.settings.view == HOUSES else self.settings.ask

    @property
    def gap(self) -> float:
        """How far the neuron's answer is from the best line's."""
        return abs(self.end.at(self.ask) - self.best.at(self.ask))


def compute(settings: Settings, own: Array | None = None, start: Line | None = None) -> Result:
    """Lets the neuron learn the examples, or the learner's `own` points (n, 2), from a start."""
    points = examples(settings, own)
    rate, epochs = (settings.step_rate, STEPS) if settings.view == STEP else (settings.rate, settings.epochs)
    path = _path(points.tobytes(), start or FIRST_START, rate, epochs)
    return Result(settings, points, rate, epochs, path, best(points))


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


def rule(line: Line) -> str:
    """A line as a learner reads it, to two decimals: y = 2x − 1."""
    weight, bias = (round(number, 2) for number in line)
    return f"y = {'−' if weight < 0 else ''}{abs(weight):g}x {'−' if bias < 0 else '+'} {abs(bias):g}"


def verdict(result: Result) -> str:
    """How the descent ends: `arrived` at the best line's answer, `short` of it, or it never will: it `explodes`."""
    if result.gap <= TOLERANCE:
        return "arrived"
    return "explodes" if result.rate >= result.limit else "short"


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    return {
        "epochs": f"{len(result.path) - 1:,}",
        "ask": result.ask,
        "said": number_text(result.end.at(result.ask)),
        "best": number_text(result.best.at(result.ask)),
        "gap": number_text(result.gap),
        "rule": rule(result.best),
        "rate": f"{result.rate:.2f}",
        "limit": rate_text(result.limit),
        "curvature": f"{curvature(result.points):.2f}",
    }


def number_text(value: float) -> str:
    """A number to four decimals, or that it has grown out of sight."""
    if abs(value) >= FAR:
        return "more than a million"
    return with_minus(value, ".4f")


def rate_text(rate: float) -> str:
    """A learning rate to three decimals."""
    return f"{rate:.3f}"


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


def code(result: Result) -> str:
    """The Keras program that learns the same from the same start, and prints its answer."""
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
            f"optimizer = keras.optimizers.SGD(learning_rate={result.rate:.2f})",
            'neuron.compile(optimizer=optimizer, loss="mean_squared_error")',
            f"neuron.fit(x[:, None], y[:, None], epochs={result.epochs}, batch_size=len(x), verbose=0)",
            f"print(float(neuron(np.array([[{result.ask}.0]]))[0, 0]))",
        ]
    )


def first_program() -> str:
    """The program of what the page opens with."""
    return code(compute(Settings()))
