"""A learner's browser tab, and how long what they do in it takes."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Browser, Locator

WIDGETS = ("stSlider", "stSelectbox", "stButtonGroup", "stCheckbox", "stRadio", "stButton")
COUNT = "kinds => kinds.map(kind => document.querySelectorAll(`[data-testid=stMain] [data-testid=${kind}]`).length)"
IDLE = """
    document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning"
    && !document.querySelector("[data-testid=stSkeleton]")
"""
HEADED = "title => document.querySelector('h1')?.textContent === title"
UNVEIL = re.compile("Skip$|Next question$")
"""The buttons that lead past a question, which keeps figures and controls back."""
A_MOMENT = 150
"""Milliseconds in which a page comes to rest after its script has ended."""


class Tab:
    """A tab with the stopwatch of `stopwatch.js`, on the pages of one server."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        self.page.add_init_script(path=Path(__file__).with_name("stopwatch.js"))
        self._url = url

    def open(self, address: str) -> None:
        """Opens an address of the server, given from its root, and waits until it is at rest."""
        self.page.goto(self._url + address)
        self.page.wait_for_selector("h1")
        self.rest()

    def close(self) -> None:
        """Leaves nothing of the tab, nor of what its browser has kept."""
        self.page.context.close()

    def visit(self, address: str) -> None:
        """Opens an address and skips what its page asks."""
        self.open(address)
        while self.page.get_by_role("button", name=UNVEIL).count():
            self.page.get_by_role("button", name=UNVEIL).first.click()
            # The server hears of a click a moment after it, and the page is idle until then.
            self.page.wait_for_timeout(A_MOMENT)
            self.rest()

    def rest(self) -> None:
        self.page.wait_for_function(IDLE)
        self.page.wait_for_timeout(A_MOMENT)

    def widgets(self) -> Mapping[str, int]:
        """How many widgets of each kind the page has, by Streamlit's name for it."""
        return Counter(dict(zip(WIDGETS, self.page.evaluate(COUNT, WIDGETS), strict=True)))

    def time_opening(self, title: str, figure: str) -> float:
        """Milliseconds from the click on a page's link in the sidebar until its figure is painted; then goes back."""
        before = self.page.locator("h1").inner_text()
        self.start(figure, title, "click")
        self._follow(title)
        milliseconds = self.stop()
        self._follow(before)
        self.page.wait_for_function(HEADED, arg=before)
        self.rest()
        return milliseconds

    def _follow(self, title: str) -> None:
        """Clicks the link in the sidebar."""
        self.page.locator("[data-testid=stSidebar] a:visible", has_text=title).click()

    def time_loading(self, address: str, title: str, figure: str) -> float:
        """Milliseconds from the navigation to an address until the figure is painted."""
        self.page.goto(self._url + address, wait_until="commit")
        self.start(figure, title, None)
        return self.stop()

    def time_change(self, control: "Changes", figure: str) -> float:
        """Milliseconds from a key press on a control until the figure shows something new."""
        title = self.page.locator("h1").inner_text()
        control.focus()
        self.start(figure, title, "keydown")
        control.press()
        return self.stop()

    def start(self, figure: str, title: str, event: str | None) -> None:
        """Sets the stopwatch: it runs from the next event of that kind until the figure shows something new.

        Without an event it has run since the navigation. `title` is the heading of the page that has the figure.
        """
        self.page.evaluate("([figure, title, event]) => measure(figure, title, event)", [figure, title, event])

    def stop(self) -> float:
        """Milliseconds on the stopwatch, when it has stopped and the page is at rest."""
        milliseconds: float = self.page.evaluate("measured")
        self.rest()
        return milliseconds


class Changes(Protocol):
    """What a learner can change by a key."""

    def focus(self) -> None:
        """Makes it hear the keyboard."""

    def press(self) -> None:
        """Changes its value."""


class Field:
    """A text field, to which every press adds a letter."""

    def __init__(self, field: Locator) -> None:
        self._field = field

    def focus(self) -> None:
        self._field.focus()

    def press(self) -> None:
        self._field.press("x")


class Control:
    """A slider that goes up and down between its ends, or a switch that goes on and off, by the keyboard."""

    def __init__(self, tab: Tab, label: str, is_slider: bool) -> None:
        self._input: Locator = tab.page.locator(f"[data-testid=stMain] input[aria-label='{label}']")
        self._is_slider = is_slider
        self._end, self._key = "max", "ArrowRight"

    def focus(self) -> None:
        self._input.focus()

    def press(self) -> None:
        """Changes the value by one step."""
        self._input.press(self._next_key())

    def _next_key(self) -> str:
        if not self._is_slider:
            return " "
        if self._input.input_value() == self._input.get_attribute(self._end):
            self._end, self._key = ("min", "ArrowLeft") if self._end == "max" else ("max", "ArrowRight")
        return self._key
