"""The links into other lessons open what they promise: a section knows no other lesson, but its address."""

import pytest

from lessons.course.convolution import views
from lessons.course.feature_maps import explore
from lessons.course.real_images import predict
from lessons.settings import controls
from lessons.training.settings import MY_RUN
from pages.parts import setting
from pages.parts.look_inside import EXPLORER
from pages.sections.real_images import run_settings
from tests.whole_pages import open_lesson

pytestmark = pytest.mark.usefixtures("ada", "nothing_trains")


def test_see_why_opens_the_geometry_lab() -> None:
    assert {setting.key("convolution", "view"): views.OUTPUT_SIZE} == run_settings.GEOMETRY_LAB


@pytest.mark.parametrize("network", predict.RECORDINGS)
def test_explorer_opens_on_the_same_recording(network: str) -> None:
    app = open_lesson(EXPLORER, network=network)
    assert app.selectbox(key=setting.key(EXPLORER, "network")).value == network


def test_explorer_offers_the_learners_run() -> None:
    assert MY_RUN in controls(explore.Settings)["network"].options
