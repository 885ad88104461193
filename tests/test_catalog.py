"""The course as data."""

from pathlib import Path

import pytest
from streamlit.errors import StreamlitAPIException
from streamlit.string_util import validate_icon_or_emoji

from lessons import catalog


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
