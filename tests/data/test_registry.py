"""The registry: what it says about each set is what loading gives."""

import subprocess
import sys
from dataclasses import replace
from importlib import reload
from pathlib import Path

import numpy as np
import pytest

from lessons.data import load, menu, registry
from lessons.data.dataset import Split
from lessons.data.series import Series
from lessons.data.texts import Texts

ALWAYS = ("digits", "textures", "happy-or-sad")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path))


def test_sets_from_packages_and_drawn_ones_are_always_there() -> None:
    assert {
        *ALWAYS,
        "horses-or-humans",
        "cats-or-dogs",
        "garments",
        "rock-paper-scissors",
        "signs",
        "letters",
        "animals",
    } <= set(registry.names())


@pytest.mark.parametrize("name", ALWAYS)
def test_row_says_what_loading_gives(name: str) -> None:
    row = registry.describe(name)
    counts: list[tuple[Split, int]] = [("train", row.train), ("validation", row.validation)]
    for split, count in counts:
        data = load(name, split)
        assert len(data) == len(data.labels) == count
        assert data.class_names == row.class_names
        assert set(data.labels.tolist()) == set(range(len(row.class_names)))
        assert (data.origin, data.licence) == (row.origin, row.licence)
        images, labels = data.arrays(row.shape[0])
        assert (images.shape, str(images.dtype)) == ((count, *row.shape), "uint8")
        assert labels.dtype == np.int64
        np.testing.assert_array_equal(images[-1], data.images[-1])
    assert row.preparation.endswith(".")
    assert row.split.endswith(".")


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        ("texts", Texts(("a", "b"), np.array([0, 1]), ("x", "y"), "made up", "CC0")),
        ("series", Series(np.arange(12), np.arange(12.0), "", "made up", "CC0")),
    ],
)
def test_sets_of_another_kind_stand_in_no_menu_of_pictures(
    kind: str, made: Texts | Series, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = registry.names()
    row = replace(registry.describe("digits"), name="made", title="Made up", kind=kind, load=lambda split: made)
    monkeypatch.setitem(registry.ROWS, "made", row)
    assert registry.names(kind)[-1] == "made"
    assert registry.names() == registry.names("pictures") == pictures
    assert load("made") is made
    assert registry.knows("made")
    try:
        assert "Made up" not in reload(menu).SETS
    finally:
        monkeypatch.undo()
        reload(menu)


def test_unknown_names_are_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="no data set named cars; choose one of digits, textures"):
        load("cars")
    with pytest.raises(ValueError, match="no split named test; choose train or validation"):
        load("digits", "test")  # type: ignore[arg-type]  # what a hand-written address may hold


def test_reading_data_imports_neither_keras_nor_the_packages_that_ship_it() -> None:
    program = (
        "import sys; from lessons.data import load, registry\n"
        "for name in ('digits', 'textures', 'cats-or-dogs'): load(name).images[0]\n"
        "print([name for name in ('keras', 'tensorflow', 'streamlit', 'sklearn', 'skimage') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
