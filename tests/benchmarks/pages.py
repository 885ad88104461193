"""How fast the pages answer, beside bare Streamlit pages with as many widgets; and what they send."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from tests.benchmarks import table
from tests.benchmarks.tab import Control, Tab
from tests.benchmarks.traffic import bytes_for
from tests.benchmarks.views import EXPLORER, FIRST, LARGEST, TINY_VGG, TRAIN, VIEWS, View

OPENINGS, CHANGES, LOADINGS, BYTES = 6, 8, 5, 2


def tour(lessons: Tab) -> dict[str, Any]:
    """Visits every view, and gives the bare pages that they are measured against: what `bare_app.py` is told."""
    bare = {}
    for slug in FIRST:
        lessons.visit(f"/{slug}")
        bare[picture_page(slug)] = {"figure": "picture", "widgets": lessons.widgets()}
    for view in (*VIEWS, TINY_VGG):
        lessons.visit(view.address)
        bare[canvas_page(view)] = {"figure": "canvas", "widgets": lessons.widgets()}
    return bare


def picture_page(slug: str) -> str:
    return f"{slug}-picture"


def canvas_page(view: View) -> str:
    return f"{view.slug}-canvas-{(*VIEWS, TINY_VGG).index(view)}"


def visit_all(tab: Tab, pages: Mapping[str, Any]) -> None:
    for address in pages:
        tab.visit(f"/{address}")


def time_openings(lessons: Tab, bare: Tab) -> None:
    """From the click in the sidebar, on the course map or the bare app's start page, to the page's first figure."""
    lessons.visit("/")
    bare.visit("/")
    for slug, view in FIRST.items():
        page = picture_page(slug)
        ours, theirs = table.interleaved(
            OPENINGS,
            partial(lessons.time_opening, view.title, view.figure),
            partial(bare.time_opening, page, "img"),
        )
        table.ratio(f"{view.title} opened by click, first figure", ours, "bare page, one picture", theirs, 2.0)


def time_changes(lessons: Tab, bare: Tab) -> None:
    """From a control's key press to the figure that answers it; and what the server sends for it."""
    for view in VIEWS:
        _time_changes(view, lessons, bare, f"{view.name}: control to picture", 2.0)
    what = "Tiny-VGG: picture chosen to all maps (CNN Explainer: 950 ms)"
    _time_changes(TINY_VGG, lessons, bare, what, 3.0)


def _time_changes(view: View, lessons: Tab, bare: Tab, what: str, bound: float) -> None:
    page = canvas_page(view)
    lessons.visit(view.address)
    bare.visit(f"/{page}")
    control = Control(lessons, view.control, view.is_slider)
    yardstick = Control(bare, "stSlider 0" if view.is_slider else "stCheckbox 0", view.is_slider)
    ours, theirs = table.interleaved(
        CHANGES, partial(lessons.time_change, control, view.figure), partial(bare.time_change, yardstick, "canvas")
    )
    table.ratio(what, ours, "same widgets, empty canvas", theirs, bound)


def count_bytes(lessons: Tab) -> None:
    """What one change makes the server send, at most."""
    for view in (*VIEWS, TINY_VGG, LARGEST, TRAIN):
        lessons.visit(view.address)
        control = Control(lessons, view.control, view.is_slider)
        most = max(bytes_for(lessons, control) for _ in range(BYTES)) / 1000
        bound = 200 if view.figure == EXPLORER else 100
        table.amount(f"{view.name}: sent for one change", most, "websocket and HTTP", bound, "kB")


def time_loading(lessons: Tab, bare: Tab) -> None:
    """From the navigation to the explorer's address until all maps are painted."""
    page = canvas_page(TINY_VGG)
    ours, theirs = table.interleaved(
        LOADINGS,
        lambda: lessons.time_loading(TINY_VGG.address, TINY_VGG.title, EXPLORER),
        lambda: bare.time_loading(f"/{page}", page, "canvas"),
    )
    table.ratio("Tiny-VGG: navigation to all maps (CNN Explainer: 2,400 ms)", ours, "bare page", theirs, None)
