"""The mixer: a series, its parts one above the other, and how much of all that moves comes from each."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lessons.course.time_series.source import Source, from_recipe
from lessons.data.sets import mixed_series
from lessons.data.sets.mixed_series import PRESETS
from lessons.figures import palette, sparkline
from lessons.figures.mixer import FADERS
from lessons.figures.sparkline import Line
from lessons.questions import Question

LABELS = {fader.part: fader.label for fader in FADERS}


@dataclass(frozen=True)
class Result:
    """A mix, and the variance of each of its parts, by part."""

    source: Source
    variances: Mapping[str, float]

    @property
    def shares(self) -> Mapping[str, float]:
        """How much of all that moves comes from each part: 0 to 1, all together 1; 0 where nothing moves."""
        whole = sum(self.variances.values())
        return {part: variance / whole if whole else 0.0 for part, variance in self.variances.items()}


def compute(source: Source) -> Result:
    """Measures the parts of a mix."""
    assert source.mix is not None
    made = source.mix
    parts = {
        "trend": made.trend,
        "season": made.season,
        "shocks": made.shocks,
        "echo": made.residual - made.shocks,
        "level": made.level,
    }
    return Result(source, {name: float(part.var()) for name, part in parts.items()})


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


def code(result: Result) -> str:
    """The program that mixes the series and splits it by time, never at random."""
    assert result.source.recipe is not None
    lines = [
        "import numpy as np",
        "",
        *mixed_series.code(result.source.recipe),
        f"train, validation = np.split(series, [{result.source.split}])",
        'print(len(train), len(validation), f"{series.mean():.4f} {series.std():.4f}")',
    ]
    return "\n".join(lines)


def first_program() -> str:
    """The program of what the page opens with."""
    return code(compute(from_recipe(PRESETS["Lecture"], None)))


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, as PNG, and its alt text."""
    source = from_recipe(PRESETS["Lecture"], None)
    train, validation = np.split(source.values, [source.split])
    lines = [Line(0, train, palette.TRAINING), Line(source.split, validation, palette.VALIDATION)]
    return sparkline.draw(lines), "A series that climbs and comes again each year"
