"""What everybody can use: axe-core finds nothing to object to."""

from functools import partial
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.dashboard import eventually

Theme = Literal["light", "dark"]
BACKGROUNDS: dict[Theme, str] = {"light": "rgb(255, 255, 255)", "dark": "rgb(15, 20, 32)"}
BRIEF = {"resultTypes": ["violations"], "preload": False}
"""What axe is asked: to describe the rest, and to fetch every style sheet again, would take most of its time."""
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
RULES: dict[Theme, dict[str, Any]] = {"light": BRIEF, "dark": BRIEF | {"runOnly": COLOURS}}
"""Between the themes nothing but colours differs."""


def check(page: Page, *themes: Theme) -> None:
    """axe-core over the page as it is now, in these themes; in both where none is named."""
    # Streamlit tints what the mouse is on, in colours of its own.
    page.mouse.move(0, 0)
    # Half-way through a fade no colour is what it will be, nor while Streamlit draws a part of the page anew.
    page.add_style_tag(content="* { transition: none !important; } [data-stale] { opacity: 1 !important; }")
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    # A page takes a moment to change its theme: the one it has comes first.
    order: tuple[Theme, ...] = ("dark", "light") if dark else ("light", "dark")
    for scheme in (theme for theme in order if theme in (themes or order)):
        page.emulate_media(color_scheme=scheme)
        expect(page.get_by_test_id("stApp").first).to_have_css("background-color", BACKGROUNDS[scheme])
        # A component gets the colours of the other theme a moment after the page.
        eventually(page, partial(nothing_found, page, RULES[scheme]))


def nothing_found(page: Page, options: dict[str, Any]) -> None:
    found = Axe().run(page, options=options).response["violations"]
    # The library's own report fails on what lies in a shadow tree.
    told = [(one["id"], node["target"], node["html"][:200]) for one in found for node in one["nodes"]]
    assert not told, told
