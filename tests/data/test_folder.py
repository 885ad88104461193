from pathlib import Path

from lessons.data import folder
from tests.data.own.test_folder import as_zip, classes


def test_a_zip_of_classes_is_read_by_a_short_name(tmp_path: Path) -> None:
    assert folder.read(as_zip(classes(20), tmp_path)).class_names == ("cat", "dog")
