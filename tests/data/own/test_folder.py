"""A learner's own folder or zip: layouts, splits, and everything that can be wrong with it."""

import io
import random
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lessons.data.dataset import SPLITS
from lessons.data.own import folder, layout
from lessons.data.own.files import FolderError
from lessons.data.pictures import PictureError, decode

Tree = dict[str, bytes]


def picture(seed: int, file_format: str = "PNG", width: int = 12, height: int = 9) -> bytes:
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, file_format)
    return buffer.getvalue()


def classes(count: int = 10, names: tuple[str, ...] = ("cat", "dog"), prefix: str = "", first: int = 0) -> Tree:
    return {
        f"{prefix}{name}/{index}.png": picture(first + place * 1000 + index)
        for place, name in enumerate(names)
        for index in range(count)
    }


def as_folder(tree: Tree, place: Path) -> Path:
    root = place / "pets"
    for name, content in tree.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root


def as_zip(tree: Tree, place: Path) -> Path:
    path = place / "pets.zip"
    names = list(tree)
    random.Random(0).shuffle(names)
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, tree[name])
    return path


@pytest.fixture(params=[as_folder, as_zip])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Tree], Path]:
    return lambda tree: request.param(tree, tmp_path)


def pictures_of(path: Path, split: str) -> list[tuple[bytes, str]]:
    data = folder.read(path, split)  # type: ignore[arg-type]  # the text of a parameter is no Literal to mypy
    return [(image.tobytes(), data.class_names[label]) for image, label in zip(data.images, data.labels, strict=True)]


def reason(content: bytes) -> str:
    """Why this is no readable picture."""
    with pytest.raises(PictureError) as error:
        decode(content, folder.FORMATS)
    return str(error.value)


def test_without_split_folders_a_fifth_of_each_class_validates(place: Callable[[Tree], Path]) -> None:
    path = place(classes(10))
    train, validation = folder.read(path), folder.read(path, "validation")
    assert train.class_names == validation.class_names == ("cat", "dog")
    assert np.bincount(train.labels).tolist() == [8, 8]
    assert np.bincount(validation.labels).tolist() == [2, 2]
    assert not set(pictures_of(path, "train")) & set(pictures_of(path, "validation"))
    assert train.notes == validation.notes == ()


def test_same_files_are_split_alike_in_folder_and_zip(tmp_path: Path) -> None:
    tree = classes(10)
    for split in SPLITS:
        assert pictures_of(as_folder(tree, tmp_path), split) == pictures_of(as_zip(tree, tmp_path), split)


@pytest.mark.parametrize("wrapping", ["pets/", "a/b/c/", "train/"])
def test_folder_around_everything_is_no_class(wrapping: str, place: Callable[[Tree], Path]) -> None:
    path = place(classes(5, prefix=wrapping) | {"readme.txt": b"about the pictures"})
    data = folder.read(path)
    assert data.class_names == ("cat", "dog")
    assert data.skipped == ()


def test_folders_inside_a_class_belong_to_it(place: Callable[[Tree], Path]) -> None:
    path = place(classes(4) | {"cat/black/small/1.png": picture(77)})
    assert (len(folder.read(path)) + len(folder.read(path, "validation"))) == 9


def test_formats_and_sizes_may_be_mixed(place: Callable[[Tree], Path]) -> None:
    formats = ("PNG", "JPEG", "WEBP", "GIF", "BMP")
    tree = {
        f"{name}/{file_format}.jpg": picture(index, file_format, width=10 + index, height=20)
        for name in ("cat", "dog")
        for index, file_format in enumerate(formats)
    }
    data = folder.read(place(tree))
    assert {image.shape for image in data.images} <= {(20, 10 + index, 3) for index in range(5)}
    images, labels = data.arrays(16)
    assert images.shape == (8, 16, 16, 3)
    assert labels.tolist() == data.labels.tolist()


def test_pictures_are_read_only_when_asked_for(tmp_path: Path) -> None:
    path = as_folder(classes(5), tmp_path)
    data = folder.read(path)
    shutil.rmtree(path)
    with pytest.raises(FileNotFoundError):
        data.images[0]


def test_unreadable_files_are_left_out_and_named(place: Callable[[Tree], Path]) -> None:
    good = classes(6, prefix="train/") | classes(2, prefix="val/", first=500)
    bad = {
        "train/cat/half.png": picture(1)[:150],
        "train/cat/half.jpg": picture(1, "JPEG")[:-40],
        "train/dog/empty.jpg": b"",
        "train/dog/notes.txt": b"not a picture",
    }
    data = folder.read(place(good | bad))
    assert data.skipped == ("cat/half.jpg", "cat/half.png", "dog/empty.jpg", "dog/notes.txt")
    assert len(data) == len(data.labels) == len(data.arrays(8)[0]) == 12
    assert data.notes == (
        "4 training files are no readable picture and left out: "
        "cat/half.jpg, cat/half.png, dog/empty.jpg, dog/notes.txt. "
        f"2 of them: {reason(picture(1)[:150])} 1 of them: {reason(b'')} 1 of them: {reason(b'not a picture')}",
    )


def test_broken_files_never_move_between_splits(tmp_path: Path) -> None:
    tree = classes(20)
    whole = set(pictures_of(as_zip(tree, tmp_path), "validation"))
    for name in ("cat/3.png", "cat/4.png", "dog/5.png"):
        tree[name] = b"broken"
    assert set(pictures_of(as_zip(tree, tmp_path), "validation")) <= whole


def test_what_systems_leave_behind_is_ignored(place: Callable[[Tree], Path]) -> None:
    junk = ("__MACOSX/cat/._1.png", "cat/.DS_Store", "dog/Thumbs.db", "dog/desktop.ini", ".git/config", "cat/._0.png")
    data = folder.read(place(classes(5) | dict.fromkeys(junk, b"junk")))
    assert data.class_names == ("cat", "dog")
    assert data.skipped == ()


def test_pictures_in_both_splits_are_reported(place: Callable[[Tree], Path]) -> None:
    tree = classes(4, prefix="train/") | classes(3, prefix="val/", first=500)
    tree["val/dog/copy.png"] = tree["train/dog/2.png"]
    for split in SPLITS:
        notes = folder.read(place(tree), split).notes
        assert ("1 validation picture is also in training, so validation flatters the network: dog/copy.png.") in notes


def test_broken_files_in_both_splits_are_no_leak(place: Callable[[Tree], Path]) -> None:
    tree = classes(4, prefix="train/") | classes(3, prefix="val/", first=500)
    tree |= {"train/cat/666.jpg": b"", "val/dog/11702.jpg": b""}
    tree |= {"train/cat/cut.jpg": picture(1, "JPEG")[:-60], "val/cat/cut.jpg": picture(1, "JPEG")[:-60]}
    notes = [note for split in SPLITS for note in folder.read(place(tree), split).notes]
    assert not any("also in training" in note for note in notes)
    assert [note.partition(":")[0] for note in notes] == [
        f"2 {split} files are no readable picture and left out" for split in ("training", "validation")
    ]


def test_file_of_another_kind_is_left_out_with_its_reason(place: Callable[[Tree], Path]) -> None:
    data = folder.read(place(classes(6) | {"cat/scan.jpg": picture(3, "TIFF")}))
    assert data.notes == (
        f"1 training file is no readable picture and left out: cat/scan.jpg. {reason(picture(3, 'TIFF'))}",
    )


def test_pictures_that_were_stretched_are_told(place: Callable[[Tree], Path]) -> None:
    measured = np.arange(4096, dtype=np.uint16).reshape(64, 64)
    buffer = io.BytesIO()
    Image.fromarray(measured).save(buffer, "PNG")
    tree = classes(6, prefix="train/") | classes(2, prefix="validation/", first=500)
    path = place(tree | {"train/cat/cells.png": buffer.getvalue()})
    data = folder.read(path)
    assert data.notes == ("1 training picture is stretched, from only a part of 16 bits to all of 8: cat/cells.png.",)
    assert max(pixels.max() for pixels in data.images if pixels.shape[0] == 64) == 255
    assert folder.read(path, "validation").notes == ()


def test_classes_without_validation_pictures_are_told(place: Callable[[Tree], Path]) -> None:
    tree = classes(6, ("cat", "dog", "horse"), "train/") | classes(2, ("cat", "horse"), "validation/", 500)
    tree["validation/dog/0.png"] = b"broken"
    for split in SPLITS:
        read = folder.read(place(tree), split)
        assert read.class_names == ("cat", "dog", "horse")
        assert read.counts["dog"] == (6 if split == "train" else 0)
    assert "There is no validation picture of dog: nothing tells how well it is learned." in read.notes


def test_class_of_one_picture_is_told_to_have_none_for_validation(place: Callable[[Tree], Path]) -> None:
    drawn = folder.read(place({"b dog/1.png": picture(1)} | classes(10, ("a cat", "c horse"), "", 500)))
    assert "There is no validation picture of b dog: nothing tells how well it is learned." in drawn.notes


def test_uneven_classes_are_reported(place: Callable[[Tree], Path]) -> None:
    data = folder.read(place(classes(20, ("cat",)) | classes(5, ("dog",), first=500)))
    assert data.notes == (
        "The classes are uneven: 16 of cat, 4 of dog. Always answering cat would be right 80% of the time.",
    )


@pytest.mark.parametrize(
    ("tree", "sentence"),
    [
        ({"cat/1.png": picture(1), "cat/2.png": picture(2)}, "must lie in two subfolders or more"),
        ({"1.png": picture(1), "2.png": picture(2)}, "must lie in two subfolders or more"),
        (
            {"reviews.csv": b"text,label", "more/notes.txt": b"words"},
            r"This lesson learns from pictures, in class folders or .+: here are only notes\.txt, reviews\.csv\.$",
        ),
        (
            {"cat/1.png": picture(1), "dog/1.png": b""},
            r"There is no readable picture of dog to train on: The file is empty\.$",
        ),
        ({"cat/1.png": b"broken", "dog/1.png": b"broken"}, "There is no readable picture for training: .+"),
        (
            classes(2, prefix="train/") | classes(2, ("bird", "cat"), prefix="test/", first=500),
            "validation pictures of bird, but none to train on",
        ),
    ],
)
def test_nothing_to_learn_from_is_said_plainly(tree: Tree, sentence: str, place: Callable[[Tree], Path]) -> None:
    with pytest.raises(FolderError, match=sentence):
        folder.read(place(tree))


def test_classes_of_one_picture_cannot_validate(place: Callable[[Tree], Path]) -> None:
    with pytest.raises(FolderError, match="no readable picture for validation"):
        folder.read(place(classes(1)), "validation")


def test_too_many_classes_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(layout, "MAX_CLASSES", 3)
    with pytest.raises(FolderError, match="4 subfolders; at most 3 classes"):
        folder.read(as_zip(classes(1, ("a", "b", "c", "d")), tmp_path))


def test_unknown_split_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no split named holdout"):
        folder.read(as_zip(classes(2), tmp_path), "holdout")  # type: ignore[arg-type]  # what a caller may get wrong
