"""Networks as `.keras` files, written and read without Keras. What a file says is data: nothing in it is ever run.

A `.keras` file is a zip of config.json (the layers), metadata.json and model.weights.h5. Keras never reads
metadata.json again, so the class names travel there, and the words of a network on texts.
"""

import io
import json
import math
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import accumulate
from typing import Any

import numpy as np

from lessons.kinds.encoding import TextInput, encoding_from_dict
from lessons.maths.layers import LAYERS
from lessons.maths.layers.row import LayerError, Shape
from lessons.maths.network import Layer, forward
from lessons.training.reports import keras_config, keras_weights
from lessons.training.reports.keras_layers import (
    ANEW,
    REBUILD,
    SAVE,
    KerasFileError,
    output_shape,
    plan,
    reads,
    weight_shapes,
)

CONFIG, METADATA, WEIGHTS = "config.json", "metadata.json", "model.weights.h5"
EMBEDDING = "Embedding"
"""The class of layers that look words up."""

MAX_FILE_BYTES = 128_000_000
"""The largest network, and what Adam keeps beside it: two numbers more for each of its own."""
MAX_BYTES = {CONFIG: 1_000_000, METADATA: 1_000_000, WEIGHTS: MAX_FILE_BYTES}
MAX_MEMBERS = 50
MAX_PARAMETERS = 10_000_000
"""The course's network for cats and dogs has 9,494,561."""
MAX_NUMBERS = 4_000_000
"""Of what all layers make of one item: a page shows every one of them."""
MAX_READS = 20_000_000
SMALLEST, LARGEST = 10, 300
"""The sides of a picture."""
MAX_CLASSES = 30
MAX_NAME = 255

_MEMBER = b"PK\x01\x02"
_HDF5 = b"\x89HDF\r\n\x1a\n"
_KERAS_2 = b'"keras_version": "2.'

_OTHERS = {
    "/config.json": "This .keras file was unpacked and zipped again: bring it as Keras saved it.",
    "saved_model.pb": f"This is a SavedModel, TensorFlow's older format. {ANEW}",
    ".h5": f"This zip holds a file of Keras's older format, HDF5 (.h5). {ANEW}",
    ".keras": "This zip holds a .keras file: unpack the zip and bring that file.",
    "data.pkl": "This is a PyTorch network: Layerscope opens networks of Keras.",
}
"""What else a zip of a network may be, by how the name of a file in it ends."""


@dataclass(frozen=True)
class Network:
    """What is in a `.keras` file: layers with float32 weights, for inputs of `input_shape`, as a picture's (H, W, C).

    `class_names` is empty where the file names no classes, and `item` None where it names no words.
    """

    layers: tuple[Layer, ...]
    input_shape: Shape
    class_names: tuple[str, ...] = ()
    item: TextInput | None = None

    @property
    def classes(self) -> int:
        """How many classes it tells apart: two, where one number says all."""
        return _classes(_shapes(self.layers, self.input_shape))

    @property
    def reads_words(self) -> bool:
        """Whether it looks words up in a table, and so is one for texts."""
        return any(layer.class_name == EMBEDDING for layer in self.layers)


def write(network: Network) -> bytes:
    """The network as a `.keras` file that Keras loads as a Sequential and `read` reads."""
    shape = [None, *network.input_shape]
    entrance = {"name": "item", "batch_shape": shape, "dtype": "float32"}
    layers = [_described("InputLayer", entrance), *(_described(one.class_name, _whole(one)) for one in network.layers)]
    config = {
        "module": "keras",
        "class_name": "Sequential",
        "config": {"name": "network", "trainable": True, "layers": layers, "build_input_shape": shape},
        "registered_name": None,
        "build_config": {"input_shape": shape},
        "compile_config": None,
    }
    metadata: dict[str, Any] = {"keras_version": version("keras"), "class_names": network.class_names}
    if network.item is not None:
        metadata["item"] = _without_rare_words(network.item).to_dict()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(METADATA, json.dumps(metadata))
        archive.writestr(CONFIG, json.dumps(config))
        archive.writestr(WEIGHTS, keras_weights.write(network.layers))
    return out.getvalue()


def _without_rare_words(item: TextInput) -> TextInput:
    """The same without the words that have no id, which Keras's word index lists all the same."""
    vocabulary = item.vocabulary
    return replace(item, vocabulary=replace(vocabulary, words=vocabulary.words[: vocabulary.id_count]))


def _whole(layer: Layer) -> dict[str, Any]:
    """A layer's configuration with Keras's defaults, for Keras reads no file in which some of them are missing."""
    settings = LAYERS[layer.class_name].settings(layer.config)
    return {**layer.config, **{name: value for name, value in settings.items() if value is not None}}


def _described(class_name: str, config: Any) -> dict[str, Any]:
    return {"module": "keras.layers", "class_name": class_name, "config": config, "registered_name": None}


def read(content: bytes) -> Network:
    """The network in a `.keras` file's bytes, if a page can show it.

    It takes a square picture, of which it makes feature maps and then vectors, or a row of words' ids, and ends in one
    probability a class.

    Raises:
        KerasFileError: it is something else, damaged, or too large.
    """
    network = read_any(content)
    with _refusals(content):
        network = _with_words(network) if network.reads_words else _with_pictures(network)
        _refuse_other_answers(network)
        return network


def read_any(content: bytes) -> Network:
    """The network in a `.keras` file's bytes, whatever it takes and answers.

    A small Sequential, or a functional network that is one straight line, of the layers in `lessons.maths.layers`.

    Raises:
        KerasFileError: it is something else, damaged, or too large.
    """
    with _refusals(content):
        network = _read(content)
        _refuse_overflow(network)
        return network


@contextmanager
def _refusals(content: bytes) -> Iterator[None]:
    """Makes a KerasFileError of whatever goes wrong with a file."""
    try:
        yield
    except KerasFileError:
        raise
    except LayerError as error:
        raise KerasFileError(f"{error} {REBUILD}") from None
    except Exception as error:  # damaged bytes lead zipfile, json and HDF5 to whatever error they like
        if _KERAS_2 in content:
            raise KerasFileError(f"This .keras file was saved by an older Keras. {ANEW}") from error
        raise KerasFileError(f"This .keras file is damaged and cannot be read. {SAVE}") from error


def _read(content: bytes) -> Network:
    archive = _archive(content)
    entries, input_shape = keras_config.read(json.loads(_member(archive, CONFIG)))
    layers = [plan(entry.class_name, entry.config) for entry in entries]
    shapes = _shapes(layers, input_shape)
    needed = [weight_shapes(layer, shape) for layer, shape in zip(layers, shapes, strict=False)]
    _refuse_large(layers, shapes, needed)
    filled = keras_weights.read(_member(archive, WEIGHTS), layers, [entry.place for entry in entries], needed)
    about = json.loads(_member(archive, METADATA)) if METADATA in archive.namelist() else {}
    return Network(filled, input_shape, _class_names(about, _classes(shapes)), _item(about, layers, input_shape))


def _shapes(layers: Sequence[Layer], item: Shape) -> list[Shape]:
    """The shapes of the item and of every layer's output."""
    return list(accumulate(layers, lambda shape, layer: output_shape(layer, shape), initial=item))


def _with_words(network: Network) -> Network:
    """The network for rows of ids. Raises KerasFileError for one that takes something else."""
    first = next(layer for layer in network.layers if not LAYERS[layer.class_name].idle)
    if len(network.input_shape) != 1 or first.class_name != EMBEDDING:
        raise KerasFileError(
            "This network does not begin with a row of words' ids. "
            "Build yours with keras.Input((120,)) and an Embedding layer first, say, and train it again."
        )
    return network


def _with_pictures(network: Network) -> Network:
    """The network for pictures (H, W, C). Raises KerasFileError for one that takes or makes something else."""
    shape = network.input_shape
    if len(shape) == 1:
        raise KerasFileError(
            f"This is a network for rows of {shape[0]} numbers, which no page shows: bring one for pictures."
        )
    # To a network without convolutions a grey picture may be a plain table; one channel more changes nothing.
    shape = (*shape, 1) if len(shape) == 2 else shape
    try:
        shapes = _shapes(network.layers, shape)
    except LayerError:
        raise KerasFileError(
            "This is a network for sequences, such as series, which no page shows: bring one for pictures."
        ) from None
    if any(len(made) not in (1, 3) for made in shapes):
        raise KerasFileError("This network reads a picture as a sequence, which no page shows: bring one for pictures.")
    height, width, channels = shape
    if not SMALLEST <= height <= LARGEST or height != width or channels not in (1, 3):
        raise KerasFileError(
            f"This network does not take a square picture of {SMALLEST} to {LARGEST} pixels with 1 or 3 channels. "
            "Build yours with keras.Input((64, 64, 3)), say, and train it again."
        )
    return replace(network, input_shape=shape)


def _archive(content: bytes) -> zipfile.ZipFile:
    if len(content) > MAX_FILE_BYTES:
        raise KerasFileError(f"This file is larger than {MAX_FILE_BYTES // 1_000_000} MB: bring a smaller network.")
    if content.startswith(_HDF5):
        raise KerasFileError(f"This is a file of Keras's older format, HDF5 (.h5). {ANEW}")
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise KerasFileError(f"This is no .keras file, or only a part of one. {SAVE}")
    if content.count(_MEMBER) > MAX_MEMBERS:
        raise KerasFileError(f"This zip holds more than {MAX_MEMBERS} files, and a .keras file three. {SAVE}")
    archive = zipfile.ZipFile(io.BytesIO(content))
    _refuse_other_zips(archive.namelist())
    return archive


def _refuse_other_zips(names: Sequence[str]) -> None:
    for missing in (CONFIG, WEIGHTS):
        if missing not in names:
            others = (says for end, says in _OTHERS.items() if any(name.endswith(end) for name in names))
            raise KerasFileError(next(others, f"This is no .keras file: there is no {missing} in it. {SAVE}"))


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        content = file.read(MAX_BYTES[name] + 1)
    if len(content) > MAX_BYTES[name]:
        raise KerasFileError(
            f"The {name} in this .keras file is larger than {MAX_BYTES[name] // 1_000_000} MB: bring a smaller network."
        )
    return content


def _refuse_large(layers: Sequence[Layer], shapes: Sequence[Shape], needed: Sequence[Sequence[Shape]]) -> None:
    parameters = sum(math.prod(shape) for wanted in needed for shape in wanted)
    if parameters > MAX_PARAMETERS:
        raise KerasFileError(
            f"This network has {parameters:,} parameters; Layerscope opens at most {MAX_PARAMETERS:,}: "
            "bring one with fewer."
        )
    numbers = sum(map(math.prod, shapes))
    looks = sum(reads(layer, shape) for layer, shape in zip(layers, shapes, strict=False))
    if numbers > MAX_NUMBERS or looks > MAX_READS:
        raise KerasFileError("The layers of this network make too many numbers to show: give it smaller inputs.")


def _refuse_other_answers(network: Network) -> None:
    layers, shape = network.layers, _shapes(network.layers, network.input_shape)[-1]
    last = next((layer for layer in reversed(layers) if not LAYERS[layer.class_name].idle), layers[-1])
    softmax = last.class_name == "Softmax" or last.config.get("activation") == "softmax"
    sigmoid = last.config.get("activation") == "sigmoid"
    if not (softmax and len(shape) == 1 and 2 <= shape[0] <= MAX_CLASSES) and not (sigmoid and shape == (1,)):
        raise KerasFileError(
            f"This network does not end in one probability (softmax) for each of 2 to {MAX_CLASSES} classes, "
            'nor in one (sigmoid) for two. Let it end in Dense(10, activation="softmax"), say, and train it again.'
        )


def _classes(shapes: Sequence[Shape]) -> int:
    return max(2, shapes[-1][-1])


def _refuse_overflow(network: Network) -> None:
    first = next((layer for layer in network.layers if not LAYERS[layer.class_name].idle), network.layers[0])
    largest = min(1, first.config["input_dim"] - 1) if first.class_name == EMBEDDING else 255
    with np.errstate(all="ignore"):
        outputs = forward(network.layers, np.full(network.input_shape, largest))
    if not all(np.isfinite(output).all() for output in outputs):
        raise KerasFileError(
            "This network makes numbers too large to compute with. Train it again, with a smaller learning rate."
        )


def _item(about: Any, layers: Sequence[Layer], input_shape: Shape) -> TextInput | None:
    """The words that `write` put into the file; None where another program made it or they do not fit the network."""
    table = next((layer for layer in layers if layer.class_name == EMBEDDING), None)
    if table is None or "item" not in about:
        return None
    item = encoding_from_dict(about["item"])
    fits = (
        isinstance(item, TextInput)
        and input_shape == item.shape
        and item.vocabulary.id_count <= table.config["input_dim"]
        and all(map(_is_name, item.vocabulary.words[1:]))
    )
    return item if isinstance(item, TextInput) and fits else None


def _class_names(about: Any, classes: int) -> tuple[str, ...]:
    """The names that `write` put into the file; none where another program made it or they cannot be shown."""
    names = about.get("class_names", [])
    fits = (
        isinstance(names, list) and len(names) == classes and all(map(_is_name, names)) and len(set(names)) == classes
    )
    return tuple(names) if fits else ()


def _is_name(name: Any) -> bool:
    # Half a letter cannot be sent to a browser.
    return isinstance(name, str) and 0 < len(name) <= MAX_NAME and name.encode(errors="ignore").decode() == name
