"""How fast the pages answer, beside bare Streamlit pages with as many widgets; and what they send."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from tests.benchmarks.tab import Control, Tab
from tests.benchmarks.table import Table, interleaved
from tests.benchmarks.traffic import bytes_for
from tests.benchmarks.views import EXPLORER, FIRST, LARGEST, TINY_VGG, TRAIN, VIEWS, View

OPENINGS, CHANGES, LOADINGS, BYTES = 5, 6, 4, 2
WITH_BYTES_ALONE = (LARGEST, TRAIN)
"""Views of which only the bytes are counted."""


def tour(table: Table, lessons: Tab) -> dict[str, Any]:
    """Visits every view, and gives the bare pages that they are measured against: what `bare_app.py` is told."""
    bare = {}
    for view in (*VIEWS, TINY_VGG, *(view for view in FIRST.values() if view not in VIEWS)):
        with table.row(f"{view.name}: visited"):
            lessons.visit(view.address)
            widgets = lessons.widgets()
            if view.control:
                bare[canvas_page(view)] = {"figure": "canvas", "widgets": widgets}
            if view == FIRST[view.slug]:
                bare[picture_page(view.slug)] = {"figure": "picture", "widgets": widgets}
    return bare


def picture_page(slug: str) -> str:
    return f"{slug}-picture"


def canvas_page(view: View) -> str:
    return f"{view.slug}-canvas-{(*VIEWS, TINY_VGG).index(view)}"


def visit_all(tab: Tab, pages: Mapping[str, Any]) -> None:
    for address in pages:
        tab.visit(f"/{address}")


def time_openings(table: Table, lessons: Tab, bare: Tab) -> None:
    """From the click in the sidebar, on the course map or the bare app's start page, to the page's first figure."""
    for slug, view in FIRST.items():
        what = f"{view.title} opened by click, first figure"
        with table.row(what):
            lessons.visit("/")
            bare.visit("/")
            ours, theirs = interleaved(
                OPENINGS,
                partial(lessons.time_opening, view.title, view.figure),
                partial(bare.time_opening, picture_page(slug), "img"),
            )
            table.ratio(what, ours, "bare page, one picture", theirs, 2.0)


def time_changes(table: Table, lessons: Tab, bare: Tab) -> None:
    """From a control's key press to the figure that answers it; and what travels for it."""
    for view in (*VIEWS, TINY_VGG, *WITH_BYTES_ALONE):
        with table.row(f"{view.name}: visited"):
            lessons.visit(view.address)
            if view not in WITH_BYTES_ALONE:
                _time_changes(table, view, lessons, bare)
            _count_bytes(table, view, lessons)


def _time_changes(table: Table, view: View, lessons: Tab, bare: Tab) -> None:
    what, bound = f"{view.name}: control to picture", 2.0
    if view == TINY_VGG:
        what, bound = "Tiny-VGG: picture chosen to all maps (CNN Explainer: 950 ms)", 1.5
    with table.row(what):
        bare.visit(f"/{canvas_page(view)}")
        control = Control(lessons, view.control, view.is_slider)
        yardstick = Control(bare, "stSlider 0" if view.is_slider else "stCheckbox 0", view.is_slider)
        ours, theirs = interleaved(
            CHANGES, partial(lessons.time_change, control, view.figure), partial(bare.time_change, yardstick, "canvas")
        )
        table.ratio(what, ours, "same widgets, empty canvas", theirs, bound)


def _count_bytes(table: Table, view: View, lessons: Tab) -> None:
    """What one change makes travel, at most."""
    what = f"{view.name}: sent for one change"
    with table.row(what):
        control = Control(lessons, view.control, view.is_slider)
        most = max(bytes_for(lessons, control) for _ in range(BYTES)) / 1000
        bound = 200 if view.figure == EXPLORER else 100
        table.amount(what, most, "websocket and HTTP", bound, "kB")


def time_loading(table: Table, lessons: Tab, bare: Tab) -> None:
    """From the navigation to the explorer's address until all maps are painted."""
    what = "Tiny-VGG: navigation to all maps (CNN Explainer: 2,400 ms)"
    with table.row(what):
        page = canvas_page(TINY_VGG)
        ours, theirs = interleaved(
            LOADINGS,
            lambda: lessons.time_loading(TINY_VGG.address, TINY_VGG.title, EXPLORER),
            lambda: bare.time_loading(f"/{page}", page, "canvas"),
        )
        table.ratio(what, ours, "bare page", theirs, None)
