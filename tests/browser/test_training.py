"""Live training in the browser: curves that grow, commands that are obeyed, runs that outlive page and server."""

import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from lessons.course.feature_maps import explore
from lessons.course.feature_maps import train as train_lesson
from lessons.maths.network import forward
from lessons.training.server.store import INTERRUPTED, Run
from lessons.training.settings import MY_RUN
from tests.browser.dashboard import Server, choose, drag, eventually, link, pick, same, serving, settled, slide

SLUG = "feature-maps"
SHORT = {"view": explore.TRAIN, "epochs": 2, "batch_size": 64}
LONG = {"view": explore.TRAIN, "data": "Garments", "epochs": 40, "batch_size": 16, "callback": train_lesson.NONE}
"""Fifteen thousand batches: on no machine are they over before a test has looked."""
DONE = "Done"
PAUSED = "Paused."
STOPPED = "Stopped by hand."

pytestmark = pytest.mark.trains

COUNT_REPLACEMENTS = """
window.replaced = 0;
new MutationObserver((changes) => {
  const charts = ".live-chart, .chart, .main-svg";
  const held = (node) => node.nodeType === Node.ELEMENT_NODE && (node.matches(charts) || node.querySelector(charts));
  for (const { removedNodes } of changes) window.replaced += Array.from(removedNodes).filter(held).length;
}).observe(document.body, { childList: true, subtree: true });
"""


def chart(page: Page) -> Locator:
    return page.locator(".root.live-chart")


def points(page: Page) -> int:
    """How many points the chart shows."""
    return int(chart(page).get_attribute("data-points") or 0)


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()


def says(page: Page, how_it_stands: str) -> None:
    expect(page.get_by_role("main").get_by_text(re.compile(f"^{re.escape(how_it_stands)}"))).to_be_visible()


def train(page: Page, server: Server, **settings: Any) -> Run:
    """Presses Train and waits until the chart shows the run instead of the recording."""
    page.goto(f"{server.address}/{SLUG}?{link(SLUG, **settings)}")
    settled(page)
    expect(chart(page).locator(".main-svg").first).to_be_visible()
    recorded, place = points(page), chart(page).bounding_box()
    assert recorded > 0
    page.evaluate(COUNT_REPLACEMENTS)
    press(page, "Train")
    expect(page).to_have_url(re.compile("_run="))
    run = stored(server, page.url.partition("_run=")[2])

    def begun() -> None:
        assert 0 < points(page) < recorded or run.state.ended

    eventually(page, begun)
    assert chart(page).bounding_box() == place, "the chart stays where it was"
    return run


def stored(server: Server, run_id: str) -> Run:
    """The run as the server has written it down."""
    return server.store.run(run_id)


def grow(page: Page, by: int) -> None:
    """Waits until the chart has at least `by` more points."""
    before = points(page)

    def grown() -> None:
        assert points(page) >= before + by

    eventually(page, grown)


def test_points_arrive_on_one_chart_that_keeps_its_zoom(page: Page, server: Server) -> None:
    train(page, server, **LONG)
    grow(page, by=2)
    drag(page, chart(page).locator(".nsewdrag").first, (0.1, 0.5), (0.5, 0.52))
    zoom = "document.querySelector('.live-chart .chart').layout.xaxis.range"
    low, high = page.evaluate(zoom)
    assert (low, high) == pytest.approx((4, 20), abs=0.5)
    grow(page, by=6)
    assert page.evaluate(zoom) == [low, high]
    expect(page.locator(".root.explorer")).to_have_attribute("data-drawn", re.compile(r"^epoch-[1-9]$"))
    assert page.evaluate("window.replaced") == 0
    press(page, "Stop")
    says(page, STOPPED)


def test_run_obeys_and_stays_in_its_link(new_page: Callable[..., Page], server: Server) -> None:
    page = new_page()
    run = train(page, server, **LONG)
    press(page, "Pause")
    says(page, PAUSED)
    before = len(run.points)
    press(page, "One batch")
    eventually(page, lambda: same(len(run.points), before + 1))
    press(page, "One epoch")
    eventually(page, lambda: same(run.points[-1].ends_epoch, True))
    says(page, PAUSED)
    eventually(page, lambda: same(points(page), len(run.points)))
    press(page, "Continue")
    grow(page, by=2)
    press(page, "Stop")
    says(page, STOPPED)
    page.reload()
    other = new_page()
    other.goto(page.url)
    for shown in (page, other):
        says(shown, STOPPED)
        eventually(shown, lambda shown=shown: same(points(shown), len(run.points)))


@pytest.mark.slow
def test_rate_changes_on_the_way_and_an_ended_run_goes_on(page: Page, server: Server) -> None:
    run = train(page, server, **LONG)
    eventually(page, lambda: same(len(run.epoch_points) > 0, True))
    press(page, "Pause")
    says(page, PAUSED)
    changed = len(run.points)
    page.get_by_role("combobox", name="Learning rate").last.click()
    page.get_by_role("option", name="Learning rate 0.003").click()
    press(page, "Continue")
    eventually(page, lambda: same([point.learning_rate for point in run.points[changed:]][-1:], [0.003]))
    assert {point.learning_rate for point in run.points[:changed]} == {train_lesson.DEFAULT.learning_rate}
    expect(chart(page).get_by_text("rate 0.003")).to_be_visible()
    press(page, "Stop")
    says(page, STOPPED)
    epoch = max(run.epochs_with_weights)
    press(page, "Go on")
    eventually(page, lambda: same(max(run.epochs_with_weights) > epoch, True))
    press(page, "Stop")
    says(page, STOPPED)
    assert [int(point.epoch) for point in run.epoch_points] == list(range(1, len(run.epoch_points) + 1))
    assert run.points[-1].learning_rate == 0.003


@pytest.mark.slow
def test_the_same_settings_again_give_the_same_history(page: Page, server: Server) -> None:
    first = train(page, server, **SHORT)
    says(page, DONE)
    press(page, "Again")
    expect(page).not_to_have_url(re.compile(first.id))
    second = stored(server, page.url.partition("_run=")[2])
    eventually(page, lambda: same(second.state.name, "done"))
    values = [[replace(point, seconds=0) for point in run.epoch_points] for run in (first, second)]
    assert values[0] == values[1]


@pytest.mark.slow
def test_two_learners_take_turns(new_page: Callable[..., Page], server: Server) -> None:
    mine, theirs = new_page(), new_page()
    running = train(mine, server, **LONG)
    # A run that is held keeps its worker for as long as the test wants it.
    press(mine, "Pause")
    says(mine, PAUSED)
    theirs.goto(f"{server.address}/{SLUG}?{link(SLUG, **SHORT)}")
    settled(theirs)
    press(theirs, "Train")
    says(theirs, "You are next")
    press(theirs, "Leave the queue")
    says(theirs, "Stopped before it began.")
    press(theirs, "Again")
    says(theirs, "You are next")
    press(mine, "Stop")
    says(theirs, DONE)
    assert running.state.name == "stopped"


def test_explorer_shows_the_weights_of_ones_own_run(page: Page, server: Server) -> None:
    run = train(page, server, **SHORT)
    says(page, DONE)
    choose(page, "Show", explore.EXPLORE)
    pick(page, "Network", MY_RUN)
    picture = explore.from_validation(run, explore.Settings().number)
    explorer = page.locator(".root.explorer")
    # The slider that was there belongs to the recording; it makes way for the run's own.
    expect(explorer).to_have_attribute("data-drawn", re.compile(f"^{re.escape(run.id)}-"))
    settled(page)
    for key, epoch in (("Home", 0), ("End", 2)):
        slide(page, "Epoch", key)
        expect(explorer).to_have_attribute("data-drawn", f"{run.id}-{epoch}")
        answer = int(forward(run.layers(epoch), picture.image)[-1].argmax())
        expect(explorer.locator("canvas")).to_have_attribute(
            "aria-label", re.compile(f"takes the picture for {run.class_names[answer]}$")
        )


@pytest.mark.slow
def test_steps_too_large_end_the_run_with_a_reason(page: Page, server: Server) -> None:
    run = train(page, server, **SHORT, learning_rate=1.0, optimizer="sgd")
    eventually(page, lambda: same(run.state.ended, True))
    says(page, run.state.reason or DONE)


@pytest.mark.slow
def test_restarted_server_shows_its_runs_and_keeps_no_pictures(new_page: Callable[..., Page], tmp_path: Path) -> None:
    with serving(tmp_path) as server, closing(new_page()) as page:
        done = train(page, server, **SHORT).id
        says(page, DONE)
        interrupted = train(page, server, **LONG).id
        grow(page, by=1)
    left_by_a_killed_server = tmp_path / "own" / "0123"
    left_by_a_killed_server.mkdir(parents=True)
    with serving(tmp_path) as server, closing(new_page()) as page:
        assert not left_by_a_killed_server.exists()
        for run_id, sentence in ((done, DONE), (interrupted, INTERRUPTED)):
            run = stored(server, run_id)
            page.goto(f"{server.address}/{SLUG}?{link(SLUG, view=explore.TRAIN, run=run.id)}")
            says(page, sentence)
            eventually(page, lambda run=run: same(points(page), len(run.points)))
