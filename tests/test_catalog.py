"""The course as data."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from streamlit.errors import StreamlitAPIException
from streamlit.string_util import validate_icon_or_emoji

from lessons import catalog
from lessons.settings import Choice, controls

MOST = {"multiclass": 6}
"""How many sections a lesson may have, where that is not five."""


def test_slugs_and_pages_are_unique_and_exist() -> None:
    assert len({lesson.slug for lesson in catalog.LESSONS}) == len(catalog.LESSONS)
    for lesson in catalog.LESSONS:
        assert (Path(__file__).parents[1] / lesson.page).is_file()
        assert catalog.slug(lesson.module) == catalog.slug(f"{lesson.module}.train") == lesson.slug
        assert lesson.chapter in catalog.CHAPTERS
        assert lesson.question.endswith("?")


@pytest.mark.parametrize("lesson", catalog.LESSONS, ids=lambda lesson: lesson.slug)
def test_streamlit_knows_the_icon(lesson: catalog.Lesson) -> None:
    try:
        validate_icon_or_emoji(lesson.icon)
    except StreamlitAPIException as refusal:
        pytest.fail(f"lesson {lesson.slug}, icon {lesson.icon}: {refusal}", pytrace=False)


def test_neighbours_lead_through_the_whole_course() -> None:
    for before, after in zip(catalog.LESSONS, catalog.LESSONS[1:], strict=False):
        assert catalog.neighbours(before.slug)[1] == after
        assert catalog.neighbours(after.slug)[0] == before
    assert catalog.neighbours(catalog.LESSONS[0].slug)[0] is None
    assert catalog.neighbours(catalog.LESSONS[-1].slug)[1] is None


@pytest.mark.parametrize("module", ["lessons.course.nowhere", "lessons.maths.pooling", "__main__"])
def test_a_module_of_no_lesson_has_no_slug(module: str) -> None:
    with pytest.raises(KeyError):
        catalog.slug(module)


def views(lesson: catalog.Lesson) -> Iterator[Choice]:
    """The choices of a section that a lesson declares."""
    whole = import_module(lesson.module)
    inner = walk_packages(getattr(whole, "__path__", ()), f"{lesson.module}.")
    for module in (whole, *(import_module(each.name) for each in inner)):
        declared = getattr(module, "Settings", None)
        if declared is not None and declared.__module__ == module.__name__ and "view" in controls(declared):
            control = controls(declared)["view"]
            assert isinstance(control, Choice)
            yield control


@pytest.mark.parametrize("lesson", catalog.LESSONS, ids=lambda lesson: lesson.slug)
def test_a_lesson_has_few_sections_and_old_names_lead_to_them(lesson: catalog.Lesson) -> None:
    control, *others = views(lesson)
    assert all(other == control for other in others)
    assert len(control.options) <= MOST.get(lesson.slug, 5)
    assert set(control.former.values()) <= set(control.options)
    assert not set(control.former) & set(control.options)
