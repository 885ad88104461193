"""A messy folder: every file is found out by the check that is meant for it, as `lessons.data.own.folder` does."""

import io
import zipfile
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from lessons import text
from lessons.course.larger_dataset import clean_up
from lessons.course.larger_dataset.clean_up import CHECKS, Settings
from lessons.course.larger_dataset.views import SLUG

LEFT = dict(zip(CHECKS, (14, 12, 10, 8, 7), strict=True))


@pytest.mark.parametrize("checked", CHECKS)
def test_each_check_finds_its_files_out(checked: str) -> None:
    result = clean_up.compute(Settings(checked=checked))
    assert result.left == LEFT[checked]
    html = clean_up.wall(result)
    assert html.count("<li") == len(result.files)
    assert html.count('class="wrong"') == len(result.files) - LEFT[checked]
    for section in ("clean", "cleaned"):
        assert text.read(SLUG)[section].format(**clean_up.numbers(result))


def test_reasons_name_what_is_wrong() -> None:
    reasons = {file.path: file.reason for file in clean_up.survey().files if file.reason}
    assert reasons == {
        ".DS_Store": "Left by a system: no picture.",
        "train/cats/Thumbs.db": "Left by a system: no picture.",
        "train/cats/666.jpg": "Empty: 0 bytes.",
        "train/dogs/11702.jpg": "Empty: 0 bytes.",
        "train/cats/about.jpg": "This file is not a picture in PNG, JPEG, WebP, GIF or BMP format.",
        "train/dogs/2.jpg": "This picture is damaged and cannot be read.",
        "validation/dogs/4.jpg": "The same as train/dogs/1.jpg.",
    }


def test_the_data_layer_leaves_out_the_same_files() -> None:
    result = clean_up.survey()
    unreadable = {file.path for file in result.files if file.check in (clean_up.SIZES, clean_up.CONTENTS)}
    assert {path.rpartition("/")[2] for path in result.skipped} == {path.rpartition("/")[2] for path in unreadable}
    assert any("1 validation picture is also in training" in note and "4.jpg" in note for note in result.notes)


def test_answers_are_among_their_options() -> None:
    result = clean_up.compute(Settings())
    (question,) = clean_up.QUESTIONS
    assert question.answer(result) == "7"
    assert question.answer(result) in question.options(result)
    assert len(set(question.options(result))) == 4


def test_no_file_is_marked_before_it_is_checked() -> None:
    assert "✕" not in clean_up.wall(clean_up.compute(Settings()))


def test_program_finds_the_same_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pets.zip").write_bytes(clean_up.to_zip())
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(clean_up.PROGRAM, "program", "exec"), {})
    named = [line.split(" is ")[0].removeprefix("pets/") for line in printed.getvalue().splitlines()]
    assert named == sorted(file.path for file in clean_up.survey().files if file.check)


def test_zip_holds_the_folder() -> None:
    assert zipfile.ZipFile(io.BytesIO(clean_up.to_zip())).namelist() == list(clean_up.messy())
