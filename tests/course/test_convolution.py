"""The convolution lesson: its answers and its program agree with Keras."""

import io
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lessons.course import convolution as lesson
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


@pytest.mark.parametrize("kernel", KERNELS.values(), ids=KERNELS.keys())
def test_every_answer_is_among_its_options(kernel: np.ndarray) -> None:
    shown = result(kernel)
    for question in lesson.QUESTIONS:
        assert question.answer(shown) in question.options(shown)


def test_answers_come_from_the_result() -> None:
    size, flat, edges = lesson.QUESTIONS
    assert size.answer(result(stride=2)) == "31"
    assert flat.answer(result(KERNELS["Box blur"])) == "100"
    assert flat.answer(result(KERNELS["Box blur"], colour=True)) == "300"
    assert edges.answer(result()) == "vertical edges"
    assert edges.answer(result(KERNEL.T)) == "horizontal edges"


def test_trap_finds_the_other_direction() -> None:
    as_keras, as_course = lesson.trap(pictures.load("brick"), lesson.Trap(transposed=True))
    assert (as_keras[0], as_course[0]) == ("horizontal edges", "vertical edges")
    np.testing.assert_array_equal(as_keras[1], as_course[1].T)
    assert as_keras[2] != as_course[2]


def test_clipping_hides_the_negative_outputs() -> None:
    assert lesson.apply_finish(np.array([-5.0, 300.0]), ("clip",)).tolist() == [0, 255]
    assert 0.1 < lesson.whole(result())[2] < 0.9


@pytest.mark.parametrize("written", ["", "1,2", "a,b", ",".join(["nan"] * 9), ",".join(["1e9"] * 9), "1," * 25])
def test_a_kernel_that_cannot_be_read_is_not(written: str) -> None:
    assert lesson.parse_kernel(written) is None


def test_a_kernel_comes_back_from_the_address() -> None:
    written = lesson.write_kernel(list(KERNELS["Gaussian blur, 5×5"].flat))
    np.testing.assert_allclose(lesson.parse_kernel(written), KERNELS["Gaussian blur, 5×5"], rtol=1e-5)


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
