"""What of the course the visitor of a page may find on it: in a class, what the teacher has opened."""

from collections.abc import Callable, Iterable, Sequence

from lessons.catalog import Lesson
from lessons.classroom import access
from pages.parts import identity
from pages.web import classroom

NOT_YET = "The teacher has not opened this lesson yet."


def sees_all() -> bool:
    """Whether nothing is closed for the visitor, as for the teacher and outside a class."""
    return classroom.current().address is None or identity.is_teacher()


def sections(slug: str, titles: Iterable[str]) -> Sequence[str]:
    """Those of a lesson's sections that are open for the visitor."""
    if sees_all():
        return list(titles)
    found = access.current().get(slug, ())
    return [title for title in titles if title in found]


def is_open() -> Callable[[Lesson], bool]:
    """What tells whether a lesson is open for the visitor."""
    if sees_all():
        return lambda _: True
    now = access.current()
    return lambda lesson: lesson.slug in now
