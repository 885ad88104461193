"""The course as data."""

from pathlib import Path

from lessons import catalog


def test_slugs_and_pages_are_unique_and_exist() -> None:
    assert len({lesson.slug for lesson in catalog.LESSONS}) == len(catalog.LESSONS)
    for lesson in catalog.LESSONS:
        assert (Path(__file__).parents[1] / lesson.page).is_file()
        assert lesson.chapter in catalog.CHAPTERS
        assert lesson.question.endswith("?")


def test_neighbours_lead_through_the_whole_course() -> None:
    for before, after in zip(catalog.LESSONS, catalog.LESSONS[1:], strict=False):
        assert catalog.neighbours(before.slug)[1] == after
        assert catalog.neighbours(after.slug)[0] == before
    assert catalog.neighbours(catalog.LESSONS[0].slug)[0] is None
    assert catalog.neighbours(catalog.LESSONS[-1].slug)[1] is None
