"""Folders and batches: every picture once, in Keras's order of labels, and a program that reads the same."""

import io
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lessons.course.real_images import folders
from lessons.data import archive, load
from lessons.data.own import collection
from lessons.data.own.collection import OwnPictures
from lessons.data.pictures import resize
from tests.data.own.test_folder import as_zip, classes
from tests.figures.sent import meta
from tests.training.patience import wait_until

HORSES, FACES = "horses-or-humans", "happy-or-sad"


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path_factory.getbasetemp()))


def result(data: str = HORSES, **changes: Any) -> folders.Result:
    return folders.compute(replace(folders.Settings(), **changes), data)


@pytest.mark.parametrize("batch_size", [10, 32, 128])
@pytest.mark.parametrize("shuffled", [True, False])
def test_batches_bring_every_picture_once(batch_size: int, shuffled: bool) -> None:
    shown = result(batch_size=batch_size, shuffled=shuffled)
    places = np.concatenate([shown.places(number) for number in range(shown.batches)])
    np.testing.assert_array_equal(np.sort(places), np.arange(1027))
    assert sum(shown.sizes) == 1027
    assert set(shown.sizes[:-1]) == {batch_size}


def test_last_batch_has_what_is_left_over() -> None:
    assert result().sizes[-1] == result(batch_size=128).sizes[-1] == 3
    assert result(batch_size=128).batches == 9


def test_without_shuffling_one_folder_comes_after_the_other() -> None:
    labels = load(HORSES, "train").labels
    assert (np.diff(labels[result(shuffled=False).order]) >= 0).all()
    for number in range(10):
        assert len(set(labels[result().places(number)])) == 2


@pytest.mark.parametrize("data", [HORSES, FACES])
def test_tile_tells_of_the_picture_that_the_network_gets(data: str) -> None:
    place = 5
    tile, shown = folders._look(data, place, 75, 40)
    train = load(data, "train")
    squared = resize(train.images[place], 75, 75)
    assert (tile.label, tile.rows, tile.columns) == (train.labels[place], 150, 150)
    assert (tile.low, tile.high) == (squared.min(), squared.max())
    assert tile.file == f"train/{train.class_names[tile.label]}/00005.jpg"
    assert shown.shape == (40, 40, 3)


@pytest.mark.parametrize("batch_size", [10, 32, 128])
@pytest.mark.parametrize("image_size", [75, 300])
def test_a_batch_travels_within_its_budget(batch_size: int, image_size: int) -> None:
    shown = result(FACES, batch_size=batch_size, image_size=image_size)
    assert len(folders.picture(shown, 0, ())) < 100_000


@pytest.mark.parametrize("batch_size", [10, 32, 128])
@pytest.mark.parametrize("data", [HORSES, FACES, "rock-paper-scissors"])
def test_every_answer_is_among_its_options(data: str, batch_size: int) -> None:
    shown = result(data, batch_size=batch_size)
    for question in folders.QUESTIONS:
        options = question.options(shown)
        assert question.answer(shown) in options
        assert len(options) == len(set(options)) >= 2


def test_answers_are_computed() -> None:
    label, last, numbers = folders.QUESTIONS
    assert last.answer(result()) == "3"
    assert last.answer(result(FACES, batch_size=10)) == "10"
    assert label.answer(result()) == "1"
    assert numbers.answer(result(image_size=300)) == "270,000"


@pytest.mark.parametrize("name", folders.FACTS)
def test_each_fact_is_sent_once_its_question_is_open(name: str) -> None:
    shown = result()
    facts = {"reason": folders.REASON, "rest": 3, "inputs": "16,875"}
    sent = meta(folders.picture(shown, 0, {name}))
    assert {fact: sent[fact] for fact in facts if fact in sent} == {folders.FACTS[name]: facts[folders.FACTS[name]]}
    assert sent["sizes"] == [32] * 32
    assert sent["batches"] == 33


@pytest.mark.parametrize("shuffled", [True, False])
def test_program_reads_the_same_batches(shuffled: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = result(FACES, batch_size=32, shuffled=shuffled)
    monkeypatch.chdir(tmp_path)
    for name, make in folders.attachments(shown).items():
        (tmp_path / name).write_bytes(make())
    said = io.StringIO()
    names: dict[str, Any] = {}
    with redirect_stdout(said):
        exec(compile(folders.code(shown), "program", "exec"), names)
    assert tuple(names["train"].class_names) == shown.classes
    batches = list(names["train"].as_numpy_iterator())
    assert [len(labels) for _, labels in batches] == shown.sizes
    assert batches[0][0].shape == (32, 75, 75, 3)
    if not shuffled:
        labels = load(FACES, "train").labels
        np.testing.assert_array_equal(batches[0][1], labels[shown.places(0)])


def test_program_reads_own_pictures_from_the_folders_that_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = OwnPictures(tmp_path / "own", None)
    monkeypatch.setattr(collection, "current", lambda: kept)
    tree = classes(4, ("size: small", 'say "b"', "Bär"))
    name = kept.add_zip("ada", "pets.zip", io.BytesIO(as_zip(tree, tmp_path).read_bytes()))
    wait_until(lambda: kept.check(name).progress.state == "done")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pets.zip").write_bytes(archive.to_zip(name))
    shown = result(name, batch_size=32, shuffled=False)
    names: dict[str, Any] = {}
    with redirect_stdout(io.StringIO()):
        exec(compile(folders.code(shown), "program", "exec"), names)
    assert shown.classes == ("Bär", 'say "b"', "size: small")
    assert names["train"].class_names == ["Bär", "say -b-", "size- small"]
    ((_, labels),) = names["train"].as_numpy_iterator()
    np.testing.assert_array_equal(labels, load(name).labels)
    paths = [Path(path) for path in names["train"].file_paths]
    assert [str(path.relative_to("pets")) for path in paths] == [
        folders._look(name, place, 24, 24)[0].file for place in range(len(labels))
    ]
    kept.clear()
