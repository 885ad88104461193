"""The convolution lesson: its answers and its program agree with Keras."""

import io
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lessons.course.convolution import experiment as lesson
from lessons.data import menu, pictures
from lessons.maths.kernels import KERNELS

KERNEL = KERNELS["Sobel, vertical edges"]


def result(kernel: np.ndarray = KERNEL, **changes: object) -> lesson.Result:
    settings = replace(lesson.Settings(), **changes)
    picture = pictures.load(menu.GALLERY[settings.picture].name) if settings.picture in menu.GALLERY else own()
    return lesson.compute(settings, picture, kernel)


def own() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (80, 70, 3), dtype=np.uint8)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"colour": True, "picture": "Cat", "stride": 2, "padding": "same"},
        {"relu": True, "dilation": 3, "picture": "Dahlia"},
        {"display": lesson.CLIPPED, "picture": menu.UPLOAD},
    ],
)
def test_program_prints_what_the_page_shows(changes: dict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = result(**changes)
    monkeypatch.chdir(tmp_path)
    for name, content in lesson.attachments(shown).items():
        (tmp_path / name).write_bytes(content)
    said = io.StringIO()
    with redirect_stdout(said):
        exec(compile(lesson.code(shown), "program", "exec"), {})
    values = lesson.apply_finish(shown.view_output, shown.finish)
    size, low, high = said.getvalue().strip().rpartition(") ")[0] + ")", *said.getvalue().split()[-2:]
    assert size == str((*values.shape, 1))
    assert float(low) == pytest.approx(values.min(), abs=0.01)
    assert float(high) == pytest.approx(values.max(), abs=0.01)


@pytest.mark.parametrize("shape", [(1, 1), (2, 300), (64, 64), (65, 63)])
def test_every_picture_gives_a_view_or_a_sentence(shape: tuple[int, int]) -> None:
    picture = np.zeros((*shape, 3), np.uint8)
    if min(shape) < 3:
        with pytest.raises(ValueError, match="fits nowhere"):
            lesson.compute(lesson.Settings(), picture, KERNEL)
    else:
        assert max(lesson.compute(lesson.Settings(), picture, KERNEL, (9999, 9999)).view.shape[:2]) <= lesson.VIEW_SIDE


def test_own_picture_travels_with_the_program() -> None:
    shown = result(picture=menu.UPLOAD)
    content = lesson.attachments(shown)[menu.OWN_FILE]
    assert Image.open(io.BytesIO(content)).size == shown.image.shape[1::-1]
