"""The course's mistakes: each has its three parts, and leads to the section of its own lesson that shows it."""

from collections import Counter

import pytest

from lessons import catalog, text
from lessons.text.mistakes import Mistake, of_course, of_lesson
from tests.links import follow, links

SHOWN_BY = {
    ("first-neuron", "Learn"): ("because gap",),
    ("computer-vision", "Train"): ("because callback", "callback Stop at 99 %"),
    ("computer-vision", "Answers"): ("because sum",),
    ("convolution", "The course's trap"): ("trap",),
    ("pooling", "Max and average"): ("because share",),
    ("feature-maps", "From random to trained"): ("because start",),
    ("feature-maps", "Train"): ("callback Stop at 99.8 %",),
    ("real-images", "Folders"): ("because last", "because input"),
    ("real-images", "Train"): ("small",),
    ("real-images", "Predict"): ("because forgotten",),
    ("larger-dataset", "Leak"): ("open lies",),
    ("larger-dataset", "Says dog"): ("open rule",),
    ("augmentation", "Degrees or fractions"): ("because moves", "because turn"),
    ("overfitting", "Limits"): ("because horses",),
    ("transfer-learning", "Exercise 7"): ("because waste",),
    ("multiclass", "Answers"): ("undivided",),
    ("multiclass", "26 outputs"): ("spare",),
    ("embeddings", "Train"): ("six outputs",),
    ("poetry", "Train"): ("because turn",),
    ("windows", "Leaks"): ("leak choosing",),
    ("recurrent-forecasts", "Scale"): ("scale",),
    ("recurrent-forecasts", "Train"): ("because course", "exercise"),
    ("real-series", "Ladder"): ("because lag",),
}
"""By which of its words a section shows each of its mistakes."""

NO_MISTAKE = {
    "augmentation": {"generator", "gain", "training"},
    "convolution": {"whole Clipped"},
    "embeddings": {"long rows"},
    "multiclass": {"too large"},
    "poetry": {"course"},
    "real-images": {"shapes"},
    "recurrent-forecasts": {"stateful"},
    "transfer-learning": {"exercise", "network InceptionV3 up to mixed7, taught with ImageNet"},
}
"""Words that speak of the course and of no mistake."""


@pytest.mark.parametrize("mistake", of_course(), ids=lambda mistake: mistake.claim[:40])
def test_mistake_is_told_and_shown(mistake: Mistake) -> None:
    assert mistake.claim.endswith(".")
    assert mistake.right.endswith(".")
    (link,) = links(mistake.link)
    slug, view = follow(link)
    assert slug == mistake.lesson.slug
    assert mistake.link.startswith(f"[{view}](")


def test_mistakes_stand_in_the_order_of_the_course() -> None:
    lessons = [mistake.lesson for mistake in of_course()]
    assert lessons == sorted(lessons, key=catalog.LESSONS.index)
    assert of_course() == sum(map(of_lesson, catalog.LESSONS), ())


def test_every_section_that_shows_one_has_its_row() -> None:
    rows = Counter(follow(*links(mistake.link)) for mistake in of_course())
    assert rows == {place: len(sections) for place, sections in SHOWN_BY.items()}
    for (slug, _), sections in SHOWN_BY.items():
        assert set(sections) <= set(text.read(slug)), slug


@pytest.mark.parametrize("lesson", catalog.LESSONS, ids=lambda lesson: lesson.slug)
def test_what_a_lesson_says_of_the_course_is_listed(lesson: catalog.Lesson) -> None:
    for name, words in text.read(lesson.slug).items():
        if "he course" in words and not name.startswith(("plan ", "mistakes", "ask ")):
            shown = {name for (slug, _), names in SHOWN_BY.items() if slug == lesson.slug for name in names}
            assert name in shown | NO_MISTAKE.get(lesson.slug, set())
