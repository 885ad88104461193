"""Runs laid over each other in the browser: two of one's own, from training them to deleting one."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from lessons.course.feature_maps import explore
from lessons.training.reports import keras_file
from lessons.training.run.history import Point
from lessons.training.server.store import Run
from tests.browser.dashboard import Server, eventually, painted, same, settled, slide, turn
from tests.browser.test_access import check
from tests.browser.test_training import DONE, SHORT, press, says, stored, train

SHOWN = """
box => box._fullData.filter(({ hovertemplate, mode }) => hovertemplate && mode === "lines+markers").map(
  ({ x, y, yaxis, line, marker }) => (
    { x: [...x], y: [...y], axis: yaxis, dash: line.dash, symbol: marker.symbol, colour: line.color }
  ))
"""


def overlay(page: Page) -> Locator:
    return page.locator(".root.overlay")


def curves(page: Page) -> list[dict[str, Any]]:
    """What the chart shows: loss and accuracy of every run, in training and validation."""
    painted(overlay(page).locator(".main-svg").first)
    shown: list[dict[str, Any]] = overlay(page).locator(".chart").evaluate(SHOWN)
    return shown


def rows(page: Page) -> dict[str, list[str]]:
    """The table, line by line."""
    settled(page)
    cells = (
        page.get_by_role("main")
        .locator("table")
        .evaluate("table => Array.from(table.rows, row => Array.from(row.cells, cell => cell.textContent))")
    )
    return {label: values for label, *values in cells}


def known(point: Point) -> dict[str, float]:
    """The numbers that a point has."""
    return {name: value for name, value in point.to_dict().items() if value is not None}


def menu(page: Page, number: int) -> None:
    """Opens what can be done with the run at this place of the list."""
    page.get_by_role("button", name="More", exact=True).nth(number).click()


def lay_over(page: Page, name: str) -> None:
    """Unfolds the list of what can be laid over the curves, and ticks one of it."""
    page.get_by_text("Lay other runs over these curves").click()
    turn(page.get_by_role("checkbox", name=name))


def two_runs(page: Page, server: Server) -> tuple[Run, Run]:
    """Trains twice in the same tab; only the batches differ, and how long it takes."""
    first = train(page, server, **SHORT)
    says(page, DONE)
    slide(page, "Epochs", "ArrowRight")
    settled(page)
    press(page, "Train")
    expect(page).not_to_have_url(re.compile(re.escape(first.id)))
    second = stored(server, page.url.partition("_run=")[2].partition("&")[0])
    eventually(page, lambda: same(second.state.ended, True))
    says(page, DONE)
    return second, first


@pytest.mark.trains
def test_two_runs_are_laid_over_each_other_renamed_downloaded_and_one_deleted(
    page: Page, server: Server, tmp_path: Path
) -> None:
    runs = two_runs(page, server)
    lay_over(page, "Batches of 64, 2 epochs")
    expect(overlay(page)).to_have_attribute("data-runs", "2")

    shown = curves(page)
    assert len(shown) == 8
    fields = ("loss", "val_loss", "accuracy", "val_accuracy")
    for at, run in enumerate(runs):
        for curve, field in zip(shown[4 * at : 4 * at + 4], fields, strict=True):
            assert curve["x"] == [end.epoch for end in run.epoch_points]
            assert curve["y"] == pytest.approx([getattr(end, field) for end in run.epoch_points], rel=1e-6)
    assert len({curve["dash"] for curve in shown[:4]}) == 2
    for difference in ("symbol", "colour"):
        assert len({curve[difference] for curve in shown}) == 2

    page.mouse.move(0, 0)
    check(page)
    table = rows(page)
    assert list(table)[1:3] == ["Epochs", "What came of it"]
    assert table["Epochs"] == ["3", "2"]

    menu(page, 0)
    page.get_by_role("textbox", name="Name").fill("longer, better?")
    page.get_by_role("textbox", name="Name").press("Enter")
    expect(page.get_by_role("checkbox", name="● longer, better?")).to_be_checked()
    eventually(page, lambda: same(rows(page)["What differs"][0], "● longer, better?"))
    assert stored(server, runs[0].id).name == "longer, better?"

    with page.expect_download() as download:
        page.get_by_role("button", name="Numbers (CSV)").click()
    assert download.value.suggested_filename == "longer-better.csv"
    download.value.save_as(tmp_path / "run.csv")
    with (tmp_path / "run.csv").open() as file:
        numbers = [{name: float(text) for name, text in row.items() if text} for row in csv.DictReader(file)]
    assert numbers == [known(point) for point in runs[0].points]

    with page.expect_download() as download:
        page.get_by_role("button", name="Network (.keras)").click()
    network = keras_file.read(Path(download.value.path()).read_bytes())
    for layer, ours in zip(network.layers, runs[0].layers(3), strict=True):
        for array, own in zip(layer.weights, ours.weights, strict=True):
            assert (array == own).all()

    press(page, "Delete")
    press(page, "Delete it")
    expect(page.get_by_role("checkbox", name="longer")).to_have_count(0)
    with pytest.raises(LookupError):
        stored(server, runs[0].id)
    left = [end.loss for end in runs[1].epoch_points]
    eventually(page, lambda: same(curves(page)[0]["y"], pytest.approx(left, rel=1e-6)))
    page.reload()
    settled(page)
    expect(page.get_by_role("checkbox", name="longer")).to_have_count(0)


def test_cursor_shows_the_numbers_of_every_run(page: Page) -> None:
    page.goto(f"/feature-maps?feature-maps_view={explore.TRAIN}&feature-maps_over=digits~textures")
    settled(page)
    losses = [curve["y"][9] for curve in curves(page) if curve["axis"] == "y"]
    assert len(losses) == 4
    plot = overlay(page).locator(".nsewdrag").first.bounding_box()
    assert plot
    page.mouse.move(plot["x"] + plot["width"] / 2, plot["y"] + plot["height"] / 2)
    label = overlay(page).locator(".hoverlayer")
    expect(label).to_contain_text("epoch 10")
    for loss in losses:
        expect(label).to_contain_text(f"{loss:.4f}")
