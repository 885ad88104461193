"""The mixer: a series, its parts one above the other, and how much of all that moves comes from each."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import numpy as np

from lessons.course.time_series.source import FADERS, PRESETS, Source, from_recipe
from lessons.data.split_series import splits
from lessons.figures import mixer, palette, sparkline
from lessons.figures.sparkline import Line
from lessons.maths.series import noise
from lessons.maths.series_mix import Recipe, seasons
from lessons.questions import Question

LABELS = {fader.part: fader.label for fader in FADERS}


@dataclass(frozen=True)
class Result:
    """A mix, and the variance of each of its parts, by part."""

    source: Source
    recipe: Recipe
    variances: Mapping[str, float]

    @property
    def shares(self) -> Mapping[str, float]:
        """How much of all that moves comes from each part: 0 to 1, all together 1; 0 where nothing moves."""
        whole = sum(self.variances.values())
        return {part: variance / whole if whole else 0.0 for part, variance in self.variances.items()}


def compute(recipe: Recipe, split: int | None) -> Result:
    """Mixes the series and measures its parts."""
    source = from_recipe(recipe, split)
    assert source.mix is not None
    made = source.mix
    parts = {
        "trend": made.trend,
        "season": made.season,
        "shocks": made.shocks,
        "echo": made.residual - made.shocks,
        "level": made.level,
    }
    return Result(source, recipe, {name: float(part.var()) for name, part in parts.items()})


def payload(result: Result, show_shares: bool) -> bytes:
    """The payload of the mixer's canvas."""
    time = result.source.time
    return mixer.payload(
        FADERS,
        {name: asdict(preset) for name, preset in PRESETS.items()},
        asdict(result.recipe),
        seasons(time),
        noise(time),
        result.source.split,
        splits(len(time)),
        result.shares if show_shares else None,
    )


def _most(result: Result) -> str:
    return LABELS[max(result.variances, key=result.variances.__getitem__)]


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "most",
        lambda result: tuple(LABELS.values()),
        _most,
        veils=lambda result: ("shares",),
    ),
)


_PATTERNS = {
    "Lecture": "np.where(part < 0.4, np.cos(2 * np.pi * part), np.exp(-3 * part))",
    "Exercise 4.1": "np.where(part < 0.1, np.cos(7 * np.pi * part), np.exp(-5 * part))",
    "Sine": "np.sin(2 * np.pi * part)",
}


def making_code(recipe: Recipe) -> list[str]:
    """The lines that mix the same series as `series`, with NumPy as `np`."""
    if recipe.season in _PATTERNS:
        season = ["part = (time % 365) / 365", f"season = {recipe.amplitude:g} * {_PATTERNS[recipe.season]}"]
    else:
        season = [
            "week = np.array([0.2, 0.1, 0.1, 0.2, 0.6, 1.0, -0.4])",
            f"season = {recipe.amplitude:g} * week[time % 7]",
        ]
    return [
        "time = np.arange(4 * 365 + 1)",
        f"trend = {recipe.slope:g} * time",
        *season,
        f"rest = np.random.RandomState(42).randn(len(time)) * {recipe.noise:g}",
        *(
            ["for step in range(1, len(time)):", f"    rest[step] += {recipe.echo:g} * rest[step - 1]"]
            if recipe.echo
            else []
        ),
        f"level = 10 + np.where(time >= len(time) // 2, {recipe.jump:g}, 0.0)",
        "series = level + trend + season + rest",
    ]


def code(result: Result) -> str:
    """The program that mixes the series and splits it by time, never at random."""
    lines = [
        "import numpy as np",
        "",
        *making_code(result.recipe),
        f"train, validation = np.split(series, [{result.source.split}])",
        'print(len(train), len(validation), f"{series.mean():.4f} {series.std():.4f}")',
    ]
    return "\n".join(lines)


def first_program() -> str:
    """The program of what the page opens with."""
    return code(compute(PRESETS["Lecture"], None))


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, as PNG, and its alt text."""
    source = from_recipe(PRESETS["Lecture"], None)
    train, validation = np.split(source.values, [source.split])
    lines = [Line(0, train, palette.TRAINING), Line(source.split, validation, palette.VALIDATION)]
    return sparkline.draw(lines), "A series that climbs and comes again each year"
