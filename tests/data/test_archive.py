"""The zip of a set: every picture in the folder of its split and class."""

import io
import subprocess
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lessons.data import archive, load
from lessons.data.own.collection import OwnPictures
from lessons.data.registry import describe
from lessons.home import home
from tests.data.own.test_folder import as_zip, classes
from tests.training.patience import wait_until


def test_colour_pictures_come_in_folders_as_good_photographs() -> None:
    packed = zipfile.ZipFile(io.BytesIO(archive.maker("happy-or-sad")()))
    for split in ("train", "validation"):
        data = load("happy-or-sad", split)
        for number in range(0, len(data), 25):
            place = archive.path(split, data.class_names[data.labels[number]], number, 3)
            picture = np.asarray(Image.open(io.BytesIO(packed.read(place))), int)
            assert np.abs(picture - data.images[number]).mean() < 6
    assert len(packed.namelist()) == sum(len(load("happy-or-sad", split)) for split in ("train", "validation"))


def test_a_class_that_asks_at_once_has_a_set_packed_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    run, kept = subprocess.run, TemporaryDirectory()

    def count(command: list[str], **options: Any) -> Any:
        commands.append(command)
        return run(command, **options)

    monkeypatch.setattr(subprocess, "run", count)
    monkeypatch.setattr(archive, "_folder", lambda: kept)
    with kept, ThreadPoolExecutor(4) as learners:
        first, *others = learners.map(lambda _: archive.maker("textures")(), range(4))
    assert zipfile.ZipFile(io.BytesIO(first)).testzip() is None
    assert others == [first] * 3
    assert len(commands) == 1


def test_without_room_on_the_disk_a_set_is_packed_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = TemporaryDirectory(dir=tmp_path)
    gone.cleanup()
    monkeypatch.setattr(archive, "_folder", lambda: gone)
    assert zipfile.ZipFile(io.BytesIO(archive.maker("textures")())).testzip() is None


def test_grey_pictures_are_exact() -> None:
    packed = zipfile.ZipFile(io.BytesIO(archive.to_zip("digits")))
    data = load("digits", "validation")
    place = archive.path("validation", data.class_names[data.labels[7]], 7, 1)
    np.testing.assert_array_equal(np.asarray(Image.open(io.BytesIO(packed.read(place)))), data.images[7][..., 0])


def test_every_class_has_one_folder() -> None:
    folders = archive.folders(describe("garments").class_names)
    assert len(folders) == 10
    assert "T-shirt-top" in folders


def test_every_system_can_have_the_folders() -> None:
    odd = (
        "a/b",
        "a:b",
        "A:B",
        "size: small",
        'say "hi"',
        "back\\slash",
        "dot.",
        ".",
        "line\nbreak",
        "Bär",
        "🐶",
        "x" * 300,
    )
    folders = archive.folders(odd)
    assert folders == [
        "a-b", "a-b (2)", "A-B (3)", "size- small", "say -hi-", "back-slash", "dot", "-", "line-break", "Bär", "🐶",
        "x" * 60,
    ]  # fmt: skip
    assert archive.folders(["cat", "dog"]) == ["cat", "dog"]


def test_own_pictures_come_with_a_folder_for_every_class(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path / "home"))
    kept = OwnPictures(home() / "own", None)
    tree = classes(3, ("cat", "dog"), "train/") | classes(2, ("dog",), "validation/", 500)
    name = kept.add_zip("ada", "pets.zip", io.BytesIO(as_zip(tree, tmp_path).read_bytes()))
    wait_until(lambda: kept.check(name).progress.state == "done")
    packed = zipfile.ZipFile(io.BytesIO(archive.maker(name)()))
    assert packed.namelist() == [
        *(f"train/cat/0000{number}.jpg" for number in range(3)),
        *(f"train/dog/0000{number}.jpg" for number in range(3, 6)),
        "validation/dog/00000.jpg",
        "validation/dog/00001.jpg",
        "validation/cat/",
    ]
