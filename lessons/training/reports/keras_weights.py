"""The weights in a `.keras` file: its model.weights.h5, where a layer has "layers/<class name>/vars/0", "1", ...

Recurrent layers have theirs some groups further down: `LayerRow.groups`.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import h5py
import numpy as np

from lessons.maths.arrays import Array
from lessons.maths.layer import Layer
from lessons.maths.layers import find
from lessons.maths.layers.row import Shape
from lessons.training.reports.keras_layers import ANEW, KerasFileError

Step = tuple[str, int]
"""Which layer of a network: its class as the file writes it, and how many of that class come before it."""
Place = tuple[Step, ...]
"""The way to a layer's weights: a step for each network around it, and one for itself."""

MAX_GROUPS = 300

_ROOTS = ("layers", "_layer_checkpoint_dependencies")
"""Where a network keeps its layers: since Keras 3, and with Keras 2."""


def steps(class_names: Sequence[str]) -> Iterator[Step]:
    """Where the layers of one network are, for their classes in order."""
    counts: Counter[str] = Counter()
    for class_name in class_names:
        words = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", class_name)
        place = re.sub("([a-z])([A-Z])", r"\1_\2", words).lower()
        yield place, counts[place]
        counts[place] += 1


def write(layers: Sequence[Layer]) -> bytes:
    """The weights of a Sequential's layers as the file that Keras reads."""
    out = io.BytesIO()
    with h5py.File(out, "w") as file:
        for layer, (name, number) in zip(layers, steps([layer.class_name for layer in layers]), strict=True):
            place = f"layers/{name}_{number}" if number else f"layers/{name}"
            for path, arrays in _shares(layer, layer.weights):
                group = file.create_group("/".join((place, *path)))
                for place_in_group, array in enumerate(arrays):
                    group[str(place_in_group)] = array
    return out.getvalue()


def read(
    content: bytes, layers: Sequence[Layer], places: Sequence[Place], needed: Sequence[Sequence[Shape]]
) -> tuple[Layer, ...]:
    """The layers with their weights: float32 arrays of exactly the shapes `needed`.

    Raises:
        KerasFileError: the file holds others, or stores them as Keras never does.
        Exception: whatever damaged bytes lead HDF5 to.
    """
    with h5py.File(io.BytesIO(content), "r") as file:
        return tuple(
            replace(layer, weights=_weights(file, layer, place, wanted))
            for layer, place, wanted in zip(layers, places, needed, strict=True)
        )


def _weights(file: h5py.File, layer: Layer, place: Place, wanted: Sequence[Shape]) -> tuple[Array, ...]:
    if not wanted:
        return ()
    group: Any = file
    for step in place:
        group = _group(group, step, layer)
    return tuple(array for path, shapes in _shares(layer, wanted) for array in _variables(group, path, shapes, layer))


def _shares(layer: Layer, all_: Sequence[Any]) -> Iterator[tuple[tuple[str, ...], Sequence[Any]]]:
    """The groups below a layer in which its weights are, and which of them, or of their shapes, are in each."""
    groups = find(layer.class_name).groups
    count = len(all_) // len(groups)
    for place, group in enumerate(groups):
        yield (*group, "vars"), all_[place * count : (place + 1) * count]


def _variables(group: Any, path: Sequence[str], shapes: Sequence[Shape], layer: Layer) -> Iterator[Array]:
    for name in path:
        group = _child(group, name, h5py.Group, layer)
    if len(group) != len(shapes):
        raise KerasFileError(f"The weights of the layer {layer.name} do not fit its configuration.")
    for number, shape in enumerate(shapes):
        yield _array(_child(group, str(number), h5py.Dataset, layer), shape, layer)


def _group(network: h5py.Group, step: Step, layer: Layer) -> Any:
    """One step from a network to a layer of it.

    Keras 2 counts a layer twice, so that the second of a class may have the number 2: their order alone is sure. On
    Windows it writes one name with a backslash where others write a group in a group.
    """
    inside = next((root for root in _ROOTS if root in network), None)
    if inside is not None:
        network = _child(network, inside, h5py.Group, layer)
    class_name, number = step
    pattern = re.compile(rf"(?:(?:{'|'.join(_ROOTS)})\\)?{re.escape(class_name)}(?:_(\d+))?")
    found = [match for match in map(pattern.fullmatch, _names(network, layer)) if match]
    if number >= len(found):
        raise LookupError(f"The weights of the layer {layer.name} are nowhere.")
    found.sort(key=lambda match: int(match[1] or 0))
    return _child(network, found[number][0], h5py.Group, layer)


def _names(group: h5py.Group, layer: Layer) -> list[str]:
    if len(group) > MAX_GROUPS:
        raise KerasFileError(f"The weights of the layer {layer.name} are not stored as Keras stores them. {ANEW}")
    return list(group)


def _child(group: h5py.Group, name: str, kind: type, layer: Layer) -> Any:
    """What lies under a name inside the file itself: links, which may lead to other files, are never followed."""
    inside = group.get(name, getclass=True, getlink=True) is h5py.HardLink
    child = group[name] if inside else None
    if not isinstance(child, kind):
        raise KerasFileError(f"The weights of the layer {layer.name} are not in this file. {ANEW}")
    return child


def _array(dataset: h5py.Dataset, shape: Shape, layer: Layer) -> Array:
    # Asked first: an array that lies elsewhere is not even measured, and one in chunks may unpack to any size.
    if dataset.is_virtual or dataset.external or dataset.chunks:
        raise KerasFileError(f"The weights of the layer {layer.name} are not stored as Keras stores them. {ANEW}")
    if dataset.dtype.kind != "f":
        raise KerasFileError(
            f"The weights of the layer {layer.name} are not stored as ordinary decimal numbers. "
            "Train your network in float32, and save it again."
        )
    if dataset.shape != shape:
        raise KerasFileError(f"The weights of the layer {layer.name} do not fit its configuration.")
    with np.errstate(over="ignore"):
        weights = np.asarray(dataset[()], np.float32)
    if np.isnan(weights).any():
        raise KerasFileError(
            f"The weights of the layer {layer.name} are no numbers (NaN): its training broke down. "
            "Train it anew, with a smaller learning rate."
        )
    return weights
