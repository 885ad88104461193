"""Max and average: the map with its winners, and what each kind of pooling makes of it."""

from collections.abc import Mapping
from typing import Any

from lessons.course.pooling.layer import Result, scale
from lessons.figures import marks, png
from lessons.questions import Question

MAX, AVERAGE, ALIKE = "the max pooled one", "the average pooled one", "both alike"


def source(result: Result) -> bytes:
    """The map with a frame around each window's winner, as PNG."""
    return marks.frame(result.values, scale(result), result.winners[result.has_winner])


def pooled(result: Result) -> dict[str, bytes]:
    """Both pooled maps as PNG, by what is to be said of each."""
    colours = scale(result)
    maps = {kind: result.pooled(kind) for kind in ("max", "average")}
    return {
        caption(result, kind): png.heatmap(values, colours.low, colours.high, colours.colours, zoom=10)
        for kind, values in maps.items()
    }


def caption(result: Result, kind: str) -> str:
    """What is said of a pooled map: its kind and its largest number."""
    return f"{kind.capitalize()} pooled: up to {result.pooled(kind).max():.0f}"


def numbers(result: Result) -> Mapping[str, Any]:
    """How many numbers go in, and what is left of them."""
    out = result.pooled("max")
    counts = {"before": f"{result.values.size:,}", "after": f"{out.size:,}", "side": result.side, "out": len(out)}
    largest = {kind: f"{result.pooled(kind).max():.0f}" for kind in ("max", "average")}
    return counts | largest | {"largest": f"{result.values.max():.0f}"}


def _share(result: Result) -> str:
    return f"{result.pooled('max').size / result.values.size:.0%}"


def _share_options(result: Result) -> tuple[str, ...]:
    shares = {_share(result), "25%", "50%", "75%", "100%"}
    return tuple(sorted(shares, key=lambda share: int(share[:-1])))


def _brighter(result: Result) -> str:
    largest, average = (round(float(result.pooled(kind).max())) for kind in ("max", "average"))
    return MAX if largest > average else ALIKE


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "share",
        _share_options,
        _share,
        veils=lambda result: ("{before} numbers go in, {after} come out".format(**numbers(result)),),
        numbers=numbers,
    ),
    Question(
        "brighter",
        lambda result: (MAX, AVERAGE, ALIKE),
        _brighter,
        veils=lambda result: (caption(result, "max"), caption(result, "average")),
        numbers=numbers,
    ),
)
