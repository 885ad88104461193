"""Names of folders and files: the splits as people call them, classes in file names, and words that only look so."""

import pytest

from lessons.data.own import names
from lessons.data.own.names import Meaning


@pytest.mark.parametrize("name", ["train", "Training", "TRAIN", "training_set", "train-set", "trainset", "TrainSet"])
@pytest.mark.parametrize("more", ["", " images", "_data", "1", "_01", " (2)", "-2017"])
def test_training_by_any_name(name: str, more: str) -> None:
    assert names.meaning(f"{name}{more}") == Meaning("train", "")


@pytest.mark.parametrize("name", ["validation", "val", "Valid", "VALIDATION_SET", "val-images", "devset", "hold-out"])
def test_validation_by_any_name(name: str) -> None:
    assert names.meaning(name) == Meaning("validation", "")


@pytest.mark.parametrize(
    "name", ["test", "Testing", "test_set", "TestSet", "test1", "test images", "eval", "evaluation"]
)
def test_test_by_any_name(name: str) -> None:
    assert names.meaning(name) == Meaning("test", "")


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("rps-test-set", Meaning("test", "rps")),
        ("rps", Meaning(None, "rps")),
        ("validation-horse-or-human", Meaning("validation", "horse or human")),
        ("horse-or-human", Meaning(None, "horse or human")),
        ("seg_train", Meaning("train", "seg")),
        ("CatsTrain", Meaning("train", "Cats")),
        ("test-multiple_fruits", Meaning("test", "multiple fruits")),
        ("images", Meaning(None, "")),
        ("data set", Meaning(None, "")),
    ],
)
def test_what_else_is_in_the_name(name: str, meaning: Meaning) -> None:
    assert names.meaning(name) == meaning


@pytest.mark.parametrize(
    "name",
    [
        "trainers",
        "strain",
        "valley",
        "valentine",
        "interval",
        "contest",
        "testament",
        "attest",
        "developer",
        "evaluator",
    ],
)
def test_words_that_only_begin_or_end_so_are_no_splits(name: str) -> None:
    assert names.meaning(name) == Meaning(None, name)


def test_a_name_of_two_splits_is_for_none() -> None:
    assert names.meaning("train_test_split").role is None


@pytest.mark.parametrize(
    ("files", "classes"),
    [
        (["cat.0.jpg", "cat.10.jpg", "dog.0.jpg", "dog.1.jpg"], ["cat", "cat", "dog", "dog"]),
        (["dog_12.jpg", "dog_13.png", "great_cat_1.jpg", "great_cat_2.jpg"], ["dog", "dog", "great_cat", "great_cat"]),
        (["dog (3).jpg", "dog (4).jpg", "dog.jpg", "cat 1.jpg", "cat.jpg"], ["dog", "dog", "dog", "cat", "cat"]),
        (["rock01-000.png", "rock02-001.png", "paper1-1.png", "paper1-2.png"], ["rock", "rock", "paper", "paper"]),
        (
            ["Class_1-!-0.jpg", "Class_1-!-1.jpg", "Class_2-!-0.jpg", "Class_2-!-1.jpg"],
            ["Class_1"] * 2 + ["Class_2"] * 2,
        ),
        (["Cat1.jpg", "cat2.jpg", "DOG1.jpg", "dog2.jpg"], ["Cat", "Cat", "DOG", "DOG"]),
        (["Bär 1.jpg", "Bär 2.jpg", "🐶1.jpg", "🐶2.jpg"], ["Bär", "Bär", "🐶", "🐶"]),
    ],
)
def test_classes_are_read_from_the_names_of_files(files: list[str], classes: list[str]) -> None:
    assert names.classes(files) == dict(zip(files, classes, strict=True))


@pytest.mark.parametrize(
    "files",
    [
        ["0.jpg", "1.jpg", "2.jpg"],
        ["cat.0.jpg", "cat.1.jpg"],
        ["IMG_1.jpg", "IMG_2.jpg", "DSC00001.jpg", "DSC00002.jpg"],
        ["Screenshot 2024-01-02 at 11.12.13.png", "Screenshot 2024-01-02 at 11.12.14.png", "cat1.png", "cat2.png"],
        ["train_1.jpg", "train_2.jpg", "test_1.jpg", "test_2.jpg"],
        ["a1.jpg", "b2.jpg", "c3.jpg"],
        ["cat1.jpg", "cat2.jpg", "dog1.jpg", "dog2.jpg", *(f"{mark}{mark}.jpg" for mark in "efghij")],
        ["cat1.txt", "cat2.txt", "dog1.txt", "dog2.txt"],
        ["1" * 5000 + "x.jpg", "٣.jpg", "...jpg", ")).jpg", "---1.jpg"],
        [],
    ],
)
def test_other_names_of_files_say_no_class(files: list[str]) -> None:
    assert names.classes(files) == {}


def test_a_few_files_without_a_class_are_left_out() -> None:
    files = [*(f"cat.{number}.jpg" for number in range(10)), *(f"dog.{number}.jpg" for number in range(10))]
    assert names.classes([*files, "both.jpg", "readme.txt"]).keys() == set(files)


@pytest.mark.parametrize(
    ("name", "other"), [("a.txt", True), ("a.CSV", True), ("b.zip", True), ("c.jpg", False), ("d", False)]
)
def test_what_is_no_picture_by_its_name(name: str, other: bool) -> None:
    assert names.is_other(name) == other
