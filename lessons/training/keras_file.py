"""Networks as `.keras` files, written and read without Keras. What a file says is data: nothing in it is ever run.

A `.keras` file is a zip of config.json (the layers), metadata.json and model.weights.h5, where the weights of a layer
are "layers/<class name>/vars/0", "1", ... Keras never reads metadata.json again, so the class names travel there.
"""

import io
import json
import math
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import accumulate
from typing import Any

import h5py
import numpy as np

from lessons.maths.arrays import Array
from lessons.maths.network import Layer, forward
from lessons.training.keras_layers import KerasFileError, Shape, output_shape, plan, reads, weight_shapes

CONFIG, METADATA, WEIGHTS = "config.json", "metadata.json", "model.weights.h5"

MAX_BYTES = {CONFIG: 1_000_000, METADATA: 1_000_000, WEIGHTS: 64_000_000}
MAX_FILE_BYTES = 64_000_000
MAX_MEMBERS = 50
MAX_LAYERS = 24
MAX_PARAMETERS = 5_000_000
MAX_NUMBERS = 4_000_000
"""So many numbers may all layers make of one picture: a page shows every one of them."""
MAX_READS = 20_000_000
SMALLEST, LARGEST = 10, 300
MAX_CLASSES = 30
MAX_NAME = 40

_MEMBER = b"PK\x01\x02"


@dataclass(frozen=True)
class Network:
    """What is in a `.keras` file: layers with float32 weights, for inputs of `input_shape`, as a picture's (H, W, C).

    `class_names` is empty where the file names no classes.
    """

    layers: tuple[Layer, ...]
    input_shape: Shape
    class_names: tuple[str, ...] = ()

    @property
    def classes(self) -> int:
        """How many classes it tells apart: two, where one number says all."""
        return _classes(_shapes(self.layers, self.input_shape))


def write(network: Network) -> bytes:
    """The network as a `.keras` file that Keras loads as a Sequential and `read` reads."""
    shape = [None, *network.input_shape]
    entrance = {"name": "picture", "batch_shape": shape, "dtype": "float32"}
    layers = [_described("InputLayer", entrance), *(_described(one.class_name, one.config) for one in network.layers)]
    config = {
        "module": "keras",
        "class_name": "Sequential",
        "config": {"name": "network", "trainable": True, "layers": layers, "build_input_shape": shape},
        "registered_name": None,
        "build_config": {"input_shape": shape},
        "compile_config": None,
    }
    metadata = {"keras_version": version("keras"), "class_names": network.class_names}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(METADATA, json.dumps(metadata))
        archive.writestr(CONFIG, json.dumps(config))
        archive.writestr(WEIGHTS, _weights_file(network.layers))
    return out.getvalue()


def _described(class_name: str, config: Any) -> dict[str, Any]:
    return {"module": "keras.layers", "class_name": class_name, "config": config, "registered_name": None}


def _weights_file(layers: Sequence[Layer]) -> bytes:
    out = io.BytesIO()
    with h5py.File(out, "w") as file:
        for layer, place in zip(layers, _places([layer.class_name for layer in layers]), strict=True):
            group = file.create_group(f"layers/{place}/vars")
            for number, array in enumerate(layer.weights):
                group[str(number)] = array
    return out.getvalue()


def _places(class_names: Sequence[str]) -> Iterator[str]:
    """Where Keras keeps each layer's weights: under its class name, with a number from the second of a class on."""
    seen: Counter[str] = Counter()
    for class_name in class_names:
        words = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", class_name)
        place = re.sub("([a-z])([A-Z])", r"\1_\2", words).lower()
        yield f"{place}_{seen[place]}" if seen[place] else place
        seen[place] += 1


def read(content: bytes) -> Network:
    """The network in a `.keras` file's bytes.

    A small Sequential, or a functional network that is one straight line, of the layers in `keras_layers.KINDS`, which
    takes a square picture and ends in one probability a class.

    Raises:
        KerasFileError: it is something else, damaged, or too large.
    """
    try:
        return _read(content)
    except KerasFileError:
        raise
    except Exception as error:  # damaged bytes lead zipfile, json and HDF5 to whatever error they like
        raise KerasFileError("This .keras file is damaged and cannot be read.") from error


def _read(content: bytes) -> Network:
    archive = _archive(content)
    entries, input_shape = _entries(json.loads(_member(archive, CONFIG)))
    layers = [plan(_class_name(entry), entry["config"]) for entry in entries]
    shapes = _shapes(layers, input_shape)
    needed = [weight_shapes(layer, shape) for layer, shape in zip(layers, shapes, strict=False)]
    _refuse_large(layers, shapes, needed)
    _refuse_other_answers(layers, shapes[-1])
    with h5py.File(io.BytesIO(_member(archive, WEIGHTS)), "r") as file:
        places = _places([layer.class_name for layer in layers])
        filled = tuple(
            replace(layer, weights=_weights(file, layer, place, wanted))
            for layer, place, wanted in zip(layers, places, needed, strict=True)
        )
    _refuse_overflow(filled, input_shape)
    return Network(filled, input_shape, _class_names(archive, _classes(shapes)))


def _shapes(layers: Sequence[Layer], picture: Shape) -> list[Shape]:
    """The shapes of the picture and of every layer's output."""
    return list(accumulate(layers, lambda shape, layer: output_shape(layer, shape), initial=picture))


def _archive(content: bytes) -> zipfile.ZipFile:
    if len(content) > MAX_FILE_BYTES:
        raise KerasFileError(f"This file is larger than {MAX_FILE_BYTES // 1_000_000} MB.")
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise KerasFileError(
            'This is no .keras file, or only a part of one: save your network with model.save("network.keras").'
        )
    if content.count(_MEMBER) > MAX_MEMBERS:
        raise KerasFileError(f"This .keras file is a zip of more than {MAX_MEMBERS} files, so it is not read.")
    archive = zipfile.ZipFile(io.BytesIO(content))
    for name in (CONFIG, WEIGHTS):
        if name not in archive.namelist():
            raise KerasFileError(f"This is no .keras file: there is no {name} in it.")
    return archive


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        content = file.read(MAX_BYTES[name] + 1)
    if len(content) > MAX_BYTES[name]:
        raise KerasFileError(f"The {name} in this .keras file is larger than {MAX_BYTES[name] // 1_000_000} MB.")
    return content


def _entries(model: Any) -> tuple[list[Any], tuple[int, int, int]]:
    """The layers behind the input as the file describes them, and the shape of a picture (H, W, C)."""
    config, entries = model["config"], model["config"]["layers"]
    functional = model["class_name"] == "Functional"
    if model["class_name"] not in ("Sequential", "Functional") or (functional and not _is_straight(config)):
        raise KerasFileError("Layerscope opens Sequential networks, and functional ones that are one straight line.")
    if entries and entries[0]["class_name"] == "InputLayer":
        shape, entries = entries[0]["config"]["batch_shape"][1:], entries[1:]
    else:
        shape = config["build_input_shape"][1:]
    if len(entries) > MAX_LAYERS:
        raise KerasFileError(f"This network has {len(entries)} layers; Layerscope opens at most {MAX_LAYERS}.")
    if not entries:
        raise KerasFileError("There are no layers in this network.")
    # To a network without convolutions a grey picture may be a plain table; one channel more changes nothing.
    height, width, channels = shape if len(shape) == 3 else (*shape, 1) if len(shape) == 2 else (0, 0, 0)
    if type(height) is not int or not SMALLEST <= height <= LARGEST or height != width or channels not in (1, 3):
        raise KerasFileError(
            f"This network does not take a square picture of {SMALLEST} to {LARGEST} pixels with 1 or 3 channels."
        )
    return entries, (height, height, channels)


def _is_straight(config: Any) -> bool:
    """Whether each layer of a functional network reads the one before it and nothing else."""
    try:
        names = [entry["name"] for entry in config["layers"]]
        sources = [_sources(entry) for entry in config["layers"]]
        ends = _tensors(config["input_layers"]), _tensors(config["output_layers"])
    except (IndexError, KeyError, TypeError):
        return False
    chain = [[], *([[name, 0, 0]] for name in names[:-1])]
    return sources == chain and ends == ([[names[0], 0, 0]], [[names[-1], 0, 0]])


def _sources(entry: Any) -> list[Any]:
    """The tensors that a functional network's layer is called with: [layer, 0, 0] each."""
    calls = entry["inbound_nodes"]
    if any(value not in (None, False) for call in calls for value in call["kwargs"].values()):
        raise TypeError("The layer is called with more than tensors.")
    return [tensor["config"]["keras_history"] for call in calls for tensor in call["args"]]


def _tensors(written: Any) -> list[Any]:
    """One tensor or a list of them, as a list."""
    return [written] if isinstance(written[0], str) else list(written)


def _class_name(entry: Any) -> str:
    """A layer's class: by its bare name only where it is Keras's own."""
    if entry["module"] == "keras.layers":
        return str(entry["class_name"])
    return str(entry["registered_name"] or f"{entry['module']}.{entry['class_name']}")


def _refuse_large(layers: Sequence[Layer], shapes: Sequence[Shape], needed: Sequence[Sequence[Shape]]) -> None:
    parameters = sum(math.prod(shape) for wanted in needed for shape in wanted)
    if parameters > MAX_PARAMETERS:
        raise KerasFileError(
            f"This network has {parameters:,} parameters; Layerscope opens at most {MAX_PARAMETERS:,}."
        )
    numbers = sum(map(math.prod, shapes))
    looks = sum(reads(layer, shape) for layer, shape in zip(layers, shapes, strict=False))
    if numbers > MAX_NUMBERS or looks > MAX_READS:
        raise KerasFileError("The feature maps of this network are too large to show: give it smaller pictures.")


def _refuse_other_answers(layers: Sequence[Layer], shape: Shape) -> None:
    last = layers[-1]
    softmax = last.class_name == "Softmax" or last.config.get("activation") == "softmax"
    sigmoid = last.config.get("activation") == "sigmoid"
    if not (softmax and len(shape) == 1 and 2 <= shape[0] <= MAX_CLASSES) and not (sigmoid and shape == (1,)):
        raise KerasFileError(
            f"This network does not end in one probability (softmax) for each of 2 to {MAX_CLASSES} classes, "
            "nor in one (sigmoid) for two."
        )


def _classes(shapes: Sequence[Shape]) -> int:
    return max(2, shapes[-1][0])


def _weights(file: h5py.File, layer: Layer, place: str, wanted: Sequence[Shape]) -> tuple[Array, ...]:
    """The weights of one layer, as float32 arrays of exactly the shapes `wanted`."""
    if not wanted:
        return ()
    group: Any = file
    for name in ("layers", place, "vars"):
        group = _child(group, name, h5py.Group, layer)
    if len(group) != len(wanted):
        raise KerasFileError(f"The weights of the layer {layer.name} do not fit its configuration.")
    return tuple(
        _array(_child(group, str(number), h5py.Dataset, layer), shape, layer) for number, shape in enumerate(wanted)
    )


def _child(group: h5py.Group, name: str, kind: type, layer: Layer) -> Any:
    """What lies under a name inside the file itself: links, which may lead to other files, are never followed."""
    inside = group.get(name, getclass=True, getlink=True) is h5py.HardLink
    child = group[name] if inside else None
    if not isinstance(child, kind):
        raise KerasFileError(f"The weights of the layer {layer.name} are not in this file.")
    return child


def _array(dataset: h5py.Dataset, shape: Shape, layer: Layer) -> Array:
    # Asked first: an array that lies elsewhere is not even measured, and one in chunks may unpack to any size.
    if dataset.is_virtual or dataset.external or dataset.chunks:
        raise KerasFileError(f"The weights of the layer {layer.name} are not stored as Keras stores them.")
    if dataset.dtype.kind != "f":
        raise KerasFileError(f"The weights of the layer {layer.name} are not stored as ordinary decimal numbers.")
    if dataset.shape != shape:
        raise KerasFileError(f"The weights of the layer {layer.name} do not fit its configuration.")
    with np.errstate(over="ignore"):
        return np.asarray(dataset[()], np.float32)


def _refuse_overflow(layers: Sequence[Layer], input_shape: Shape) -> None:
    with np.errstate(all="ignore"):
        outputs = forward(layers, np.full(input_shape, 255, np.uint8))
    if not all(np.isfinite(output).all() for output in outputs):
        raise KerasFileError("This network makes numbers too large to compute with.")


def _class_names(archive: zipfile.ZipFile, classes: int) -> tuple[str, ...]:
    """The names that `write` put into the file; none where another program made it or they cannot be shown."""
    if METADATA not in archive.namelist():
        return ()
    names = json.loads(_member(archive, METADATA)).get("class_names", [])
    fits = (
        isinstance(names, list) and len(names) == classes and all(map(_is_name, names)) and len(set(names)) == classes
    )
    return tuple(names) if fits else ()


def _is_name(name: Any) -> bool:
    # Pages show names as Markdown, where a bracket may begin a link or a picture from elsewhere.
    return isinstance(name, str) and 0 < len(name) <= MAX_NAME and name.isprintable() and "[" not in name
