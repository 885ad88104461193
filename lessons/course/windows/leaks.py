"""The bench of leaks: one neuron, measured honestly, and with each of four mistakes that let it see the future."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from lessons.course.windows.fields import window
from lessons.course.windows.trainings import DENSE
from lessons.data import series_file
from lessons.data.sets import made_series
from lessons.data.split_series import SplitSeries
from lessons.figures import ladder
from lessons.figures.ladder import Rung
from lessons.maths import neuron, series
from lessons.maths.arrays import Array
from lessons.questions import Question
from lessons.settings import switch
from lessons.text.plain import with_minus
from lessons.training import settings as training

HONEST, TOGETHER = "Honest", "All that are on"
LEAKS = {
    "scaling": "Scaled on all of it",
    "shuffling": "Shuffled, then split",
    "smoothing": "Smoothed ahead",
    "choosing": "Best epoch picked",
}
"""The mistakes by name, in the order in which a program makes them, and what a learner calls them."""
RATE, EPOCHS, BATCH, SMOOTHED = 0.01, 30, 32, 3
SHUFFLING_SEED = 1
LONGEST = 4000
"""Of a longer series the values around the split are enough: half of them train."""
PLACES = {HONEST: 6, TOGETHER: 7} | {title: place for place, title in enumerate(LEAKS.values())}
"""Where a bar stands among the looks of a ladder's rungs."""


@dataclass(frozen=True)
class Settings:
    """What the neuron sees, and which mistakes are made."""

    window: int = window()
    seed: int = training.seed(DENSE)
    scaling: bool = switch(LEAKS["scaling"], True)
    shuffling: bool = switch(LEAKS["shuffling"], True)
    smoothing: bool = switch(LEAKS["smoothing"], True)
    choosing: bool = switch(LEAKS["choosing"], True)

    @property
    def mistakes(self) -> tuple[str, ...]:
        """The names of those that are made."""
        return tuple(name for name in LEAKS if getattr(self, name))


@dataclass(frozen=True)
class Outcome:
    """What the neuron says of the validation part (n,), NaN where it was trained on it, and its reported errors."""

    forecast: Array
    mae: float
    mse: float


@dataclass(frozen=True)
class Result:
    """The honest outcome, and that of each mistake alone; that of all which are on where they are several.

    `floor` is the error of who knows how the series was made, None where nobody does.
    """

    settings: Settings
    source: SplitSeries
    honest: Outcome
    alone: Mapping[str, Outcome]
    together: Outcome | None
    floor: float | None

    def gain(self, name: str) -> float:
        """By how much a mistake makes the reported error smaller."""
        return self.honest.mae - self.alone[name].mae

    @property
    def most(self) -> str:
        """The name of the mistake that gains most."""
        return max(self.alone, key=self.gain)

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """The bars: the honest one always, and those of the mistakes that are on."""
        bars = {HONEST: self.honest} | {LEAKS[name]: self.alone[name] for name in self.settings.mistakes}
        bars |= {TOGETHER: self.together} if self.together is not None else {}
        return tuple(
            Rung(title, PLACES[title], one.forecast, one.mae, one.mse, title != HONEST) for title, one in bars.items()
        )


def compute(settings: Settings, source: SplitSeries) -> Result | None:
    """Teaches the neuron honestly and with every mistake; None where nothing is left to learn from."""
    if source.split < settings.window + 2:
        return None
    seen = near_split(source)

    def measure(*mistakes: str) -> Outcome:
        return _measure(seen.values.tobytes(), seen.split, settings.window, settings.seed, mistakes)

    together = measure(*settings.mistakes) if len(settings.mistakes) > 1 else None
    return Result(settings, seen, measure(), {name: measure(name) for name in LEAKS}, together, _floor(source))


def near_split(source: SplitSeries) -> SplitSeries:
    """The series around its split, which is all that is used of a long one."""
    part = slice(max(0, source.split - LONGEST // 2), source.split + LONGEST // 2)
    return replace(source, time=source.time[part], values=source.values[part], split=source.split - part.start)


def _floor(source: SplitSeries) -> float | None:
    """The mean size of the noise over the validation part, which nobody foresees."""
    noise = made_series.noise(source.data or "")
    return None if noise is None else float(np.abs(noise[source.split :]).mean())


@lru_cache(maxsize=128)
def _measure(written: bytes, split: int, window: int, seed: int, mistakes: tuple[str, ...]) -> Outcome:
    """What the neuron reports of the values (n,) float64 that were `written`, of which the first `split` train."""
    values = np.frombuffer(written)
    seen = values if "scaling" in mistakes else values[:split]
    low, span = seen.min(), np.ptp(seen) or 1.0
    scaled = (values - low) / span
    inputs = sliding_window_view(_smoothed(scaled) if "smoothing" in mistakes else scaled, window)[:-1]
    targets = scaled[window:]
    order = np.arange(len(targets))
    if "shuffling" in mistakes:
        order = np.random.default_rng(SHUFFLING_SEED).permutation(order)
    train, validation = order[: split - window], np.sort(order[split - window :])
    after = neuron.learn(inputs[train], targets[train], RATE, EPOCHS, BATCH, seed)
    candidates = after if "choosing" in mistakes else after[-1:]
    said = [np.clip(neuron.forecast(inputs, weights), 0, 1) * span + low for weights in candidates]
    reported = values[window:][validation]
    errors = [series.mae(reported, one[validation]) for one in said]
    chosen = said[int(np.argmin(errors))]
    forecast = np.full(len(targets), np.nan)
    forecast[validation] = chosen[validation]
    return Outcome(
        forecast[split - window :],
        series.mae(reported, chosen[validation]),
        series.mse(reported, chosen[validation]),
    )


def _smoothed(values: Array) -> Array:
    """The mean of each value and its neighbours: the last value of a window then holds a third of the next."""
    means: Array = sliding_window_view(np.pad(values, SMOOTHED // 2, mode="edge"), SMOOTHED).mean(axis=1)
    return means


def payload(result: Result, note: str, open_answers: frozenset[str]) -> bytes:
    """The payload of the bars, whose errors come once the greatest gain is predicted."""
    source = result.source
    part = slice(source.split, None)
    return ladder.payload(
        source.time[part],
        source.values[part],
        source.unit,
        result.rungs,
        (HONEST,),
        note,
        result.floor,
        "most" in open_answers,
    )


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words: the errors, and by how much each mistake makes them look smaller."""
    gains = {name: _signed(result.gain(name)) for name in LEAKS}
    return gains | {"honest": f"{result.honest.mae:.2f}", "floor": f"{result.floor or 0:.2f}"}


def _signed(gain: float) -> str:
    """A gain as a change of the error: what looks better is smaller."""
    return with_minus(-gain, "+.2f")


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "most",
        lambda result: tuple(map(str.capitalize, LEAKS)),
        lambda result: result.most.capitalize(),
        numbers,
        lambda result: ("absoluteError",),
    ),
)


def code(result: Result) -> str:
    """The Keras program that measures the same neuron, with the mistakes that are on."""
    mistakes, settings, split = result.settings.mistakes, result.settings, result.source.split
    seen = "series  # a leak" if "scaling" in mistakes else "series[:split]"
    lines = [
        *series_file.IMPORTS,
        "import keras",
        "import numpy as np",
        "from numpy.lib.stride_tricks import sliding_window_view",
        "",
        *series_file.READING,
        f"split, window = {split}, {settings.window}",
        f"seen = {seen}",
        "low, span = seen.min(), seen.max() - seen.min()",
        "scaled = (series - low) / span",
        "inputs, targets = sliding_window_view(scaled, window)[:-1], scaled[window:]",
        *(_SMOOTHING if "smoothing" in mistakes else []),
        "order = np.arange(len(targets))",
        *(_SHUFFLING if "shuffling" in mistakes else []),
        "train, validation = order[: split - window], np.sort(order[split - window :])",
        "",
        *_LEARNING,
        f"draw = np.random.default_rng({settings.seed})",
        "errors = []",
        f"for epoch in range({EPOCHS}):",
        "    chosen = train[draw.permutation(len(train))]",
        f"    model.fit(inputs[chosen], targets[chosen], batch_size={BATCH}, shuffle=False, verbose=0)",
        "    forecast = np.clip(model.predict(inputs[validation], verbose=0)[:, 0], 0, 1) * span + low",
        "    errors.append(np.abs(forecast - series[window:][validation]).mean())",
        *(
            ["# A leak: this is the lowest of all epochs, on the very part that is reported.", "reported = min(errors)"]
            if "choosing" in mistakes
            else ["reported = errors[-1]"]
        ),
        'print(f"mean absolute error {reported:.2f}")',
    ]
    return "\n".join(lines)


_SMOOTHING = [
    "# A leak: the mean around each value reaches one step ahead.",
    f'smooth = sliding_window_view(np.pad(scaled, {SMOOTHED // 2}, mode="edge"), {SMOOTHED}).mean(axis=1)',
    "inputs = sliding_window_view(smooth, window)[:-1]",
]
_SHUFFLING = [
    "# A leak: windows that overlap fall into both parts.",
    f"order = np.random.default_rng({SHUFFLING_SEED}).permutation(order)",
]
_LEARNING = [
    'model = keras.Sequential([keras.Input((window,)), keras.layers.Dense(1, kernel_initializer="zeros")])',
    f'model.compile(optimizer=keras.optimizers.Adam(learning_rate={RATE}), loss="mse")',
]
