"""The teacher's view: the page and the settings to which a class is brought, or at which it is kept."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from itertools import count
from secrets import token_hex
from typing import Any

from lessons import catalog
from lessons.classroom import bulletin

TOPIC = "guide"
MOST_SETTINGS, LONGEST = 60, 4_000
"""How many settings an address may hold, and the characters of one of them."""
ANSWERS = ("drawing", "marks")
"""Names under which an address holds what somebody has drawn or marked as their own answer: that is nobody else's."""

_steps = count(1)


@dataclass(frozen=True)
class View:
    """A page as its address says: the lesson's `slug`, empty for the course map, `settings` by their name in the
    address, and behind the # the `position` of canvases."""

    slug: str
    settings: Mapping[str, str]
    position: str = ""


@dataclass(frozen=True)
class Guide:
    """Where the teacher leads.

    Learners are brought there once or, if they `follow`, kept there. `id` tells one guidance from the next, `step` one
    view of it from the next.
    """

    id: str
    step: int
    follow: bool
    view: View


def parse(raw: Any) -> View:
    """The view that a browser sends. Raises ValueError where it cannot be one."""
    if not isinstance(raw, Mapping):
        raise ValueError("A view is an object.")
    slug, settings, position = (raw.get(name) for name in ("slug", "settings", "position"))
    if slug not in ("", *(lesson.slug for lesson in catalog.LESSONS)):
        raise ValueError("There is no such page.")
    if not isinstance(settings, Mapping) or len(settings) > MOST_SETTINGS or not isinstance(position, str):
        raise ValueError("A view has settings by name, and a position.")
    if not all(isinstance(text, str) and len(text) <= LONGEST for text in (*settings, *settings.values(), position)):
        raise ValueError("A setting is a short text.")
    return View(slug, {name: text for name, text in settings.items() if _is_shared(slug, name)}, position)


def _is_shared(slug: str, name: str) -> bool:
    """Whether a setting belongs to the page, and is for everybody."""
    return name.startswith(f"{slug}_") and name.removeprefix(f"{slug}_") not in ANSWERS


def begin(view: View, follow: bool) -> Guide:
    """Brings the class to a view or, with `follow`, keeps it with the teacher from now on."""
    guide = Guide(token_hex(8), next(_steps), follow, view)
    _publish(guide)
    return guide


def move(id: str, view: View) -> None:
    """Leads on to another view. Raises ValueError where somebody else leads by now, or nobody."""
    guide = current()
    if guide is None or guide.id != id:
        raise ValueError("This page does not lead any more.")
    if guide.view != view:
        _publish(replace(guide, step=next(_steps), view=view))


def end() -> None:
    """Lets everybody go their own way."""
    bulletin.current().publish(TOPIC, None)


def current() -> Guide | None:
    """Where the teacher leads now, if anywhere."""
    _, topics = bulletin.current().read()
    value = topics.get(TOPIC)
    return Guide(value["id"], value["step"], value["follow"], View(**value["view"])) if value else None


def title(view: View) -> str:
    """What a view is called: its lesson and, where the address names it, its section."""
    if not view.slug:
        return "the course map"
    section = view.settings.get(f"{view.slug}_view")
    return " · ".join(filter(None, (catalog.lesson(view.slug).title, section)))


def _publish(guide: Guide) -> None:
    bulletin.current().publish(TOPIC, asdict(guide) | {"title": title(guide.view)})
