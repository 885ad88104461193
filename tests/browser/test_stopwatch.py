"""The benchmarks' stopwatch stops at what never comes again: a run may be over before anybody looks."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

STOPWATCH = Path(__file__).parents[1] / "benchmarks" / "stopwatch.js"
CHART = "<h1>Lesson</h1><button>Train</button><div class='live-chart' data-run='first' data-points='7'></div>"
DRAW = "shown => Object.assign(document.querySelector('.live-chart').dataset, shown)"
STILL_RUNNING = """() => Promise.race([
    measured.then(() => false),
    new Promise((tell) => requestAnimationFrame(() => requestAnimationFrame(() => tell(true)))),
])"""
"""Whether the stopwatch, which looks at every frame, has looked and goes on."""


@pytest.fixture
def pressed(page: Page) -> Page:
    """A page with a chart, whose button was pressed while the stopwatch was set."""
    page.set_content(CHART)
    page.evaluate(STOPWATCH.read_text("utf-8"))
    page.evaluate("measure('.live-chart', 'Lesson', 'click')")
    page.click("button")
    return page


@pytest.mark.parametrize("shown", [{"run": "second", "points": 7}, {"run": "first", "points": 8}])
def test_another_run_or_another_point_stops_it(pressed: Page, shown: dict[str, object]) -> None:
    pressed.evaluate(DRAW, shown)
    assert pressed.evaluate("measured") > 0


def test_a_run_without_a_point_does_not(pressed: Page) -> None:
    pressed.evaluate(DRAW, {"run": "second", "points": 0})
    assert pressed.evaluate(STILL_RUNNING)
    pressed.evaluate(DRAW, {"points": 1})
    assert pressed.evaluate("measured") > 0


def test_words_in_a_component_stop_it(page: Page) -> None:
    page.set_content("<h1>Lesson</h1><button>Open</button><main></main>")
    page.evaluate(STOPWATCH.read_text("utf-8"))
    page.evaluate("measure('.network li', 'Lesson', 'click')")
    page.click("button")
    page.evaluate("""() => {
        const component = document.querySelector("main").appendChild(document.createElement("div"));
        component.attachShadow({ mode: "open" }).innerHTML = "<ol class='network'></ol>";
    }""")
    assert page.evaluate(STILL_RUNNING)
    page.evaluate("document.querySelector('main div').shadowRoot.firstChild.innerHTML = '<li>Base</li>'")
    assert page.evaluate("measured") > 0
