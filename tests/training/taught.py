"""Bases with random weights, in files as Keras hands out those of ImageNet: no test downloads the real ones."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import h5py
import keras
import pytest
from keras.src.legacy.saving import legacy_h5_format

from lessons.data.download import weights
from lessons.networks.bases import IMAGENET

MOBILE = "mobilenet-v2"


def write(name: str, file: Path, seed: int = 0) -> Path:
    """The whole base of this name with weights that the seed draws."""
    row = IMAGENET[name]
    keras.utils.set_random_seed(seed)
    base = getattr(keras.applications, row.function)(
        weights=None, include_top=False, input_shape=(row.side, row.side, 3)
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    with h5py.File(file, "w") as content:
        legacy_h5_format.save_weights_to_hdf5_group(content, base)
    return file


@cache
def content(name: str) -> bytes:
    """The same as bytes, made once."""
    with TemporaryDirectory() as folder:
        return write(name, Path(folder, "weights.h5")).read_bytes()


def without_md5(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets any weights count that have the right shapes."""
    rows = {name: replace(row, md5=None) for name, row in weights.WEIGHTS.items()}
    for name, row in rows.items():
        monkeypatch.setitem(weights.WEIGHTS, name, row)


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of its own for Layerscope and for Keras, in which the small base is taught already."""
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    file = weights.WEIGHTS[MOBILE].file
    file.parent.mkdir(parents=True)
    file.write_bytes(content(MOBILE))
    return tmp_path / "home"
