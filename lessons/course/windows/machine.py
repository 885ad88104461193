"""The window machine: a series cut into windows, mixed by a shuffle buffer, and batched; two ways to write it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lessons.course.windows.fields import batch_size, window
from lessons.course.windows.source import LECTURE, SERIES
from lessons.data import series_file, split_series
from lessons.data.split_series import SplitSeries
from lessons.figures import machine, palette, sparkline
from lessons.figures.machine import Way
from lessons.figures.sparkline import Line, Span
from lessons.maths import pipeline
from lessons.maths.arrays import Array
from lessons.questions import Question, distinct, whole_text
from lessons.settings import choice, menu, slider, switch

LAST, EACH = "w[-1]", "w[1:]"
THUMBNAIL_VALUES, THUMBNAIL_WINDOW = 120, (40, 70)
"""How many values the small picture of the course map shows, and its window: from the first value to the target."""
BATCHES = 4
"""At most this many batches can be filled by hand."""
SEED = 42
BY_HAND = "tf.data: series.window(w + 1).flat_map(…).map(…)"
KERAS = "Keras: timeseries_dataset_from_array(series, series[w:], w)"
DOCUMENTED_KERAS = "the same with series[:-w], as its documentation has it"


@dataclass(frozen=True)
class Settings:
    """How windows are cut, mixed and batched."""

    window: int = window()
    shift: int = slider("Shift", 1, 30, 1, help="How many steps later the next window begins.")
    drop: bool = switch("Drop short windows", True)
    target: str = choice("Target", (LAST, EACH), LAST, "The value behind the window, or the one behind each value.")
    buffer: int = menu("Shuffle buffer", (1, 10, 100, 1000), 1000, "How many windows wait to be drawn from.")
    batch_size: int = batch_size()


@dataclass(frozen=True)
class Result:
    """The windows of the part that trains: where each starts, and how long it is with its target: (N,).

    `order` has the numbers of the first windows as the buffer lets them go.
    """

    settings: Settings
    source: SplitSeries
    starts: Array
    lengths: Array
    order: Array

    @property
    def whole(self) -> int:
        """How many windows have all their values and the one behind."""
        return int((self.lengths == self.settings.window + 1).sum())

    @property
    def short(self) -> int:
        """How many windows at the end of the series are shorter."""
        return len(self.lengths) - self.whole

    @property
    def batches(self) -> int:
        return -(-self.whole // self.settings.batch_size)

    @property
    def last_batch(self) -> int:
        """How many windows the last batch has."""
        return self.whole - (self.batches - 1) * self.settings.batch_size

    @property
    def ways(self) -> tuple[Way, ...]:
        """How many windows each way of writing it makes; the documented example hands in a series cut short."""
        count, size, shift = self.source.split, self.settings.window, self.settings.shift
        documented = pipeline.from_array(count - size, count - size, size, shift)
        return (
            Way(BY_HAND, self.whole),
            Way(KERAS, pipeline.from_array(count, count - size, size, shift)),
            Way(DOCUMENTED_KERAS, documented),
        )

    @property
    def lost(self) -> int:
        """How many windows the documented example loses."""
        return self.whole - self.ways[-1].windows


def compute(settings: Settings, source: SplitSeries) -> Result | None:
    """Cuts the part that trains and draws the windows of the first batches; None where it holds no window."""
    if source.split <= settings.window:
        return None
    starts, lengths = pipeline.cut(source.split, settings.window + 1, settings.shift, settings.drop)
    whole = int((lengths == settings.window + 1).sum())
    order = pipeline.shuffled(whole, settings.buffer, SEED, BATCHES * settings.batch_size)
    return Result(settings, source, starts, lengths, order)


def payload(result: Result, open_answers: frozenset[str]) -> bytes:
    """The payload of the machine, with what has been predicted."""
    settings, source = result.settings, result.source
    return machine.payload(
        source.time[: source.split],
        source.values[: source.split],
        source.unit,
        machine.Cut(settings.window, settings.shift, result.whole, result.short, settings.target == EACH),
        machine.Mix(settings.buffer, settings.batch_size, result.batches, result.last_batch),
        result.order if "mixes" in open_answers else None,
        "count" in open_answers,
        result.ways if "documented" in open_answers else (),
    )


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    settings = result.settings
    return {
        "values": f"{result.source.split:,}",
        "window": settings.window,
        "shift": settings.shift,
        "whole": f"{result.whole:,}",
        "batch": settings.batch_size,
        "buffer": f"{settings.buffer:,}",
    }


def _count_options(result: Result) -> tuple[str, ...]:
    count, window, shift = result.source.split, result.settings.window, result.settings.shift
    return distinct(result.whole, count // shift, count // (window + 1), result.whole + window)


def _reach(result: Result) -> int:
    """Up to which window, counted from 1, the first batch can reach."""
    return min(result.whole, result.settings.buffer + result.settings.batch_size - 1)


COUNT = Question[Result](
    "count", _count_options, lambda result: whole_text(result.whole), numbers, lambda result: ("windowCount",)
)
MIXES = Question[Result](
    "mixes",
    lambda result: distinct(_reach(result), result.settings.batch_size, result.whole, 1),
    lambda result: whole_text(_reach(result)),
    numbers,
    lambda result: ("drawnWindows",),
)
DOCUMENTED = Question[Result](
    "documented",
    lambda result: distinct(result.lost, 0, 1, result.settings.window),
    lambda result: whole_text(result.lost),
    numbers,
    lambda result: ("windowsOfEach",),
)
QUESTIONS: tuple[Question[Result], ...] = (COUNT, MIXES, DOCUMENTED)


def code(result: Result) -> str:
    """The program that cuts, mixes and batches in both ways, and prints what comes out."""
    settings = result.settings
    size, shift = settings.window, settings.shift
    target = "w[1:]" if settings.target == EACH else "w[-1]"
    lines = [
        "# my_series.json holds the part that trains: the series was split before any window was cut.",
        *series_file.IMPORTS,
        "import keras",
        "import numpy as np",
        "import tensorflow as tf",
        "",
        *series_file.READING,
        f"window = {size}",
        "data = tf.data.Dataset.from_tensor_slices(series)",
        f"data = data.window(window + 1, shift={shift}, drop_remainder={settings.drop})",
        "data = data.flat_map(lambda w: w.batch(window + 1))",
        'print("windows:", sum(1 for w in data))',
        f"data = data.shuffle({settings.buffer}, seed={SEED}).map(lambda w: (w[:-1], {target}))",
        *_batching(settings),
        "",
        "other = keras.utils.timeseries_dataset_from_array(",
        f"    series, series[window:], sequence_length=window, sequence_stride={shift}, batch_size=None",
        ")",
        'print("timeseries_dataset_from_array:", sum(1 for w in other))',
        "documented = keras.utils.timeseries_dataset_from_array(",
        f"    series[:-window], series[window:], sequence_length=window, sequence_stride={shift}, batch_size=None",
        ")",
        'print("as documented:", sum(1 for w in documented))',
    ]
    return "\n".join(lines)


def _batching(settings: Settings) -> list[str]:
    if not settings.drop:
        return ["# data.batch(...) would fail: the last windows are shorter than the others."]
    return [f"for x, y in data.batch({settings.batch_size}).take(1):", '    print("x", x.shape, "y", y.shape)']


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, as PNG, and its alt text."""
    values = split_series.from_row(SERIES[LECTURE]).values[:THUMBNAIL_VALUES]
    left, right = THUMBNAIL_WINDOW
    lines = [
        Line(0, values, palette.AROUND),
        Line(left, values[left : right + 1], palette.TRAINING),
        Line(right, values[right : right + 2], palette.VALIDATION, width=14),
    ]
    window = Span(left, right, palette.KNOWN_GROUND)
    return sparkline.draw(lines, [window]), "A window over a series, and the value behind it"
