"""Links to Augmentation: what stands in a fold, and whose curves are drawn, is read at once."""

import pytest

from lessons.course.augmentation import validation, views
from lessons.course.augmentation.views import SLUG
from tests.whole_pages import open_lesson, question

pytestmark = pytest.mark.usefixtures("ada", "nothing_trains")


@pytest.mark.parametrize("view", [views.VARIANTS, views.EPOCHS, views.VALIDATION, views.APART])
def test_changes_in_the_fold_are_read_from_a_link_and_outlive_another_choice(view: str) -> None:
    app = open_lesson(SLUG, view=view, shear="5.0", change="Rotation")
    assert app.slider(key=f"{SLUG}_shear").value == 5
    app.selectbox(key=f"{SLUG}_change").set_value("Shear").run()
    app.selectbox(key=f"{SLUG}_change").set_value("Contrast").run()
    assert app.slider(key=f"{SLUG}_shear").value == 5


def test_nothing_is_asked_about_runs_of_ones_own() -> None:
    assert question(open_lesson(SLUG, view=views.VALIDATION))
    assert question(open_lesson(SLUG, view=views.VALIDATION, curves=validation.MY_RUNS)) is None
