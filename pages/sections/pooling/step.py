"""A window that slides over a feature map, and what it keeps."""

from collections.abc import Mapping

from lessons.course import pooling as lesson
from pages.parts import stepper
from pages.sections.pooling import layer

SETTINGS = layer.SETTINGS


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, the stepper on the right."""
    layer.show(slug, words, ["kind"], lambda result: stepper.show(slug, lesson.step(result)))
