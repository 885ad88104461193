"""Networks that Keras makes and saves, and what both sides make of the same pictures."""

import io
import zipfile
from pathlib import Path
from typing import Any

import keras
import numpy as np
from keras import layers as kl

from lessons.maths.network import Layer, forward
from lessons.training.reports.keras_file import Network

SHAPE = (12, 12, 3)


def model(*middle: Any, shape: tuple[int, ...] = SHAPE, classes: int = 4) -> keras.Sequential:
    return keras.Sequential([keras.Input(shape), *middle, kl.Flatten(), kl.Dense(classes, activation="softmax")])


def small() -> keras.Sequential:
    return model(kl.Rescaling(1 / 255), kl.Conv2D(3, 3, activation="relu"), kl.MaxPooling2D(2), kl.Dropout(0.5))


def as_network(network: keras.Sequential, names: tuple[str, ...] = ()) -> Network:
    layers = [Layer(type(layer).__name__, layer.get_config(), tuple(layer.get_weights())) for layer in network.layers]
    return Network(tuple(layers), network.input_shape[1:], names)


def saved(network: keras.Model) -> bytes:
    """The file that Keras itself writes."""
    out = io.BytesIO()
    keras.src.saving.saving_lib.save_model(network, out)
    return out.getvalue()


def loaded(content: bytes, folder: Path) -> keras.Model:
    path = folder / "network.keras"
    path.write_bytes(content)
    return keras.saving.load_model(path)


def pictures(shape: tuple[int, ...], count: int = 3) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, (count, *shape), dtype=np.uint8)


def computes_the_same(network: Network, theirs: keras.Model) -> None:
    for picture in pictures(network.input_shape):
        expected = theirs(picture[None].reshape(1, *theirs.input_shape[1:]), training=False).numpy()[0]
        np.testing.assert_allclose(forward(network.layers, picture)[-1], expected, atol=1e-4)


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()
