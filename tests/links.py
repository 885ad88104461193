"""Links in the words of lessons: where they lead, and whether what they set can be set there."""

import re
import runpy
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

import pytest

from lessons import catalog
from lessons.settings import Choice, Control, Slider, controls
from pages.parts import frame
from tests.whole_pages import ROOT


class Page(NamedTuple):
    """What a lesson's page declares, besides its sections."""

    settings: type
    sections: Mapping[str, frame.Section]


@cache
def declared(slug: str) -> Page:
    """The page of a lesson, undrawn."""
    pages: list[Page] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frame, "lesson", lambda slug, settings, sections: pages.append(Page(settings, sections)))
        runpy.run_path(str(ROOT / catalog.lesson(slug).page))
    return pages[0]


def links(markdown: str) -> list[str]:
    """The addresses of all links in a text."""
    return re.findall(r"\]\(([^)]*)\)", markdown)


def follow(link: str) -> tuple[str, str]:
    """The lesson and the section that a link leads to, all of whose settings are declared there, with these values."""
    address = urlsplit(link)
    slug = address.path.removeprefix("/")
    page = declared(slug)
    values = dict(parse_qsl(address.query, keep_blank_values=True, strict_parsing=bool(address.query)))
    view = values.get(f"{slug}_view", controls(page.settings)["view"].default)
    known: dict[str, Control] = {}
    for settings in (page.settings, *page.sections[view].SETTINGS):
        known |= {f"{slug}_{name}": control for name, control in controls(settings).items()}
    for name, value in values.items():
        assert name in known, f"{link}: {view} has no {name}"
        assert can_be(known[name], value), f"{link}: {name} cannot be {value}"
    return slug, view


def can_be(control: Control, value: Any) -> bool:
    """Whether an address may set a control to this text."""
    if isinstance(control, Choice):
        return value in map(str, control.options)
    if isinstance(control, Slider):
        steps = (float(value) - control.low) / control.step
        return control.low <= float(value) <= control.high and abs(steps - round(steps)) < 1e-6
    return value in ("true", "false")
