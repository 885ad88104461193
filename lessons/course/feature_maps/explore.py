"""The explorer: a trained network, layer by layer, for one picture."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from lessons.data import Dataset, load, pictures, registry
from lessons.figures import explorer, png, stepper
from lessons.maths.arrays import Array
from lessons.maths.geometry import Window, extent, output_size, receptive_field
from lessons.maths.layers import LAYERS
from lessons.maths.network import Layer, forward, probabilities, run_layer, window
from lessons.questions import Question, distinct, whole_text
from lessons.settings import choice, menu, slider, switch
from lessons.training.reports import recordings
from lessons.training.run.history import TrainingRecord
from lessons.training.settings import MY_RUN

EXPLORE, LEARN, TRAIN = "Explore", "From random to trained", "Train"
DIGITS, TEXTURES, MY_FILE = "Digits", "Textures", ".keras file"
RECORDINGS = {
    DIGITS: ("feature-maps", "digits"),
    TEXTURES: ("feature-maps", "textures"),
    "Horses or humans": ("real-images", "horses-or-humans"),
    "Happy or sad": ("real-images", "happy-or-sad"),
}
"""The networks on pictures that the explorer opens, each a recording of a lesson."""
TEXTS = {
    "Reviews: Conv1D": ("sequence-models", "conv1d"),
    "Reviews: LSTM": ("sequence-models", "lstm"),
}
"""Those on texts."""
VALIDATION, MISTAKES, DRAW, UPLOAD = "Validation set", "Mistakes", "Draw", "Upload"
MOST_ATTEMPTS = 400
CROP = 15
"""Output cells a side that the stepper opens on, around the one that was clicked."""

LEARNERS = ("Conv2D", "Dense")
"""The classes of layers whose kernels or weights are counted."""

Cell = tuple[int, int, int, int]
"""A place in the network: layer, feature map, row and column."""

Edits = Mapping[tuple[int, int, int], Sequence[float]]
"""Kernels changed by hand: (layer, input channel, filter) -> its numbers, row by row."""


@dataclass(frozen=True)
class Settings:
    """What the page can set; the epoch's range depends on the run and is set beside it."""

    view: str = choice("Show", (EXPLORE, LEARN, TRAIN), EXPLORE, former={"Compare": TRAIN})
    network: str = menu(
        "Network",
        (*RECORDINGS, *TEXTS, MY_RUN, MY_FILE),
        DIGITS,
        "A recorded network, the one you trained, or one from a file that Keras saved.",
    )
    source: str = menu("Picture from", (VALIDATION, MISTAKES, DRAW, UPLOAD), VALIDATION)
    number: int = slider("Picture", 1, 200, 2, help="Which one. After the last comes the first again.")
    divided: bool = switch("Pixels from 0 to 1", True)
    scaling: str = menu("Colour scale", explorer.SCALINGS, explorer.PER_LAYER, "Which values share one scale.")


@dataclass(frozen=True)
class Picture:
    """A picture (H, W, C) uint8 as the network reads it; `truth` is its right class, if that is known."""

    image: Array
    truth: int | None = None


@dataclass(frozen=True)
class Result:
    """One picture through a network: `outputs` has every layer's output."""

    settings: Settings
    picture: Picture
    layers: tuple[Layer, ...]
    outputs: list[Array]
    classes: tuple[str, ...]

    @property
    def prediction(self) -> int:
        """The class with the largest output."""
        return int(self.probabilities.argmax())

    @property
    def probabilities(self) -> Array:
        """What the network gives each class (classes,)."""
        return probabilities(self.outputs[-1])

    @property
    def windows(self) -> list[Window]:
        """What the network slides over the picture, layer by layer."""
        return [slid for slid in map(window, self.layers) if slid]


@lru_cache(maxsize=8)
def recording(network: str) -> TrainingRecord:
    """The bundled recording of a network that the explorer opens on."""
    return recordings.load(*(RECORDINGS | TEXTS)[network])


def validation(data: str) -> Dataset:
    """The pictures that a network trained on `data` has never seen."""
    unseen: Dataset = load(data, "validation")
    return unseen


def from_validation(record: TrainingRecord, number: int) -> Picture:
    """A picture of the run's validation set; counting goes on from the start after the last."""
    pictures_ = validation(record.spec.data)
    place = (number - 1) % len(pictures_)
    truth = int(pictures_.labels[place]) if knows_truth(record) else None
    return Picture(fit(record, pictures_.images[place]), truth)


def knows_truth(record: TrainingRecord) -> bool:
    """Whether the network tells apart the classes of its validation set: one from a file may know others."""
    return record.class_names == validation(record.spec.data).class_names


def attempts(record: TrainingRecord) -> int:
    """How many of the validation pictures are tried when a learner asks for mistakes."""
    return min(MOST_ATTEMPTS, len(validation(record.spec.data)))


def verdicts(record: TrainingRecord, layers: Sequence[Layer]) -> Iterator[bool]:
    """Whether these layers get a validation picture wrong, one after the other."""
    data = validation(record.spec.data)
    for place in range(attempts(record)):
        answer = forward(layers, fit(record, data.images[place]))[-1]
        yield int(probabilities(answer).argmax()) != int(data.labels[place])


def fit(record: TrainingRecord, image: Array) -> Array:
    """A picture (H, W, 1 or 3) as the run's network reads it: its size, its number of channels."""
    side = record.spec.image_size
    channels = validation(record.spec.data).images[0].shape[2]
    if channels == 1 and image.shape[2] == 3:
        image = pictures.to_grey(image)
    return pictures.resize(np.ascontiguousarray(image), side, side)


def from_drawing(record: TrainingRecord, drawing: Array) -> Array:
    """A drawing (H, W, 3), white on black, as the run's network reads it: placed as its data set places digits."""
    place = registry.describe(record.spec.data).from_drawing
    return fit(record, place(pictures.to_grey(drawing)) if place else drawing)


def with_edits(layers: Sequence[Layer], edits: Edits) -> tuple[Layer, ...]:
    """The layers with the kernels that a learner changed by hand."""
    changed = list(layers)
    for (place, channel, map_number), numbers in edits.items():
        kernels = changed[place].weights[0].copy()
        kernels[:, :, channel, map_number] = np.reshape(numbers, kernels.shape[:2])
        changed[place] = replace(changed[place], weights=(kernels, *changed[place].weights[1:]))
    return tuple(changed)


def compute(settings: Settings, record: TrainingRecord, layers: tuple[Layer, ...], picture: Picture) -> Result:
    """Sends the picture through the network."""
    return Result(settings, picture, layers, forward(layers, picture.image), record.class_names)


def sentences(layers: Sequence[Layer], words: Mapping[str, str]) -> dict[str, str]:
    """What each class of layers does, in a sentence of the lesson's words."""
    names = dict.fromkeys(layer.class_name for layer in layers)
    return {name: words["layer idle" if LAYERS[name].idle else f"layer {name}"] for name in names}


def network(
    result: Result, name: str, words: Mapping[str, str], chosen: Cell | None = None, veils: Collection[str] = ()
) -> bytes:
    """The explorer's payload; `name` tells one state of the page from another, and `veils` what is kept back of it."""
    return explorer.network(
        name,
        result.layers,
        result.outputs,
        result.picture.image,
        result.classes,
        result.picture.truth,
        result.settings.scaling,
        chosen,
        sentences(result.layers, words),
        veils,
    )


def read_cell(result: Result, written: str) -> Cell | None:
    """A place from four numbers with dashes between, as the address keeps it; None where there is no such cell."""
    parts = written.split("-")
    if len(parts) != 4 or not all(part.isascii() and part.isdigit() and len(part) < 5 for part in parts):
        return None
    layer, map_number, row, column = (int(part) for part in parts)
    if layer >= len(result.layers) or window(result.layers[layer]) is None:
        return None
    rows, columns, filters = result.outputs[layer].shape
    inside = row < rows and column < columns and map_number < filters
    return (layer, map_number, row, column) if inside else None


def cell(result: Result, place: Cell) -> bytes:
    """The stepper's payload for one cell of a convolution or pooling: the exact numbers around it."""
    number, map_number, row, column = place
    layer = result.layers[number]
    slid = window(layer)
    assert slid is not None
    source = result.outputs[number - 1] if number else result.picture.image.astype(np.float32)
    patch, corner = _crop(source, slid, row, column)
    title, name = f"{layer.class_name}, map {map_number + 1}", f"cell {place}"
    alt = "What the layer before hands on, around the cell"
    start = row - corner[0], column - corner[1]
    if layer.class_name != "Conv2D":
        alone = patch[..., map_number : map_number + 1]
        values = run_layer(layer, alone)[..., 0]
        scale = stepper.around_zero(alone)
        before, after = stepper.Side("Input, a part", alt, alone, scale), stepper.Side(title, title, values, scale)
        kind = "max" if layer.class_name == "MaxPooling2D" else "average"
        return stepper.pooling(name, before, after, slid, kind, start, corner)
    bias = float(layer.weights[1][map_number]) if len(layer.weights) > 1 else 0.0
    values = run_layer(replace(layer, config={**layer.config, "activation": "linear"}), patch)[..., map_number]
    return stepper.convolution(
        name,
        stepper.Side("Input, a part", alt, patch, stepper.around_zero(patch)),
        stepper.Side(title, title, values, stepper.around_zero(values)),
        layer.weights[0][..., map_number],
        slid,
        bias,
        ["relu"] if layer.config["activation"] == "relu" else [],
        [str(channel + 1) for channel in range(patch.shape[2])],
        start,
        corner,
    )


def _crop(source: Array, slid: Window, row: int, column: int) -> tuple[Array, tuple[int, int]]:
    """The input around a cell, and the first output row and column that it makes; all of it where padding matters."""
    if slid.padding == "same":
        return source, (0, 0)
    reach = extent(slid.kernel, slid.dilation)
    cells = [output_size(size, *slid) for size in source.shape[:2]]
    corner = [min(max(0, at - CROP // 2), max(0, count - CROP)) for at, count in zip((row, column), cells, strict=True)]
    spans = [slice(at * slid.stride, at * slid.stride + (CROP - 1) * slid.stride + reach) for at in corner]
    return source[spans[0], spans[1]], (corner[0], corner[1])


def kernel_at(result: Result, place: Cell, channel: int) -> Array | None:
    """The kernel (k, k) that reads one input channel for a convolution's map; None for pooling."""
    layer = result.layers[place[0]]
    return layer.weights[0][:, :, channel, place[1]] if layer.class_name == "Conv2D" else None


def channels(result: Result, place: Cell) -> int:
    """How many input channels the layer of a cell reads for one of its maps."""
    layer = result.layers[place[0]]
    return int(layer.weights[0].shape[2]) if layer.class_name == "Conv2D" else 1


def first_learner(result: Result) -> Layer:
    """The first layer that learns kernels or weights."""
    return next(layer for layer in result.layers if layer.class_name in LEARNERS)


def _parameter_numbers(result: Result) -> Mapping[str, Any]:
    layer = first_learner(result)
    each, count = layer.weights[0].size // layer.weights[0].shape[-1], layer.weights[0].shape[-1]
    biases = f" + {count} biases" if len(layer.weights) > 1 else ""
    return {"title": layer.class_name, "sum": f"{count} × {each}{biases} = {whole_text(layer.parameters)}"}


def _parameter_options(result: Result) -> tuple[str, ...]:
    layer = first_learner(result)
    return distinct(layer.parameters, layer.weights[0].size, layer.weights[0].shape[-1], 2 * layer.parameters)


def _field(result: Result) -> str:
    return "{0} × {0}".format(receptive_field(result.windows))


def _field_options(result: Result) -> tuple[str, ...]:
    field = receptive_field(result.windows)
    return tuple(f"{side} × {side}" for side in sorted({field, 1, result.picture.image.shape[0], field + 6}))


PARAMETERS: Question[Result] = Question(
    "parameters",
    _parameter_options,
    lambda result: whole_text(first_learner(result).parameters),
    veils=lambda result: ("parameters",),
    numbers=_parameter_numbers,
)
FIELD: Question[Result] = Question("field", _field_options, _field, veils=lambda result: ("field",))


def questions(result: Result) -> tuple[Question[Result], ...]:
    """What can be asked about a network."""
    learns = any(layer.class_name in LEARNERS for layer in result.layers)
    return (PARAMETERS,) * learns + (FIELD,) * bool(result.windows)


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, as PNG, and its alt text."""
    record = recording(TEXTURES)
    layers = record.layers(record.best_epoch or 0)
    outputs = forward(layers, from_validation(record, 4).image)
    maps = next(out for layer, out in zip(layers, outputs, strict=True) if layer.class_name == "Conv2D")
    liveliest = np.argsort(-maps.std(axis=(0, 1)), kind="stable")[:6]
    tiles = np.moveaxis(maps[..., np.sort(liveliest)], 2, 0)
    tiles = np.pad(tiles / (tiles.max(axis=(1, 2), keepdims=True) + 1e-9), ((0, 0), (1, 1), (1, 1)))
    rows = [np.hstack(list(tiles[start : start + 3])) for start in (0, 3)]
    scale = stepper.magnitude(tiles)
    return png.heatmap(np.vstack(rows), scale.low, scale.high, scale.colours), "Six feature maps of a trained network"
