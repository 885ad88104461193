"""The course's mistakes: each leads to the section that shows it, and none that a lesson shows is missing."""

from collections import Counter

import pytest

from lessons import catalog, text
from lessons.text import mistakes
from tests.links import follow, links

SHOWN_BY = {
    ("first-neuron", "Learn"): ("because gap",),
    ("computer-vision", "Train"): ("because callback", "callback Stop at 99%"),
    ("computer-vision", "Answers"): ("because sum",),
    ("convolution", "The course's trap"): ("trap",),
    ("pooling", "Max and average"): ("because share",),
    ("feature-maps", "From random to trained"): ("because start",),
    ("feature-maps", "Train"): ("callback Stop at 99.8%",),
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
    ("embeddings", "Train"): ("six outputs", "pieces"),
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


@pytest.mark.parametrize("slug", sorted({slug for slug, _ in SHOWN_BY}))
def test_mistakes_are_told_and_lead_to_the_section_that_shows_them(slug: str) -> None:
    for mistake in mistakes.read(slug):
        assert mistake.claim.endswith(".")
        assert mistake.right.endswith(".")
        (link,) = links(mistake.link)
        lesson, view = follow(link)
        assert lesson == slug
        assert mistake.link.startswith(f"[{view}](")


def test_every_section_that_shows_one_has_its_row() -> None:
    found = [mistake for lesson in catalog.LESSONS for mistake in mistakes.read(lesson.slug)]
    rows = Counter(follow(*links(mistake.link)) for mistake in found)
    assert rows == {place: len(sections) for place, sections in SHOWN_BY.items()}
    for (slug, _), sections in SHOWN_BY.items():
        assert set(sections) <= set(text.read(slug)), slug


@pytest.mark.parametrize("lesson", catalog.LESSONS, ids=lambda lesson: lesson.slug)
def test_what_a_lesson_says_of_the_course_is_listed(lesson: catalog.Lesson) -> None:
    for name, words in text.read(lesson.slug).items():
        if "he course" in words and not name.startswith(("plan ", "mistakes", "ask ")):
            shown = {name for (slug, _), names in SHOWN_BY.items() if slug == lesson.slug for name in names}
            assert name in shown | NO_MISTAKE.get(lesson.slug, set())
