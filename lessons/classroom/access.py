"""Which lessons and sections the teacher has opened for this session. What is closed is hidden, not secret."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from itertools import count
from pkgutil import iter_modules
from typing import Any

from lessons import catalog
from lessons.classroom import bulletin
from lessons.classroom.guide import View
from lessons.settings import Choice, controls

TOPIC = "open"

Open = Mapping[str, Sequence[str]]
"""The open sections of each lesson that is open at all, by its slug."""

_versions = count(1)


@cache
def sections(slug: str) -> tuple[str, ...]:
    """The titles of a lesson's sections, in the order of its page."""
    package = import_module(catalog.lesson(slug).module)
    modules = (import_module(one.name) for one in iter_modules(package.__path__, f"{package.__name__}."))
    declared = (controls(module.Settings).get("view") for module in modules if hasattr(module, "Settings"))
    return next(tuple(view.options) for view in declared if isinstance(view, Choice))


def everything() -> dict[str, list[str]]:
    """All sections of all lessons."""
    return {lesson.slug: list(sections(lesson.slug)) for lesson in catalog.LESSONS}


def current() -> Open:
    """What is open now: everything until the teacher has chosen."""
    choice = _choice()
    return choice["lessons"] if choice else everything()


def version() -> int | None:
    """What tells one choice of the teacher from the next; None while everything is open."""
    choice = _choice()
    return choice["version"] if choice else None


def _choice() -> Any:
    _, topics = bulletin.current().read()
    return topics.get(TOPIC)


def choose(slug: str, titles: Iterable[str]) -> None:
    """Opens these sections of a lesson, and closes its others."""
    wanted = set(titles)
    publish({**current(), slug: [title for title in sections(slug) if title in wanted]})


def publish(chosen: Open) -> None:
    """Opens what is named, and closes all else; a lesson without an open section is closed."""
    found = {slug: list(titles) for slug, titles in chosen.items() if titles}
    choice = {"lessons": found, "version": next(_versions)}
    bulletin.current().publish(TOPIC, None if found == everything() else choice)


def open_for(view: View) -> None:
    """Opens what the teacher leads to, where it is closed."""
    if not view.slug:
        return
    now = current().get(view.slug, ())
    title = view.settings.get(f"{view.slug}_view", sections(view.slug)[0])
    if title in sections(view.slug) and title not in now:
        choose(view.slug, [*now, title])
