"""The parts: a series taken apart again by STL, and laid over what was mixed."""

from collections.abc import Mapping
from dataclasses import dataclass

from lessons.course.time_series import fits
from lessons.course.time_series.fits import Fit
from lessons.course.time_series.program import imports, reading_code
from lessons.course.time_series.source import Source
from lessons.figures import parts
from lessons.maths.arrays import Array
from lessons.maths.series_models import Parts
from lessons.questions import Question, distinct

SERIES, TREND, SEASON, REMAINDER = "Series", "Trend, level and break", "Season", "Remainder: noise and echo"


@dataclass(frozen=True)
class Result:
    """A series and its parts, each (n,), which are missing until they are found, and mixed ones where nobody knows."""

    source: Source
    found: Mapping[str, Array]
    mixed: Mapping[str, Array]

    @property
    def spread(self) -> tuple[float, float]:
        """The standard deviation of the remainder as found and as mixed; 0 for what is not known."""
        found, mixed = (
            float(parts[REMAINDER].std()) if REMAINDER in parts else 0.0 for parts in (self.found, self.mixed)
        )
        return found, mixed


def obstacle(source: Source) -> str | None:
    """Why a series cannot be taken apart, as the section of the words that says it; None where it can."""
    if source.period is None or source.period < 2:
        return "no season"
    return "too long" if len(source.values) > fits.LONGEST else None


def search(source: Source) -> Fit[Parts]:
    """The search for the parts of a series without an obstacle."""
    assert source.period is not None
    return fits.parts(source.values, source.period)


def numbers(source: Source) -> Mapping[str, str]:
    """What fills the blanks of the words about an obstacle."""
    return {"values": f"{len(source.values):,}", "most": f"{fits.LONGEST:,}"}


def compute(source: Source, found: Parts | None) -> Result:
    """Lays what was found, if it was, beside what was mixed."""
    parts_of: dict[str, Array] = {}
    if found is not None:
        parts_of = {TREND: found.trend, SEASON: found.season, REMAINDER: found.remainder}
    made = source.mix
    if made is None:
        return Result(source, parts_of, {})
    # STL counts what a season holds on average as level.
    middle = made.season[: source.period].mean()
    mixed = {TREND: made.level + made.trend + middle, SEASON: made.season - middle, REMAINDER: made.residual}
    return Result(source, parts_of, mixed)


def payload(result: Result, open_answers: frozenset[str]) -> bytes:
    """The payload of the canvas; the remainder that was found once its size is predicted."""
    source = result.source
    visible = [TREND, SEASON, *([REMAINDER] if "swallows" in open_answers or not result.mixed else [])]
    return parts.payload(source.time, source.unit, {SERIES: source.values}, result.found, result.mixed, visible)


def _short(value: float) -> str:
    return f"{value:.1f}"


def _spread_options(result: Result) -> tuple[str, ...]:
    found, mixed = result.spread
    return distinct(_short(found), _short(mixed), _short(1.5 * mixed), _short(0.5 * mixed))


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "swallows",
        _spread_options,
        lambda result: _short(result.spread[0]),
        lambda result: {"mixed": _short(result.spread[1])},
        lambda result: (f"found {REMAINDER}",),
    ),
)


def questions(result: Result) -> tuple[Question[Result], ...]:
    """What was mixed must be known, and must move, to ask what was found of it."""
    return QUESTIONS if all(result.spread) else ()


def code(source: Source) -> str:
    """The program that takes the series apart."""
    lines = [
        *imports(source),
        "import numpy as np",
        "from statsmodels.tsa.seasonal import STL",
        "",
        *reading_code(source),
        f"parts = STL(series, period={source.period}, robust=True).fit()",
        'print(f"trend {parts.trend.std():.3f}, season {parts.seasonal.std():.3f}, rest {parts.resid.std():.3f}")',
    ]
    return "\n".join(lines)
