"""Files in the .keras format: Keras reads what we write, we read what Keras writes, and nothing else gets in."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import h5py
import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from keras import layers as kl

from lessons.maths.network import forward
from lessons.training.reports import keras_file
from lessons.training.reports.keras_file import KerasFileError
from tests.training.built import build
from tests.training.keras_networks import (
    SHAPE,
    as_network,
    computes_the_same,
    loaded,
    members,
    model,
    pictures,
    saved,
    small,
    zipped,
)

# Keras's own, when it saves.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")

NAMES = ("cat", "dog", "ä é", "four")


@pytest.mark.parametrize(
    ("name", "shape", "options"),
    [("digits-cnn", (28, 28, 1), {"convolutions": 2}), ("tiny-vgg", (64, 64, 3), {"filters": 4})],
)
def test_keras_loads_our_networks_as_they_were(name: str, shape: tuple, options: dict, tmp_path: Path) -> None:
    ours = build(name, shape, 4, **options)
    content = keras_file.write(as_network(ours, NAMES))
    theirs = loaded(content, tmp_path)
    assert [layer.name for layer in theirs.layers] == [layer.name for layer in ours.layers]
    assert theirs.count_params() == ours.count_params()
    np.testing.assert_allclose(theirs(pictures(shape)), ours(pictures(shape)), atol=1e-6)
    back = keras_file.read(content)
    assert back.class_names == NAMES
    assert back.input_shape == shape
    assert sum(layer.parameters for layer in back.layers) == ours.count_params()
    computes_the_same(back, ours)


activations = st.sampled_from(["linear", "relu", "sigmoid", "tanh"])
blocks = st.one_of(
    st.builds(
        kl.Conv2D,
        st.integers(1, 4),
        st.integers(1, 3),
        padding=st.sampled_from(["valid", "same"]),
        activation=activations,
        use_bias=st.booleans(),
    ),
    st.builds(kl.MaxPooling2D, st.just(2), padding=st.just("same")),
    st.builds(kl.AveragePooling2D, st.just(2), padding=st.just("same")),
    st.builds(kl.ReLU),
    st.builds(kl.Activation, activations),
    st.builds(kl.Dropout, st.just(0.5)),
    st.builds(kl.Rescaling, st.just(1 / 255)),
)


LARGE = (24, 24, 3)
"""After any three of the blocks at least 3 pixels are left a side, as many as the largest kernel of a fourth needs."""


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(blocks, max_size=4), st.booleans(), st.booleans())
def test_files_go_both_ways(tmp_path: Path, middle: list, pooled: bool, functional: bool) -> None:
    tops = [kl.GlobalAveragePooling2D() if pooled else kl.Flatten(), kl.Dense(4), kl.Softmax()]
    network = keras.Sequential([keras.Input(LARGE), kl.Rescaling(1 / 255), *middle, *tops])
    if functional:
        network = keras.Model(network.inputs[0], network.outputs[0])
    read = keras_file.read(saved(network))
    computes_the_same(read, network)
    again = loaded(keras_file.write(read), tmp_path)
    np.testing.assert_allclose(again(pictures(LARGE)), network(pictures(LARGE)), atol=1e-6)
    assert again.count_params() == network.count_params()


def test_sigmoid_network_tells_two_classes_apart(tmp_path: Path) -> None:
    network = keras.Sequential([keras.Input(SHAPE), kl.Flatten(), kl.Dense(1, activation="sigmoid")])
    read = keras_file.read(saved(network))
    assert read.classes == 2
    computes_the_same(read, network)
    for names in (("cats", "dogs"), ("![x](http://a.b)\n\t\u202e", "😀" * 60)):
        assert keras_file.read(keras_file.write(replace(read, class_names=names))).class_names == names


def test_a_trained_network_is_read_without_its_optimizer() -> None:
    network = small()
    network.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    network.fit(pictures(SHAPE), np.arange(3), verbose=0)
    read = keras_file.read(saved(network))
    assert read.class_names == ()
    computes_the_same(read, network)


@pytest.mark.parametrize("policy", ["float16", "mixed_float16", "float64"])
def test_weights_of_other_precisions_become_float32(policy: str) -> None:
    network = model(kl.Rescaling(1 / 255), kl.Conv2D(3, 3, dtype=policy))
    read = keras_file.read(saved(network))
    assert {array.dtype for layer in read.layers for array in layer.weights} == {np.dtype(np.float32)}
    picture = pictures(SHAPE, 1)
    np.testing.assert_allclose(forward(read.layers, picture[0])[-1], network(picture)[0], atol=0.01)


def test_a_network_of_dense_layers_reads_a_picture_without_channels() -> None:
    network = model(kl.Rescaling(1 / 255), shape=(28, 28))
    read = keras_file.read(saved(network))
    assert read.input_shape == (28, 28, 1)
    computes_the_same(read, network)


def branched(activation: str = "softmax") -> keras.Model:
    entrance = keras.Input(SHAPE)
    left, right = kl.Conv2D(2, 3)(entrance), kl.Conv2D(2, 3)(entrance)
    answer = kl.Dense(4, activation=activation)(kl.Flatten()(kl.Add()([left, right])))
    return keras.Model(entrance, answer)


class Own(keras.Model):
    """A network that is a class of a learner's own."""

    def __init__(self) -> None:
        super().__init__()
        self.answer = kl.Dense(4, activation="softmax")
        self(np.zeros((1, *SHAPE), np.float32))

    def call(self, inputs: Any) -> Any:
        return self.answer(kl.Flatten()(inputs))


@keras.saving.register_keras_serializable("classroom")
def backwards(value: Any) -> Any:
    return -value


def dropping_always() -> keras.Model:
    entrance = keras.Input(SHAPE)
    answer = kl.Dense(4, activation="softmax")(kl.Flatten()(kl.Dropout(0.5)(entrance, training=True)))
    return keras.Model(entrance, answer)


@keras.saving.register_keras_serializable("classroom")
class Dense(kl.Dense):
    """Not what its name says."""

    def call(self, inputs: Any) -> Any:
        return -super().call(inputs)


def quantized() -> keras.Model:
    network = model()
    network.layers[-1].quantize("int8")
    return network


REFUSED: dict[str, tuple[Callable[[], keras.Model], str]] = {
    "layer": (lambda: model(kl.SeparableConv2D(2, 3)), "cannot read a SeparableConv2D layer yet"),
    "own layer": (lambda: model(kl.Flatten(), Dense(3)), "cannot read a classroom>Dense layer"),
    "branched inside": (lambda: model(branched("linear")), "one straight line"),
    "own class": (Own, "opens Sequential networks"),
    "cropped": (lambda: model(kl.RandomCrop(5, 5)), "do not fit its configuration"),
    "function": (lambda: model(kl.Conv2D(2, 3, activation=tf.nn.elu)), "Conv2D layer with activation elu"),
    "own function": (lambda: model(kl.Conv2D(2, 3, activation=backwards)), "with activation classroom>backwards"),
    "layer as activation": (
        lambda: model(kl.Conv2D(2, 3, activation=kl.ReLU(max_value=6))), "ReLU layer with max_value 6"
    ),
    "activation": (lambda: model(kl.Conv2D(2, 3, activation="swish")), "Conv2D layer with activation silu"),
    "activation layer": (lambda: model(kl.Conv2D(2, 3, activation=kl.LeakyReLU())), "with activation LeakyReLU"),
    "window": (lambda: model(kl.Conv2D(2, (2, 3))), "Conv2D layer with kernel_size"),
    "groups": (lambda: model(kl.Conv2D(3, 3, groups=3)), "Conv2D layer with groups 3"),
    "leaky": (lambda: model(kl.ReLU(negative_slope=0.1)), "ReLU layer with negative_slope 0.1"),
    "channels": (lambda: model(kl.Rescaling([1.0, 2.0, 3.0])), "Rescaling layer with scale"),
    "logits": (lambda: keras.Sequential([keras.Input(SHAPE), kl.Flatten(), kl.Dense(4)]), "one probability"),
    "one unit": (lambda: model(classes=1), "one probability"),
    "maps": (lambda: keras.Sequential([keras.Input(SHAPE), kl.Conv2D(4, 3), kl.Softmax()]), "one probability"),
    "oblong": (lambda: model(shape=(12, 14, 3)), "square picture of 10 to 300 pixels with 1 or 3 channels"),
    "tiny": (lambda: model(shape=(8, 8, 1)), "square picture of 10"),
    "any size": (lambda: keras.Sequential(
        [keras.Input((None, None, 3)), kl.GlobalAveragePooling2D(), kl.Dense(4, activation="softmax")]
    ), "takes inputs of any size"),
    "vector": (lambda: model(shape=(12,)), "a network for rows of 12 numbers, which no page shows"),
    "pages of words": (lambda: keras.Sequential(
        [keras.Input((6, 4)), kl.Embedding(9, 2), kl.Flatten(), kl.Dense(4, activation="softmax")]
    ), "does not begin with a row of words' ids"),
    "many words to say": (lambda: keras.Sequential(
        [keras.Input((6,)), kl.Embedding(90, 2), kl.GRU(3), kl.Dense(90, activation="softmax")]
    ), "one probability"),
    "series": (lambda: keras.Sequential([keras.Input((20, 1)), kl.LSTM(3), kl.Dense(1)]), "a network for sequences"),
    "rows of a picture": (lambda: model(kl.Reshape((12, 36)), kl.SimpleRNN(3)), "reads a picture as a sequence"),
    "endless": (lambda: keras.Sequential([keras.Input((3000, 1)), kl.LSTM(3)]), "at most 2,000 steps"),
    "deep": (lambda: model(*(kl.ReLU() for _ in range(30))), "has 32 layers; Layerscope opens at most 24"),
    "heavy": (lambda: model(kl.Flatten(), kl.Dense(23_000)), r"has 10,051,004 parameters; Layerscope opens at most"),
    "wide": (lambda: model(kl.Conv2D(64, 1), kl.GlobalAveragePooling2D(), shape=(300, 300, 1)), "too many numbers"),
    "branched": (branched, "one straight line"),
    "called otherwise": (dropping_always, "one straight line"),
    "quantized": (quantized, "weights of the layer dense.* not"),
    "bfloat16": (lambda: model(kl.Conv2D(2, 3, dtype="bfloat16")), "not stored as ordinary decimal numbers"),
}  # fmt: skip


REMEDY = re.compile(r"\b(Build|Train|Save|Load|Let|[Bb]ring|give|add|unpack) ")
NO_REMEDY = ("do not fit its configuration", "a PyTorch network")


def tells_what_to_do(sentence: str) -> bool:
    return REMEDY.search(sentence) is not None or any(words in sentence for words in NO_REMEDY)


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_shown_is_told_in_a_sentence(case: str) -> None:
    make, says = REFUSED[case]
    with pytest.raises(KerasFileError, match=says) as refused:
        keras_file.read(saved(make()))
    assert str(refused.value).endswith(".")
    assert tells_what_to_do(str(refused.value))
    assert len(str(refused.value)) < 250


GOOD = keras_file.write(as_network(small(), NAMES))


def with_config(change: Callable[[Any], None]) -> bytes:
    config = json.loads(members(GOOD)["config.json"])
    change(config)
    return zipped(members(GOOD) | {"config.json": json.dumps(config).encode()})


def with_weights(change: Callable[[h5py.File], None]) -> bytes:
    out = io.BytesIO(members(GOOD)["model.weights.h5"])
    with h5py.File(out, "r+") as file:
        change(file)
    return zipped(members(GOOD) | {"model.weights.h5": out.getvalue()})


def with_kernel(make: Callable[[h5py.Group], None]) -> bytes:
    def change(file: h5py.File) -> None:
        group = file["layers/conv2d/vars"]
        del group["0"]
        make(group)

    return with_weights(change)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", r"only a part of one\. Save your network with model.save"),
        (b"\x89HDF\r\n\x1a\n" + bytes(100), r"older format, HDF5 \(.h5\). Load it in Keras and save it anew"),
        (zipped({"mine/saved_model.pb": b"", "mine/keras_metadata.pb": b""}), "SavedModel, TensorFlow's older format"),
        (zipped({"keras_model.h5": b"", "labels.txt": b""}), r"zip holds a file of Keras's older format, HDF5"),
        (zipped({"mine.keras": GOOD}), "unpack the zip"),
        (zipped({"archive/data.pkl": b"cos\nsystem\n"}), "PyTorch"),
        (zipped({f"mine/{name}": content for name, content in members(GOOD).items()}), "bring it as Keras saved it"),
        (zipped({"cat.png": b""}), "there is no config.json in it"),
        (zipped({"config.json": b"{}"}), "there is no model.weights.h5 in it"),
        (zipped(members(GOOD) | {str(number): b"" for number in range(60)}), "more than 50 files"),
        (zipped(members(GOOD) | {"config.json": b" " * 2_000_000}, zipfile.ZIP_DEFLATED), "larger than 1 MB"),
        (zipped(members(GOOD) | {"model.weights.h5": bytes(130_000_000)}, zipfile.ZIP_DEFLATED), "larger than 128 MB"),
        (bytes(129_000_000), "larger than 128 MB"),
        (zipped(members(GOOD) | {"config.json": b"[" * 100_000}), "damaged"),
        (zipped(members(GOOD) | {"model.weights.h5": b"not HDF5"}), "damaged"),
        (with_config(lambda config: config["config"].update(layers=[])), "no layers"),
        (with_config(lambda config: config.update(class_name="Mine")), "opens Sequential networks"),
        (with_config(lambda config: config["config"]["layers"][2]["config"].update(filters=5)), "do not fit"),
        (with_config(lambda config: config["config"]["layers"][2]["config"].update(filters=1e400)), "with filters"),
        (with_config(lambda config: config["config"]["layers"][2].update(module="mine")), "mine.Conv2D layer"),
        (with_config(lambda config: config["config"]["layers"][2]["config"].update(padding=["x"] * 999)), "padding of"),
    ],
)  # fmt: skip
def test_made_up_files_are_told_in_a_sentence(content: bytes, says: str) -> None:
    with pytest.raises(KerasFileError, match=says) as refused:
        keras_file.read(content)
    assert tells_what_to_do(str(refused.value))


def test_links_and_other_storage_are_never_followed(tmp_path: Path) -> None:
    kernel = np.zeros((3, 3, 3, 3), np.float32)
    elsewhere = tmp_path / "secret.h5"
    with h5py.File(elsewhere, "w") as file:
        file["kernel"] = kernel
    raw = tmp_path / "secret.raw"
    raw.write_bytes(kernel.tobytes())
    virtual = h5py.VirtualLayout(kernel.shape, np.float32)
    virtual[...] = h5py.VirtualSource(elsewhere, "kernel", kernel.shape)

    def external_link(group: h5py.Group) -> None:
        group["0"] = h5py.ExternalLink(elsewhere, "kernel")

    def soft_link(group: h5py.Group) -> None:
        group["0"] = h5py.SoftLink("/layers/dense/vars/0")

    tricks = {
        external_link: "are not in this file",
        soft_link: "are not in this file",
        lambda group: group.create_group("0"): "are not in this file",
        lambda group: group.create_virtual_dataset("0", virtual): "not stored as Keras stores them",
        lambda group: group.create_dataset(
            "0", kernel.shape, np.float32, external=[(raw, 0, kernel.nbytes)]
        ): "not stored as Keras stores them",
        lambda group: group.create_dataset("0", data=kernel, compression="gzip"): "not stored as Keras stores them",
        lambda group: group.create_dataset("0", data=["text"], dtype=h5py.string_dtype()): "ordinary decimal numbers",
        lambda group: group.create_dataset("0", data=kernel.astype(int)): "ordinary decimal numbers",
        lambda group: group.create_dataset("0", (2**20, 2**20), np.float32): "do not fit its configuration",
        lambda group: group.create_dataset("0", data=kernel + np.nan): r"no numbers \(NaN\)",
        lambda group: group.create_dataset("0", data=kernel + np.inf): "too large to compute with",
        lambda group: group.create_dataset("0", data=kernel + np.float32(3e38)): "too large to compute with",
    }
    for trick, says in tricks.items():
        with pytest.raises(KerasFileError, match=says):
            keras_file.read(with_kernel(trick))


@pytest.mark.parametrize(
    "names", [7, ["one"], ["a", "a", "b", "c"], *(["a", "b", "c", last] for last in ({}, "", "x" * 256, "\ud800"))]
)
def test_class_names_that_cannot_be_shown_are_left_out(names: Any) -> None:
    content = zipped(members(GOOD) | {"metadata.json": json.dumps({"class_names": names}).encode()})
    assert keras_file.read(content).class_names == ()


def survives(content: bytes) -> None:
    """Reads what may still be a network; any other error than this one fails the test."""
    with suppress(KerasFileError):
        assert keras_file.read(content).layers


@settings(max_examples=150)
@given(st.data())
def test_damaged_files_end_in_a_sentence(data: st.DataObject) -> None:
    content = bytearray(GOOD[: data.draw(st.integers(0, len(GOOD)))] if data.draw(st.booleans()) else GOOD)
    for place in data.draw(st.lists(st.integers(0, max(0, len(content) - 1)), max_size=8)):
        content[place : place + 1] = data.draw(st.binary(min_size=1, max_size=1))
    survives(bytes(content))


@settings(max_examples=300)
@given(st.data())
def test_damage_inside_a_sound_zip_ends_in_a_sentence(data: st.DataObject) -> None:
    files = members(GOOD)
    name = data.draw(st.sampled_from(sorted(files)))
    content = bytearray(files[name])
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    survives(zipped(files | {name: bytes(content)}))
