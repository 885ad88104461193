"""The README knows every lesson of the catalogue, and shows its picture."""

from pathlib import Path

import pytest

from lessons import catalog

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "assets" / "screenshots"
README = (ROOT / "README.md").read_text("utf-8")
LARGEST, ALL = 130_000, 1_200_000
"""Bytes of one picture, and of all."""


@pytest.mark.parametrize("lesson", catalog.LESSONS, ids=lambda lesson: lesson.slug)
def test_lesson_has_its_row_with_its_picture(lesson: catalog.Lesson) -> None:
    chapter = README.partition(f"### {lesson.chapter}\n")[2].partition("\n#")[0]
    name = f"**{lesson.week} {lesson.title}**"
    row = next((line for line in chapter.splitlines() if name in line), "")
    assert row, f"README.md has no row with {name} below '### {lesson.chapter}': move and name it as the catalogue does"
    assert lesson.question in row
    assert f'src="assets/screenshots/{lesson.slug}.png"' in row
    assert (PICTURES / f"{lesson.slug}.png").is_file(), "make pictures"


def test_pictures_are_small_and_all_of_a_lesson() -> None:
    pictures = list(PICTURES.iterdir())
    assert {picture.stem for picture in pictures} == {lesson.slug for lesson in catalog.LESSONS}
    sizes = [picture.stat().st_size for picture in pictures]
    assert max(sizes) < LARGEST
    assert sum(sizes) < ALL
