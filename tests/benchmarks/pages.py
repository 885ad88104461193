"""How fast the pages answer, beside bare Streamlit pages with as many widgets; and what they send."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from tests.benchmarks.tab import Changes, Control, Field, Tab
from tests.benchmarks.table import Table, compared
from tests.benchmarks.traffic import bytes_for
from tests.benchmarks.views import EXPLORER, FIRST, LARGEST, TINY_VGG, TRAIN, TYPED, VIEWS, View

CANVAS = "canvas"
"""The address of the bare page with an empty canvas."""
WITH_BYTES_ALONE = (LARGEST, TRAIN)
"""Views of which only the bytes are counted."""
NewTab = Callable[[], Tab]


class Yardstick:
    """The bare app's pages, which it reads from a file: a picture for each lesson, and one with an empty canvas."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._pages: dict[str, Any] = {}
        for slug in FIRST:
            self.lay(picture_page(slug), "picture", {})
        self.lay(CANVAS, "canvas", {})

    def lay(self, address: str, figure: str, widgets: Mapping[str, int]) -> None:
        """Says what the page at this address has from now on."""
        self._pages[address] = {"figure": figure, "widgets": widgets}
        self._file.write_text(json.dumps(self._pages), "utf-8")


def picture_page(slug: str) -> str:
    return f"{slug}-picture"


def time_openings(table: Table, lessons: Tab, bare: Tab, yardstick: Yardstick) -> None:
    """From the click in the sidebar, on the course map or the bare app's start page, to the page's first figure."""
    for slug, view in FIRST.items():
        what = f"{view.title} opened by click, first figure"
        with table.row(what):
            lessons.visit(f"/{slug}")
            yardstick.lay(picture_page(slug), "picture", lessons.widgets())
            lessons.open("/")
            bare.open("/")
            ours, theirs = compared(
                2.0,
                partial(lessons.time_opening, view.title, view.figure),
                partial(bare.time_opening, picture_page(slug), "img"),
            )
            table.ratio(what, ours, "bare page, one picture", theirs, 2.0)


def time_changes(table: Table, lessons: Tab, bare: Tab, yardstick: Yardstick) -> None:
    """From a control's key press to the figure that answers it; and what travels for it."""
    for view in (*VIEWS, TINY_VGG, *WITH_BYTES_ALONE):
        with table.row(f"{view.name}: visited"):
            lessons.visit(view.address)
            if view not in WITH_BYTES_ALONE:
                _time_changes(table, view, lessons, bare, yardstick)
            _count_bytes(table, view, lessons)


def _time_changes(table: Table, view: View, lessons: Tab, bare: Tab, yardstick: Yardstick) -> None:
    what, bound = f"{view.name}: control to picture", 2.0
    if view == TINY_VGG:
        what, bound = "Tiny-VGG: picture chosen to all maps (CNN Explainer: 950 ms)", 1.5
    with table.row(what):
        yardstick.lay(CANVAS, "canvas", lessons.widgets())
        bare.open(f"/{CANVAS}")
        control = Control(lessons, view.control, view.is_slider)
        its = Control(bare, "stSlider 0" if view.is_slider else "stCheckbox 0", view.is_slider)
        _compare(table, what, bound, (lessons, control, view.figure), (bare, its))


def _compare(
    table: Table, what: str, bound: float, ours: tuple[Tab, Changes, str], theirs: tuple[Tab, Changes]
) -> None:
    """A row for a change of the lesson's, with the figure that answers, against one of the bare page's."""
    (lessons, change, figure), (bare, its) = ours, theirs
    measured, yardstick = compared(
        bound, partial(lessons.time_change, change, figure), partial(bare.time_change, its, "canvas")
    )
    table.ratio(what, measured, "same widgets, empty canvas", yardstick, bound)


def _count_bytes(table: Table, view: View, lessons: Tab) -> None:
    """What one change makes travel."""
    what = f"{view.name}: sent for one change"
    with table.row(what):
        sent = bytes_for(lessons, Control(lessons, view.control, view.is_slider)) / 1000
        bound = 200 if view.figure == EXPLORER else 100
        table.amount(what, sent, "websocket and HTTP", bound, "kB")


def time_typing(table: Table, lessons: Tab, bare: Tab, yardstick: Yardstick) -> None:
    """From the last key before a pause of 150 ms to the tokens that the server has made of the lines."""
    what = f"{TYPED.name}: last key to tokens"
    with table.row(what):
        lessons.visit(TYPED.address)
        yardstick.lay(CANVAS, "canvas", {**lessons.widgets(), "stTextInput": 1})
        bare.open(f"/{CANVAS}")
        field = Field(lessons.page.get_by_label(TYPED.control))
        its = Field(bare.page.get_by_label("stTextInput 0"))
        _compare(table, what, 1.5, (lessons, field, TYPED.figure), (bare, its))


def time_loading(table: Table, lessons: NewTab, bare: NewTab, yardstick: Yardstick) -> None:
    """From the navigation to the explorer's address until all maps are painted, in browsers that know neither page."""
    what = "Tiny-VGG: navigation to all maps (CNN Explainer: 2,400 ms)"
    with table.row(what):
        yardstick.lay(CANVAS, "canvas", {"stSlider": 1})
        ours, theirs = compared(
            1.2,
            partial(_time_loading, lessons, TINY_VGG.address, TINY_VGG.title, EXPLORER),
            partial(_time_loading, bare, f"/{CANVAS}", CANVAS, "canvas"),
        )
        table.ratio(what, ours, "bare page, one slider", theirs, 1.2)


def _time_loading(new_tab: NewTab, address: str, title: str, figure: str) -> float:
    tab = new_tab()
    try:
        return tab.time_loading(address, title, figure)
    finally:
        tab.close()
