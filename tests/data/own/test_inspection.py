"""The look at every file, in a process of its own: what it finds, what it refuses, and that it can be stopped."""

from pathlib import Path
from threading import BoundedSemaphore

import pytest

from lessons.data import helper_process
from lessons.data.dataset import SPLITS
from lessons.data.download.jobs import JobError
from lessons.data.own import folder, inspection
from lessons.data.own.files import FolderError
from lessons.data.own.layout import find_layout
from tests.data.own.test_folder import Tree, as_zip, classes

BROKEN: Tree = {
    "train/cat/empty.jpg": b"",
    "train/cat/half.png": classes(1)["cat/0.png"][:150],
    "val/dog/no.txt": b"no",
}
SPLIT = classes(12, prefix="train/") | classes(4, prefix="val/", first=500)


def test_it_finds_what_reading_finds(tmp_path: Path) -> None:
    leaked = {"val/cat/copy.png": SPLIT["train/cat/3.png"]}
    path = as_zip(SPLIT | BROKEN | leaked, tmp_path)
    told: list[tuple[str, int, int | None]] = []
    survey = inspection.check([path], lambda *news: told.append(news))
    assert survey.skipped == {split: list(folder.read(path, split).skipped) for split in SPLITS}
    assert survey.skipped["validation"] == ["dog/no.txt"]
    assert survey.shared == ["cat/copy.png"]
    assert told == [("20 of 36 pictures have been looked at.", 20, 36)]
    for split in SPLITS:
        checked = folder.dataset(find_layout([path]), split, survey, "here", "mine")
        assert (checked.notes, checked.counts) == (folder.read(path, split).notes, folder.read(path, split).counts)


def test_a_zip_for_each_split_is_one_set(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    paths = [as_zip(classes(6), tmp_path), as_zip(classes(3, first=500), tmp_path / "more")]
    assert inspection.check(paths, lambda *news: None) == folder.Survey({"train": [], "validation": []}, [])
    splits = find_layout(paths).splits
    assert [len(splits[split]) for split in SPLITS] == [12, 6]


@pytest.mark.parametrize(
    ("tree", "sentence"),
    [
        (classes(3, ("cat",)), "two subfolders or more"),
        (classes(3) | {f"cat/{index}.png": b"broken" for index in range(3)}, "no readable picture of cat"),
    ],
)
def test_what_cannot_be_learned_from_is_refused(tree: Tree, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(FolderError, match=sentence):
        inspection.check([as_zip(tree, tmp_path)], lambda *news: None)


def test_a_process_that_dies_is_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper_process.sys, "executable", "true")
    with pytest.raises(JobError, match="could not be looked at"):
        inspection.check([tmp_path], lambda *news: None)


def test_who_stops_it_ends_the_process(tmp_path: Path) -> None:
    def stop(sentence: str, done: int, total: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        # It returns only after the process has ended.
        inspection.check([as_zip(SPLIT | BROKEN, tmp_path)], stop)


def test_what_was_found_is_read_again(tmp_path: Path) -> None:
    survey = folder.Survey({"train": ["ä/1.jpg"], "validation": []}, ["b/2.jpg"], {"It is empty.": ["ä/1.jpg"]})
    inspection.save(survey, tmp_path / "survey.json")
    assert inspection.load(tmp_path / "survey.json") == survey
    assert [path.name for path in tmp_path.iterdir()] == ["survey.json"]


def test_what_an_older_version_found_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "survey.json").write_text('{"skipped": {"train": ["a/1.jpg"], "validation": []}, "shared": []}')
    assert inspection.load(tmp_path / "survey.json") == folder.Survey({"train": ["a/1.jpg"], "validation": []}, [])


def test_a_class_that_brings_all_at_once_takes_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    turns = BoundedSemaphore(1)
    monkeypatch.setattr(inspection, "_turns", turns)
    monkeypatch.setattr(inspection, "_SECONDS_BETWEEN_TRIES", 0.01)
    turns.acquire()

    def tell(sentence: str, done: int, total: int | None) -> None:
        if sentence == "Other pictures are looked at first." and not told:
            turns.release()
        told.append(sentence)

    told: list[str] = []
    inspection.check([as_zip(classes(4), tmp_path)], tell)
    assert told
    assert turns.acquire(blocking=False)
