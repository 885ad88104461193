"""How other people lay their pictures: what becomes a split, what a class, and what is said of all the rest."""

import re
from collections import Counter
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.data.own import layout, splits
from lessons.data.own.files import File, FolderError, Listing
from lessons.data.own.layout import find_layout
from tests.data.own.test_folder import Tree, as_folder, as_zip

CD = ("cats", "dogs")


def pile(*folders: str, count: int = 4, names: str = "{}.jpg") -> Tree:
    """Files that only look like pictures: nothing here reads them."""
    return {
        f"{folder}/{names.format(number)}": f"{folder}{number}".encode()
        for folder in folders
        for number in range(count)
    }


def sets(prefixes: dict[str, int], classes: tuple[str, ...] = CD) -> Tree:
    """The same classes in several folders, each with the number of files that is given for it."""
    tree: Tree = {}
    for prefix, count in prefixes.items():
        tree |= pile(*(f"{prefix}/{name}" for name in classes), count=count)
    return tree


def counts(found: layout.Layout) -> list[dict[str, int]]:
    """How many files each class has in training and in validation."""
    return [dict(Counter(layout.class_of(file) for file in files)) for files in found.splits.values()]


def read(tree: Tree, place: Path) -> layout.Layout:
    return find_layout([as_zip(tree, place)])


@pytest.mark.parametrize(
    ("train", "validation"),
    [
        ("train", "validation"),
        ("Training", "Test"),
        ("training_set", "test_set"),
        ("TrainSet", "TestSet"),
        ("train", "val"),
        ("TRAIN", "VALID"),
        ("training", "evaluation"),
        ("train1", "test1"),
        ("train", "dev"),
        ("training_set/training_set", "test_set/test_set"),
        ("train/images", "test/images"),
        ("dataset/train", "dataset/test"),
        ("a/b/c/train", "a/b/c/test"),
    ],
)
def test_two_splits_by_any_name(train: str, validation: str, tmp_path: Path) -> None:
    found = read(sets({train: 5, validation: 2}), tmp_path)
    assert counts(found) == [{"cats": 5, "dogs": 5}, {"cats": 2, "dogs": 2}]
    assert found.notes == ()


@pytest.mark.parametrize(
    ("train", "validation"),
    [
        ("horse-or-human", "validation-horse-or-human"),
        ("rps", "rps-test-set"),
        ("seg_train/seg_train", "seg_test/seg_test"),
        ("asl_alphabet_train", "asl_alphabet_test"),
        ("pets_train", "my_test"),
        ("images", "test"),
        ("photos of pets", "Test pictures"),
    ],
)
def test_splits_with_a_common_name_are_told(train: str, validation: str, tmp_path: Path) -> None:
    found = read(sets({train: 5, validation: 2}), tmp_path)
    assert counts(found) == [{"cats": 5, "dogs": 5}, {"cats": 2, "dogs": 2}]
    expected = f"{train.partition('/')[0]} is for training, {validation.partition('/')[0]} for validation."
    assert found.notes == (expected,)


@pytest.mark.parametrize(
    "classes",
    [
        ("trainers", "testers"),
        ("valley", "hill"),
        ("valid", "invalid"),
        ("train", "bus", "car"),
        ("pregnancy", "pregnancy test"),
        ("control", "test"),
        ("train station", "test station"),
    ],
)
def test_classes_that_sound_like_splits_are_classes(classes: tuple[str, ...], tmp_path: Path) -> None:
    found = read(pile(*classes, count=5), tmp_path)
    assert counts(found) == [dict.fromkeys(sorted(classes), 4), dict.fromkeys(sorted(classes), 1)]


def test_class_called_like_a_split_is_told(tmp_path: Path) -> None:
    found = read(pile("cats", "dogs", "test", count=5), tmp_path)
    assert counts(found)[0].keys() == {"cats", "dogs", "test"}
    assert found.notes == ("test is taken for a class. If it is a split, put all others into a folder named train.",)


@pytest.mark.parametrize(
    ("prefixes", "validating", "left"),
    [
        ({"x/train": 6, "x/val": 1, "x/test": 5}, "val", "test (10 files)"),
        ({"train": 6, "evaluation": 2, "validation": 1}, "validation", "evaluation (4 files)"),
        ({"train": 6, "test": 2, "test_simple": 1}, "test", "test_simple (2 files)"),
        ({"train": 6, "train_another": 3, "test": 2}, "test", "train_another (6 files)"),
    ],
)
def test_of_three_splits_one_validates_and_the_rest_is_told(
    prefixes: dict[str, int], validating: str, left: str, tmp_path: Path
) -> None:
    found = read(sets(prefixes), tmp_path)
    train, *_ = counts(found)
    assert train == {"cats": 6, "dogs": 6}
    assert found.notes == (f"train is for training, {validating} for validation; left aside: {left}.",)


def test_split_without_classes_does_not_validate(tmp_path: Path) -> None:
    tree = sets({"rps/train": 6, "rps/test": 2}) | pile("rps/validation", names="cats-hires{}.png")
    found = read(tree, tmp_path)
    assert counts(found) == [{"cats": 6, "dogs": 6}, {"cats": 2, "dogs": 2}]
    assert found.notes == ("train is for training, test for validation; left aside: validation (4 files).",)


def test_a_fifth_validates_where_no_other_split_has_classes(tmp_path: Path) -> None:
    found = read(sets({"train": 10}) | pile("test1", count=6), tmp_path)
    assert counts(found) == [{"cats": 8, "dogs": 8}, {"cats": 2, "dogs": 2}]
    assert found.notes == (
        "train is for training, a fifth of every class, drawn with a fixed seed, for validation; "
        "left aside: test1 (6 files), of which no classes are known.",
    )


def test_flat_splits_are_read_by_the_names_of_their_files(tmp_path: Path) -> None:
    named = pile("train", names="cat.{}.jpg", count=10) | pile("train", names="dog.{}.jpg", count=10)
    found = read(named | pile("test1", count=6), tmp_path)
    assert counts(found) == [{"cat": 8, "dog": 8}, {"cat": 2, "dog": 2}]
    assert found.notes[0] == "The files are named after their classes: cat, dog."
    assert "left aside: test1 (6 files)" in found.notes[1]
    held_out = pile("test", names="Cat ({}).jpg", count=3) | pile("test", names="dog_{}.jpg", count=2)
    for train in (named, sets({"train": 10}, ("cat", "dog"))):
        found = read(train | held_out, tmp_path)
        assert counts(found) == [{"cat": 10, "dog": 10}, {"cat": 3, "dog": 2}]
        assert found.notes == ("The files are named after their classes: cat, dog.",)


def test_files_beside_each_other_are_read_by_their_names(tmp_path: Path) -> None:
    tree = {f"{name}_{number}.jpg": b"x" for name in CD for number in range(5)} | {"notes.txt": b"x"}
    for wrapped in (tree, {f"all/{name}": content for name, content in tree.items()}, tree | pile("other", count=1)):
        found = read(wrapped, tmp_path)
        assert counts(found) == [{"cats": 4, "dogs": 4}, {"cats": 1, "dogs": 1}]
        assert found.notes[0] == "The files are named after their classes: cats, dogs."
        assert "notes.txt" in found.notes[1]


@pytest.mark.parametrize(
    ("train", "held_out"),
    [("{}/train", "{}/test"), ("{}/Training", "{}/Val"), ("{}_train", "{}-test"), ("train {}", "valid {}")],
)
def test_splits_inside_classes_are_the_splits(train: str, held_out: str, tmp_path: Path) -> None:
    tree = pile(*map(train.format, CD), count=4) | pile(*map(held_out.format, CD), count=3)
    found = read(tree, tmp_path)
    assert counts(found) == [{"cats": 4, "dogs": 4}, {"cats": 3, "dogs": 3}]
    assert found.notes[0].startswith("Every class has its own folders for training and for")


def test_third_split_inside_classes_is_told(tmp_path: Path) -> None:
    tree = pile(*(f"{name}/{split}" for name in CD for split in ("train", "val", "test")))
    assert read(tree, tmp_path).notes == (
        "Every class has its own folders for training and for validation; left aside: 8 files for a test.",
    )


def test_folders_beside_a_set_are_told(tmp_path: Path) -> None:
    inner = sets({"data/train": 5, "data/test": 2})
    others = {"code/vectorize.py": b"x", "extra/1.jpg": b"x", "extra/2.jpg": b"x"}
    found = read(inner | others, tmp_path)
    assert counts(found) == [{"cats": 5, "dogs": 5}, {"cats": 2, "dogs": 2}]
    assert found.notes == (
        "3 files lie in no folder of a class and are left aside: code/vectorize.py, extra/1.jpg, extra/2.jpg.",
    )
    found = read(sets({"images": 10}) | pile("annotations", names="{}.xml") | pile("sample", count=1), tmp_path)
    assert counts(found) == [{"cats": 8, "dogs": 8}, {"cats": 2, "dogs": 2}]
    assert found.notes[0].startswith("5 files lie in no folder of a class and are left aside: annotations/0.xml")


def test_classes_that_are_there_twice_are_read_once(tmp_path: Path) -> None:
    found = read(sets({"cell_images": 5, "cell_images/cell_images": 5}), tmp_path)
    assert counts(found) == [{"cats": 4, "dogs": 4}, {"cats": 1, "dogs": 1}]
    assert found.notes == (
        "cell_images has folders of the same names as the classes beside it: its 10 files are left aside.",
    )


def test_classes_beside_a_split_of_the_same_classes_train(tmp_path: Path) -> None:
    found = read(pile(*CD, count=5) | sets({"test": 2}), tmp_path)
    assert counts(found) == [{"cats": 5, "dogs": 5}, {"cats": 2, "dogs": 2}]
    assert found.notes == ("test is for validation, the folders beside it are for training.",)


def test_loose_pictures_are_told_with_their_number(tmp_path: Path) -> None:
    found = read(pile("pets/cats", "pets/dogs", count=5) | pile("pets", count=30, names="IMG_{:02}.jpg"), tmp_path)
    assert counts(found) == [{"cats": 4, "dogs": 4}, {"cats": 1, "dogs": 1}]
    assert found.notes == (
        "30 files lie in no folder of a class and are left aside: "
        "pets/IMG_00.jpg, pets/IMG_01.jpg, pets/IMG_02.jpg, pets/IMG_03.jpg, pets/IMG_04.jpg and 25 more.",
    )
    inside_split = sets({"train": 5, "test": 2}) | {"train/lost.jpg": b"x"}
    assert read(inside_split, tmp_path).notes == (
        "1 file lies in no folder of a class and is left aside: train/lost.jpg.",
    )


def test_empty_class_is_told(tmp_path: Path) -> None:
    path = as_folder(pile(*CD, count=5) | {"horses/.DS_Store": b"x"}, tmp_path)
    (path / "birds" / "small").mkdir(parents=True)
    found = find_layout([path])
    assert found.class_names == CD
    assert found.notes == ("2 folders are empty and left out: birds, horses.",)


def test_folder_of_documents_is_no_class(tmp_path: Path) -> None:
    found = read(pile(*CD, count=5) | {"papers/p.pdf": b"x"}, tmp_path)
    assert found.class_names == CD
    assert found.notes == ("1 file lies in no folder of a class and is left aside: papers/p.pdf.",)


def test_classes_of_another_case_are_the_same(tmp_path: Path) -> None:
    found = read(sets({"train": 5}, ("Cat", "Dog")) | sets({"validation": 2}, ("cat", "DOG")), tmp_path)
    assert counts(found) == [{"Cat": 5, "Dog": 5}, {"Cat": 2, "Dog": 2}]
    letters = sets({"train": 5, "validation": 2}, ("A", "a", "b"))
    assert counts(read(letters, tmp_path)) == [{"A": 5, "a": 5, "b": 5}, {"A": 2, "a": 2, "b": 2}]


def test_validation_of_one_class_keeps_its_name(tmp_path: Path) -> None:
    found = read(sets({"train": 5}) | pile("validation/validation/dogs/brown", count=2), tmp_path)
    assert counts(found) == [{"cats": 5, "dogs": 5}, {"dogs": 2}]


@pytest.mark.parametrize(
    ("tree", "sentence"),
    [
        (pile("train", "test"), r"^The folder train looks like a split, but holds no folders of classes: .*train/cat"),
        (pile("train") | sets({"test": 2}), r"^The folder train looks like a split"),
        (
            {"homework/cats.zip": b"x", "homework/dogs.zip": b"x"},
            r"unpack the 2 files in here first, such as cats\.zip\.$",
        ),
        ({"0.jpg": b"x", "1.jpg": b"x", "about.txt": b"x"}, r"such as cat\.1\.jpg: 2 files lie in no folder\.$"),
        (pile("pets/cats"), r"^Pictures must lie in two subfolders or more, one for each class\.$"),
        (sets({"train": 2, "test": 2}, ("cats",)), r"^Pictures must lie in two subfolders or more"),
        (
            sets({"val": 2, "test": 2}),
            r"^The folders test, val look like splits, .*: name them train and validation\.$",
        ),
        (sets({"train": 2, "test": 2}) | pile("test/birds"), r"validation pictures of birds, but none to train on\.$"),
    ],
)
def test_what_cannot_be_learned_from_says_what_to_do(tree: Tree, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(FolderError, match=sentence):
        read(tree, tmp_path)


def test_many_folders_take_no_time_that_grows_with_their_square(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []
    validates = splits._Folder.validates
    monkeypatch.setattr(splits._Folder, "validates", lambda one, other: looks.append(one.name) or validates(one, other))
    tree = pile(*(f"test{number}" for number in range(300)), *(f"{number}" for number in range(300)), count=1)
    read(tree, tmp_path)
    assert not looks
    read(pile("train", "test", *(f"class {number}" for number in range(300)), count=1) | sets({"train": 1}), tmp_path)
    assert len(looks) < 1000


PARTS = ["train", "test", "Validation", "cats", "dogs", "cats_train", "cats-test", "dogs train", "images", "a", "code"]
FILES = ["1.jpg", "cat.1.jpg", "cat.2.jpg", "dog.1.jpg", "dog.2.jpg", "notes.txt", "inner.zip", ".DS_Store"]
PATHS = st.builds(
    lambda folders, name: "/".join([*folders, name]),
    st.lists(st.sampled_from(PARTS), max_size=4),
    st.sampled_from(FILES),
)


@settings(max_examples=500)
@given(st.lists(PATHS, min_size=1, max_size=25, unique=True))
def test_every_file_is_in_one_split_or_told(paths: list[str]) -> None:
    found_files = [File(PurePosixPath(path), 1, bytes) for path in sorted(paths) if not path.endswith(".DS_Store")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "find", lambda path: Listing(found_files, []))
        try:
            found = find_layout([Path("set.zip")])
        except FolderError:
            return
    taken = [file for files in found.splits.values() for file in files]
    assert len({str(file.path) for file in found.splits["train"]}) == len(found.splits["train"])
    told = sum(int(number) for note in found.notes for number in re.findall(r"(\d+) files?\b", note))
    assert len(taken) + told == len(found_files), found.notes
    assert set(map(layout.class_of, found.splits["validation"])) <= set(found.class_names)
