"""Three networks on the same few pictures: what of each is frozen, and how often each is right."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from lessons.course.transfer_learning.trainings import PRESETS, VARIANTS
from lessons.course.transfer_learning.views import FROZEN, NETWORKS, SCRATCH, TUNED, recording
from lessons.data import load, registry
from lessons.data.pictures import resize
from lessons.figures import padlocks
from lessons.figures.padlocks import Bar, Part
from lessons.maths.arrays import Array
from lessons.maths.network import forward
from lessons.networks.bases import BASES
from lessons.networks.plan import maps, weight_shapes
from lessons.questions import Question
from lessons.settings import choice, slider, switch
from lessons.training.run.architecture import expected
from lessons.training.run.history import TrainingRecord, best_among
from lessons.training.run.spec import TrainingSpec

PICTURES = tuple(sorted({spec.per_class for spec in (PRESETS | VARIANTS).values() if spec.per_class is not None}))
"""Training pictures a class with which there are recordings."""
DEFAULT = PRESETS[NETWORKS[FROZEN]].per_class or PICTURES[0]
WHOLE = len(BASES[3].blocks)
CUTS = range(1, WHOLE + 1)
UNDIVIDED = "undivided"
EXAMPLE, TILES = 0, 4
"""Which validation picture goes through the network, and how many of a block's maps are shown."""


@dataclass(frozen=True)
class Settings:
    """Which network is shown, and how many pictures it has learned from; the frozen base can also be cut."""

    base: str = choice("Network", tuple(NETWORKS), FROZEN)
    pictures: int = choice("Training pictures of each class", PICTURES, DEFAULT)
    blocks: int = slider("Blocks of the base", 1, WHOLE, WHOLE, help="Behind the last of them the base is cut.")
    prepared: bool = switch("Pixels divided by 255", True)

    @property
    def can_be_cut(self) -> bool:
        """Whether there are recordings of this network cut, and of undivided pixels."""
        return self.base == FROZEN and self.pictures == DEFAULT


@dataclass(frozen=True)
class Result:
    """The recording that these settings, of which none is without effect, stand for."""

    settings: Settings
    record: TrainingRecord


def compute(settings: Settings) -> Result:
    """The recording of these settings; without the division there is one of the whole base alone."""
    if not settings.can_be_cut:
        settings = replace(settings, blocks=WHOLE, prepared=True)
    elif not settings.prepared:
        return Result(replace(settings, blocks=WHOLE), recording(UNDIVIDED))
    elif settings.blocks < WHOLE:
        return Result(settings, cut(settings.blocks))
    return Result(settings, of(settings.base, settings.pictures))


def of(name: str, pictures: int) -> TrainingRecord:
    """The recording of one of the three networks with this number of training pictures of each class."""
    return recording(NETWORKS[name] if pictures == DEFAULT else f"{NETWORKS[name]}-{pictures}")


def cut(blocks: int) -> TrainingRecord:
    """The recording of the frozen base with its first `blocks` blocks."""
    return of(FROZEN, DEFAULT) if blocks == WHOLE else recording(f"cut-{blocks}")


class Size(NamedTuple):
    """How many numbers of a network are trained, and how many are frozen."""

    trainable: int
    frozen: int


def size(spec: TrainingSpec) -> Size:
    """What Keras's summary calls trainable and non-trainable parameters."""
    network = expected(spec)
    shapes = weight_shapes(network.layers, network.encoding)
    counts = [sum(math.prod(shape) for shape in weights) for weights in shapes]
    frozen = sum(
        count for layer, count in zip(network.layers, counts, strict=True) if not layer.config.get("trainable", True)
    )
    return Size(sum(counts) - frozen, frozen)


def inputs(spec: TrainingSpec) -> tuple[int, ...]:
    """The shape (H, W, C) of the maps that go into the head."""
    network = expected(spec)
    return maps(network.layers, network.encoding)[-1]


def payload(result: Result, open_answers: frozenset[str]) -> bytes:
    """The payload of base, head and padlocks, with the answers that may be known."""
    return padlocks.padlocks(
        picture(),
        parts(result),
        size(result.record.spec) if "trained" in open_answers else None,
        bars(result, open_answers),
        1 / len(class_names()),
    )


def picture() -> Array:
    """The picture (side, side, 3) that goes through the network."""
    spec = of(FROZEN, DEFAULT).spec
    looks: Array = resize(load(spec.data, "validation").images[EXAMPLE], spec.image_size, spec.image_size)
    return looks


def class_names() -> tuple[str, ...]:
    """What the networks tell apart."""
    return registry.describe(of(FROZEN, DEFAULT).spec.data).class_names


def parts(result: Result) -> list[Part]:
    """The blocks of the base, those that are cut off too, and the head."""
    options = result.record.spec.network_options
    whole, taught, locked = of(result.settings.base, DEFAULT), options["pretrained"], not options["trainable"]
    network = expected(whole.spec)
    shapes = maps(network.layers, network.encoding)[-2 * WHOLE :][1::2]
    blocks = [
        Part(f"Block {number}", _times(shape), locked, taught, number <= result.settings.blocks, tiles)
        for number, (shape, tiles) in enumerate(zip(shapes, _tiles(result.settings.base), strict=True), 1)
    ]
    return [*blocks, Part("Head", " or ".join(class_names()), locked=False, taught=False, kept=True)]


@lru_cache(maxsize=len(NETWORKS))
def _tiles(base: str) -> tuple[Array, ...]:
    """What each block of a network, taught with `DEFAULT` pictures, makes of the picture: (TILES, side, side) uint8."""
    record = of(base, DEFAULT)
    layers = record.layers(best_among(record, record.epochs_with_weights))
    outputs = zip(layers, forward(layers, picture()), strict=True)
    return tuple(_strongest(output) for layer, output in outputs if layer.class_name == "MaxPooling2D")


def _strongest(output: Array) -> Array:
    """The maps (TILES, side, side) that are highest on average, each stretched to 0 ... 255."""
    best = np.sort(np.argsort(-output.mean(axis=(0, 1)), kind="stable")[:TILES])
    chosen = output[..., best].transpose(2, 0, 1)
    stretched: Array = (255 * chosen / np.maximum(chosen.max(axis=(1, 2), keepdims=True), 1e-9)).astype(np.uint8)
    return stretched


def bars(result: Result, open_answers: frozenset[str]) -> Mapping[str, Sequence[Bar]]:
    """The best validation accuracies that may be known, by the number of training pictures."""
    if "ahead" not in open_answers:
        return {}
    groups = PICTURES if "fewest" in open_answers else (result.settings.pictures,)
    return {_each(pictures): _group(result, pictures) for pictures in groups}


def _each(pictures: int) -> str:
    return f"{pictures} of each class"


def _group(result: Result, pictures: int) -> list[Bar]:
    settings = result.settings
    is_here, is_whole = pictures == settings.pictures, result.record is of(settings.base, settings.pictures)
    three = [
        Bar(name, place, of(name, pictures).best_val_metric, is_here and is_whole and name == settings.base)
        for place, name in enumerate(NETWORKS)
    ]
    if is_whole or not is_here:
        return three
    name = f"Cut behind block {settings.blocks}" if settings.prepared else "Not divided by 255"
    return [*three, Bar(name, len(three), result.record.best_val_metric, True)]


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    settings = result.settings
    return {
        "classes": " and ".join(class_names()),
        "pictures": settings.pictures * len(class_names()),
        "base": registry.describe(BASES[3].data).title.partition(",")[0].lower(),
        "blocks": settings.blocks,
        "shape": _times(inputs(result.record.spec)),
        "inputs": f"{math.prod(inputs(result.record.spec)):,}",
        "accuracy": f"{result.record.best_val_metric:.1%}",
        "whole": f"{cut(WHOLE).best_val_metric:.1%}",
    }


def _times(shape: Sequence[int]) -> str:
    return " × ".join(map(str, shape))


def verdict(result: Result, open_answers: frozenset[str]) -> str:
    """The section of the words that fits what is on show."""
    if "ahead" not in open_answers or result.record is of(result.settings.base, result.settings.pictures):
        return f"three {result.settings.base}"
    return "cut" if result.settings.prepared else "undivided"


def program_spec(result: Result) -> TrainingSpec:
    """The run whose program the page prints."""
    return result.record.spec


def _share(size: Size) -> str:
    return f"{size.trainable / sum(size):.0%}"


def _frozen() -> Size:
    return size(of(FROZEN, DEFAULT).spec)


def _trained_options(result: Result) -> tuple[str, ...]:
    trainable, frozen = _frozen()
    return "0%", _share(Size(trainable, frozen)), _share(Size(frozen, trainable)), "100%"


def _trained_numbers(result: Result) -> Mapping[str, Any]:
    return {"all": f"{sum(_frozen()):,}", "trained": f"{_frozen().trainable:,}"}


def _ahead(result: Result) -> str:
    return max(NETWORKS, key=lambda name: of(name, DEFAULT).best_val_metric)


def _ahead_numbers(result: Result) -> Mapping[str, Any]:
    return {"pictures": DEFAULT, "classes": " and ".join(class_names())}


def _fewest(result: Result) -> str:
    """With how many pictures of each class the network from scratch is as good as the frozen base with the fewest."""
    goal = of(FROZEN, PICTURES[0]).best_val_metric
    reached = [pictures for pictures in PICTURES if of(SCRATCH, pictures).best_val_metric >= goal]
    return str(reached[0]) if reached else f"more than {PICTURES[-1]}"


def _fewest_options(result: Result) -> tuple[str, ...]:
    return (*map(str, PICTURES), f"more than {PICTURES[-1]}")


def _fewest_numbers(result: Result) -> Mapping[str, Any]:
    return {"few": PICTURES[0], "goal": f"{of(FROZEN, PICTURES[0]).best_val_metric:.0%}"}


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "trained",
        _trained_options,
        lambda result: _share(_frozen()),
        veils=lambda result: ("weightCounts",),
        numbers=_trained_numbers,
    ),
    Question(
        "ahead",
        lambda result: (SCRATCH, FROZEN, TUNED),
        _ahead,
        veils=lambda result: ("accuracies",),
        numbers=_ahead_numbers,
    ),
    Question(
        "fewest",
        _fewest_options,
        _fewest,
        veils=lambda result: (_each(PICTURES[-1]),),
        numbers=_fewest_numbers,
    ),
)
