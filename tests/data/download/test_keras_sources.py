"""Addresses and hashes out of the installed Keras, which is read and never imported."""

import ast
import inspect
from pathlib import Path

import keras
import pytest

from lessons.data.download import keras_sources
from lessons.data.download.download import Source

HASH = "ab" * 32


def test_mnist_is_where_keras_says() -> None:
    source = keras_sources.find("mnist", "mnist.npz")
    literals = {
        node.value
        for node in ast.walk(ast.parse(inspect.getsource(keras.datasets.mnist.load_data)))
        if isinstance(node, ast.Constant)
    }
    assert source.sha256 in literals
    assert source.address.startswith("https://")
    assert source.address.endswith("/mnist.npz")
    assert source.address.removesuffix("mnist.npz") in literals


@pytest.mark.parametrize(
    "program",
    [
        f'get_file(path, origin="https://host/folder/set.npz", file_hash="{HASH}")',
        f'base = "https://host/folder"\nget_file(path, origin=base + "/set.npz", file_hash="{HASH}")',
        f'base = "https://host/"\ndef load():\n    get_file(origin=f"{{base}}folder/set.npz", file_hash=("{HASH}"))',
        f'get_file(origin="https://host/other.npz", file_hash="{HASH}")\n'
        f'address = "https://host/folder/set.npz"\nget_file(origin=address, file_hash="{HASH}")',
    ],
)
def test_address_is_put_together_as_the_program_does(program: str, tmp_path: Path) -> None:
    file = tmp_path / "module.py"
    file.write_text(program)
    assert keras_sources.read(file, "set.npz") == Source("https://host/folder/set.npz", HASH)


@pytest.mark.parametrize(
    "program",
    [
        'get_file(origin="https://host/folder/set.npz")',
        'base = "https://host/folder/"\nfiles = ["other.npz", "set.npz"]\n'
        "for file in files:\n    get_file(file, origin=base + file)",
    ],
)
def test_hash_that_is_not_demanded_is_none(program: str, tmp_path: Path) -> None:
    file = tmp_path / "module.py"
    file.write_text(program)
    assert keras_sources.read(file, "set.npz") == Source("https://host/folder/set.npz", None)


@pytest.mark.parametrize(
    "program",
    [
        "",
        "get_file(",
        "raise SystemExit",
        'get_file(origin="https://host/set.npz", file_hash="d41d8cd98f00b204e9800998ecf8427e")',
        f'get_file(origin=somewhere(), file_hash="{HASH}")',
        'get_file(origin="https://host/set.npz", file_hash=known_elsewhere())',
        'files = ["other.npz"]\nfor file in files:\n    get_file(origin="https://host/" + file)',
    ],
)
def test_program_that_does_not_say_is_no_source(program: str, tmp_path: Path) -> None:
    file = tmp_path / "module.py"
    file.write_text(program)
    with pytest.raises(LookupError, match="does not say where"):
        keras_sources.read(file, "set.npz")


def test_missing_module_is_no_source() -> None:
    with pytest.raises(LookupError, match="does not say"):
        keras_sources.find("no_such_set", "set.npz")
