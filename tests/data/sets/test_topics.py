"""The set of topics: read from the sources of packages, without a text that its list does not name."""

import json
from pathlib import Path

import numpy as np
import pytest

from lessons.data import packages, registry
from lessons.data.dataset import SPLITS
from lessons.data.sets import topics

MODULE = '''"""Tools that sort things by their size."""

class Box:
    """A box that holds any number of things.

    It may be empty.
    """

    def close(self):
        """Closes it."""

    async def fill(self, things):
        """Fill the box with
        all of these things."""

def double(x):
    """naïve words that begin with a small letter"""
'''


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def home(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYERSCOPE_HOME", str(place))


def test_first_paragraphs_of_docstrings_are_read_as_one_line(tmp_path: Path) -> None:
    (tmp_path / "boxes.py").write_text(MODULE, "utf-8")
    assert list(topics.read(tmp_path / "boxes.py")) == [
        "Tools that sort things by their size.",
        "A box that holds any number of things.",
        "Fill the box with all of these things.",
    ]


def test_all_that_is_listed_is_in_todays_packages() -> None:
    row = registry.describe("topics")
    train, validation = (registry.load("topics", split) for split in SPLITS)
    assert (len(train), len(validation)) == (row.train, row.validation)
    assert (train.class_names, train.notes) == (row.class_names, ())
    assert len({*train.texts, *validation.texts}) == row.train + row.validation
    for data, count in ((train, 704), (validation, 176)):
        np.testing.assert_array_equal(np.bincount(data.labels), [count] * 5)


def test_texts_are_kept_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    # Another test may have read them in a home of its own.
    topics.texts.cache_clear()
    first = topics.texts()
    topics.texts.cache_clear()
    monkeypatch.setattr(packages, "path", lambda *parts: pytest.fail("read again"))
    assert topics.texts() == first


def test_a_text_that_a_package_words_otherwise_is_left_out_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = json.loads(topics.LIST.read_text())
    module, digests = next(iter(listed["web"].items()))
    one = {"web": {module: f"{digests.split()[0]} {'0' * 10}"}}
    (tmp_path / "list.json").write_text(json.dumps(one))
    monkeypatch.setattr(topics, "LIST", tmp_path / "list.json")
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path))
    for kept in (topics.texts, topics.load):
        kept.cache_clear()
    try:
        data = topics.load("train")
        assert len(data) == 1
        assert data.notes == ("4,399 of the texts are not in the packages of this computer, and left out.",)
    finally:
        for kept in (topics.texts, topics.load):
            kept.cache_clear()


def test_listed_modules_are_of_the_packages_that_are_named() -> None:
    assert {module.split("/")[0] for modules in json.loads(topics.LIST.read_text()).values() for module in modules} <= {
        package for of_topic in topics.PACKAGES.values() for package in of_topic
    }
