"""Cutting the base: what each of its blocks is worth, and what it costs to forget the division by 255."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lessons.course.transfer_learning.views import FROZEN, NETWORKS, SCRATCH, recording
from lessons.networks.bases import BASES
from lessons.networks.plan import Shape, maps
from lessons.questions import Question
from lessons.settings import slider, switch
from lessons.training.reports.comparison import Entry
from lessons.training.run.architecture import expected
from lessons.training.run.history import TrainingRecord

WHOLE = len(BASES[3].blocks)
CUTS = range(1, WHOLE + 1)
UNDIVIDED = "undivided"


@dataclass(frozen=True)
class Settings:
    """How much of the base is kept, and whether its pictures are prepared as it has learned them."""

    blocks: int = slider("Blocks of the base", 1, WHOLE, WHOLE, help="The head is put behind them.")
    prepared: bool = switch("Pixels divided by 255", True)


@dataclass(frozen=True)
class Result:
    """The frozen base cut behind `blocks`, beside the whole one and the network from scratch."""

    blocks: int
    prepared: bool
    record: TrainingRecord


def compute(settings: Settings) -> Result:
    """The recording of these settings; without the division there is one of the whole base alone."""
    if not settings.prepared:
        return Result(WHOLE, False, recording(UNDIVIDED))
    return Result(settings.blocks, True, of(settings.blocks))


def of(blocks: int) -> TrainingRecord:
    """The recording of the frozen base with its first `blocks` blocks."""
    return recording(NETWORKS[FROZEN] if blocks == WHOLE else f"cut-{blocks}")


def entries(result: Result) -> dict[int, Entry]:
    """The recording beside the whole base, where it is not that, and the network from scratch."""
    whole = Entry(NETWORKS[FROZEN], f"All {WHOLE} blocks", of(WHOLE))
    scratch = Entry(NETWORKS[SCRATCH], SCRATCH, recording(NETWORKS[SCRATCH]))
    if result.record is whole.record:
        return {0: scratch, 1: whole}
    name = f"Cut behind block {result.blocks}" if result.prepared else "Not divided by 255"
    return {0: scratch, 1: whole, 3: Entry(name, name, result.record)}


def shape(blocks: int) -> Shape:
    """The shape (H, W, C) of the maps that go into the head behind the first `blocks` blocks."""
    network = expected(of(blocks).spec)
    return maps(network.layers, network.encoding)[-1]


def inputs(blocks: int) -> int:
    """How many numbers go into the head behind the first `blocks` blocks."""
    return math.prod(shape(blocks))


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    return {
        "blocks": result.blocks,
        "all": WHOLE,
        "shape": " × ".join(map(str, shape(result.blocks))),
        "accuracy": f"{result.record.best_val_metric:.1%}",
        "whole": f"{of(WHOLE).best_val_metric:.1%}",
    }


def verdict(result: Result) -> str:
    """The section of the words that fits what is on show."""
    if not result.prepared:
        return "undivided"
    return "whole" if result.blocks == WHOLE else "cut"


def _best_cut(result: Result) -> str:
    return str(max(CUTS, key=lambda blocks: of(blocks).best_val_metric))


def _inputs_options(result: Result) -> tuple[str, ...]:
    return tuple(f"{count:,}" for count in sorted({inputs(blocks) for blocks in CUTS}))


def _lost(result: Result) -> str:
    """What the forgotten division costs, in points of a hundred."""
    return _points(round(100 * (of(WHOLE).best_val_metric - recording(UNDIVIDED).best_val_metric)))


def _points(fall: int) -> str:
    return f"{fall} points" if fall > 0 else "nothing"


def _lost_options(result: Result) -> tuple[str, ...]:
    return tuple(dict.fromkeys(("nothing", _lost(result), *(_points(fall) for fall in (2, 12, 30)))))


QUESTIONS: tuple[Question[Result], ...] = (
    Question("best cut", lambda result: tuple(map(str, CUTS)), _best_cut),
    Question("inputs", _inputs_options, lambda result: f"{inputs(result.blocks):,}", numbers),
    Question("lost", _lost_options, _lost),
)
