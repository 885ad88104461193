"""The stepper of the convolution lesson, and what it must show."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from lessons.course.convolution import experiment as lesson
from lessons.data import menu, pictures
from lessons.maths.convolution import explain
from lessons.maths.kernels import KERNELS
from tests.browser.dashboard import cell, eventually, open_lesson, stepper

SLUG = "convolution"
SOBEL = KERNELS["Sobel, vertical edges"]


def expected(own: np.ndarray | None = None, corner: tuple[int, int] | None = None, **changes: Any) -> lesson.Result:
    """What the page shows at these settings, with a kernel of the gallery or one's own."""
    settings = replace(lesson.Settings(), **changes)
    picture = pictures.load(menu.GALLERY[settings.picture].name)
    return lesson.compute(settings, picture, KERNELS[settings.kernel] if own is None else own, corner)


def open_stepper(page: Page, **settings: Any) -> None:
    """Opens Step through, with what it asks skipped: the stepper keeps its results back until then."""
    open_lesson(page, SLUG, **settings)
    page.get_by_role("button", name="Skip").click()
    expect(page.get_by_role("button", name="Next question")).to_be_visible()


def value(shown: lesson.Result, row: int, column: int) -> float:
    """One cell of the feature map, from its patch."""
    kernels = np.repeat(shown.kernel[:, :, None, None], shown.view.shape[2], axis=2)
    total = explain(shown.view, kernels, row, column, 0, None, *shown.window[1:]).total
    return float(lesson.apply_finish(np.array(total), shown.finish))


def check_stepper(page: Page, shown: lesson.Result) -> None:
    """Waits until the stepper shows this result where it stands."""

    def check() -> None:
        here = cell(page)
        assert here.total == pytest.approx(value(shown, here.row, here.column), rel=1e-4, abs=0.01)

    rows, columns = shown.view_output.shape
    expect(stepper(page).locator(".output-title")).to_have_text(f"Feature map {rows} × {columns}")
    eventually(page, check)
