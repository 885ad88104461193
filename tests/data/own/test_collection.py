"""Pictures that learners bring: whose they are, where they lie, and that they go."""

import errno
import io
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lessons.data import load, registry
from lessons.data.dataset import SPLITS
from lessons.data.download.jobs import Progress
from lessons.data.own import collection, inspection
from lessons.data.own.collection import GONE, MOST, TOO_MANY, OwnPictures
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker import examples
from tests.data.own.test_folder import Tree, as_folder, as_zip, classes


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnPictures]:
    """The pictures of a server whose teacher offers a folder."""
    (tmp_path / "offered").mkdir()
    kept = OwnPictures(tmp_path / "own", tmp_path / "offered")
    monkeypatch.setattr(collection, "current", lambda: kept)
    # The process of its own has its own tests, and takes a quarter of a second each time.
    monkeypatch.setattr(inspection, "check", lambda paths, tell: inspection._look_at(paths))
    yield kept
    kept.clear()


def a_zip(tree: Tree, place: Path) -> io.BytesIO:
    return io.BytesIO(as_zip(tree, place).read_bytes())


def checked(kept: OwnPictures, name: str) -> Progress:
    deadline = time.monotonic() + 300
    while kept.check(name).progress.state == "running":
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return kept.check(name).progress


def bring(kept: OwnPictures, place: Path, title: str = "pets.zip", owner: str = "ada") -> str:
    name = kept.add_zip(owner, title, a_zip(classes(10) | {"cat/no.txt": b"no"}, place))
    assert checked(kept, name).state == "done"
    return name


def test_a_zip_is_a_data_set_like_any_other(kept: OwnPictures, tmp_path: Path) -> None:
    name = bring(kept, tmp_path)
    assert collection.is_own(name)
    assert collection.title(name) == "pets.zip"
    row = registry.describe(name)
    assert (row.title, row.class_names, row.shape, row.train, row.validation) == (
        "pets.zip",
        ("cat", "dog"),
        (9, 12, 3),
        16,
        4,
    )
    assert [*load(name).skipped, *load(name, "validation").skipped] == ["cat/no.txt"]
    assert load(name).counts == {"cat": 8, "dog": 8}
    assert row.load("validation").labels.tolist() == load(name, "validation").labels.tolist()
    assert name not in registry.names()


def test_a_worker_reads_it_too(kept: OwnPictures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = bring(kept, tmp_path)
    # A worker has the folder, and nothing that the server remembers.
    monkeypatch.setattr(collection, "current", lambda: OwnPictures(tmp_path / "own", None))
    read = examples.read(TrainingSpec(data=name, examples=6))
    assert (len(read.inputs), len(read.validation_inputs), read.class_names) == (6, 4, ("cat", "dog"))
    kept.remove(name)
    with pytest.raises(FileNotFoundError, match=GONE):
        examples.read(TrainingSpec(data=name, examples=5))


@pytest.mark.skipif(os.name != "posix", reason="rights of files are others elsewhere")
def test_only_the_server_may_read_where_they_lie(kept: OwnPictures, tmp_path: Path) -> None:
    bring(kept, tmp_path)
    places = [tmp_path / "own", *(path for path in (tmp_path / "own").iterdir())]
    assert [stat.S_IMODE(place.stat().st_mode) for place in places] == [0o700, 0o700]


def test_names_cannot_be_guessed_and_lead_nowhere_else(kept: OwnPictures, tmp_path: Path) -> None:
    first, second = (bring(kept, tmp_path, title) for title in ("pets.zip", "more.zip"))
    assert first.partition("/")[0] != second.partition("/")[0]
    for name in (f"own:{'0' * 32}/pets.zip", "own:../own/pets.zip", f"{first}/../about.json", str(tmp_path)):
        with pytest.raises((FileNotFoundError, ValueError)):
            load(name)


@pytest.mark.parametrize(
    ("said", "kept_as"),
    [
        ("C:\\Users\\Ada\\pets.zip", "pets.zip"),
        ("/home/ada/pets.zip", "pets.zip"),
        ("../../pets.zip", "pets.zip"),
        ("", "pictures"),
        ("a\nb\x00.zip", "ab.zip"),
        (f"{'x' * 300}.zip", f"{'x' * 56}.zip"),
    ],
)
def test_title_is_the_last_part_of_what_the_browser_says(
    said: str, kept_as: str, kept: OwnPictures, tmp_path: Path
) -> None:
    name = kept.add_zip("ada", said, a_zip(classes(2), tmp_path))
    assert collection.title(name) == kept_as
    assert collection.is_own(name)


def test_a_learner_has_their_own_and_nobody_elses(kept: OwnPictures, tmp_path: Path) -> None:
    hers, his = bring(kept, tmp_path), bring(kept, tmp_path, owner="bob")
    assert kept.of("ada") == (hers,)
    assert kept.belongs(hers, "ada")
    assert not kept.belongs(his, "ada")
    kept.forget("ada")
    assert (kept.of("ada"), kept.of("bob")) == ((), (his,))
    assert len(list((tmp_path / "own").iterdir())) == 1
    with pytest.raises(FileNotFoundError, match=GONE):
        load(hers)
    with pytest.raises(FileNotFoundError, match=GONE):
        registry.describe(hers)


def test_the_newest_comes_first_and_leaves_its_namesake_alone(kept: OwnPictures, tmp_path: Path) -> None:
    names = [kept.add_zip("ada", "one.zip", a_zip(classes(2), tmp_path)) for _ in range(3)]
    assert kept.of("ada") == (*reversed(names),)
    assert [collection.title(name) for name in names] == ["one.zip", "one (2).zip", "one (3).zip"]


def test_one_learner_keeps_a_few(kept: OwnPictures, tmp_path: Path) -> None:
    names = [kept.add_zip("ada", f"{number}.zip", a_zip(classes(2), tmp_path)) for number in range(MOST)]
    with pytest.raises(ValueError, match=TOO_MANY):
        kept.add_zip("ada", "more.zip", a_zip(classes(2), tmp_path))
    assert len(list((tmp_path / "own").iterdir())) == MOST
    kept.add_zip("bob", "more.zip", a_zip(classes(2), tmp_path))
    kept.remove(names[0])
    kept.add_zip("ada", "more.zip", a_zip(classes(2), tmp_path))


def test_what_cannot_be_used_makes_room_for_the_next(kept: OwnPictures, tmp_path: Path) -> None:
    for number in range(MOST):
        name = kept.add_zip("ada", f"{number}.zip", a_zip({"one class/a.txt": b"no picture"}, tmp_path))
        assert checked(kept, name).state == "failed"
    usable = bring(kept, tmp_path)
    assert kept.of("ada") == (usable,)


def test_what_is_no_zip_is_refused_and_leaves_nothing(kept: OwnPictures, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^my pets\.zip is not a zip: pack the folders of your pictures into one\.$"):
        kept.add_zip("ada", "C:\\my pets.zip", io.BytesIO(b"\x89PNG"))
    assert not (tmp_path / "own").exists()


def test_a_full_disk_leaves_nothing(kept: OwnPictures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*values: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(tmp_path))

    monkeypatch.setattr(collection.shutil, "copyfileobj", full)
    with pytest.raises(OSError, match=r"^pets\.zip: The disk is full, so the copy was given up\.$"):
        kept.add_zip("ada", "pets.zip", a_zip(classes(2), tmp_path))
    assert not list((tmp_path / "own").iterdir())
    assert kept.of("ada") == ()


def test_why_nothing_can_be_learned_is_told(kept: OwnPictures, tmp_path: Path) -> None:
    name = kept.add_zip("ada", "pets.zip", a_zip(classes(3, ("cat",)), tmp_path))
    said = "pets.zip: Pictures must lie in two subfolders or more, one for each class."
    assert checked(kept, name) == Progress("failed", said)
    with pytest.raises(FileNotFoundError, match=GONE):
        load(name)


def test_a_refused_zip_is_called_by_its_own_name(kept: OwnPictures, tmp_path: Path) -> None:
    content = bytearray(as_zip(classes(2), tmp_path).read_bytes())
    # Every entry of the zip says that it is locked.
    for place in (at for at in range(len(content)) if content[at : at + 4] == b"PK\x01\x02"):
        content[place + 8] |= 1
    name = kept.add_zip("ada", "Photos of *pets*.zip", io.BytesIO(content))
    assert checked(kept, name) == Progress("failed", "Photos of *pets*.zip is locked with a password.")


def test_a_zip_is_taken_by_its_content_whatever_its_name(kept: OwnPictures, tmp_path: Path) -> None:
    for title in ("pets.zip.bin", "document", "pets.ZIP"):
        name = kept.add_zip("ada", title, a_zip(classes(2), tmp_path))
        assert collection.title(name) == title
        assert checked(kept, name).state == "done"


def test_the_teacher_offers_folders_and_zips_of_one_place(kept: OwnPictures, tmp_path: Path) -> None:
    offered = tmp_path / "offered"
    as_folder(classes(10), offered)
    as_zip(classes(2), offered)
    (offered / "notes.txt").write_text("no pictures")
    (offered / ".hidden").mkdir()
    (offered / "two\nlines").mkdir()
    (offered / "link").symlink_to(tmp_path)
    assert kept.offers() == ("pets", "pets.zip")
    name = kept.add_offer("teacher", "pets")
    assert checked(kept, name).state == "done"
    assert [len(load(name, split)) for split in SPLITS] == [16, 4]
    for other in ("..", "link", ".hidden", "notes.txt", str(tmp_path), "pets/cat"):
        with pytest.raises(ValueError, match="is not offered"):
            kept.add_offer("teacher", other)
    kept.remove(name)
    assert (offered / "pets" / "cat").is_dir()


def test_nothing_is_offered_without_a_place(tmp_path: Path) -> None:
    assert OwnPictures(tmp_path, None).offers() == ()
    assert OwnPictures(tmp_path, tmp_path / "missing").offers() == ()


def test_a_new_server_removes_what_a_killed_one_has_left(kept: OwnPictures, tmp_path: Path) -> None:
    bring(kept, tmp_path)
    OwnPictures(tmp_path / "own", None).clear()
    assert not (tmp_path / "own").exists()


def test_this_process_keeps_them_with_what_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path / "home"))
    as_folder(classes(2), tmp_path / "offered")
    monkeypatch.setenv("LAYERSCOPE_PICTURES", str(tmp_path / "offered"))
    here = collection.current.__wrapped__()
    assert here.offers() == ("pets",)
    here.add_offer("ada", "pets")
    assert (tmp_path / "home" / "own").is_dir()
    here.clear()
