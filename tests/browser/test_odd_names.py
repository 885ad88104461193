"""Names of classes, files and runs as a learner sees them: as they were written, and nothing on the page gives way."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from lessons.training.server.store import Store
from pages.web import classroom
from tests import odd_names
from tests.browser.dashboard import Server, eventually, guess_all, open_lesson, settled
from tests.odd_names import NAMES, learn, zipped

ENDLESS = "W" * 120
FILE = "# **pets** :smile: www.evil.com <i>.zip"
RUNS = ("<b>bold</b> <br> &amp; $x^2$", "[x](http://e.vil) _y_")
SECRET = "the secret of this learner"


@pytest.fixture
def learner(page: Page, server: Server) -> Page:
    """A page of the learner whose runs a test has made."""
    page.context.add_cookies([{"name": classroom.LEARNER, "value": SECRET, "url": server.address}])
    return page


@pytest.fixture
def store(server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The runs of the dashboard."""
    monkeypatch.setattr(odd_names, "LEARNER", classroom.owner(SECRET))
    store = Store(server.home / "runs.sqlite")
    yield store
    store.close()


def seen(place: Locator) -> str:
    return " ".join(place.inner_text().split())


def as_written(name: str) -> str:
    return " ".join(name.split())


def holds_together(page: Page) -> None:
    """Nothing lies beyond the page's right edge, and no name has become more than text."""
    main = page.get_by_test_id("stMain")
    assert main.evaluate("place => place.scrollWidth <= place.clientWidth")
    assert main.locator("script, a[href*=evil], a[href*='e.vil'], i:not(:empty)").count() == 0
    assert main.get_by_role("img", name="home icon").count() == 0


def test_folders_of_odd_names_are_brought(page: Page) -> None:
    open_lesson(page, "real-images", view="Folders", data="My own pictures")
    content = zipped((*NAMES, ENDLESS))
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": FILE, "mimeType": "application/zip", "buffer": content}
    )
    batch = page.locator(".root.batch")
    expect(batch).to_have_attribute("data-label", re.compile("."))
    settled(page)
    table, captions = page.get_by_role("main").get_by_role("table"), page.get_by_test_id("stImageCaption")
    for name in NAMES:
        assert as_written(name) in seen(table)
        assert as_written(name) in [seen(caption) for caption in captions.all()]
        expect(batch.get_by_title(f"{as_written(name)}/", exact=True)).to_have_text([f"{as_written(name)}/"] * 2)
    assert f"Data: {FILE}," in seen(page.get_by_text("Data:"))
    holds_together(page)
    page.set_viewport_size({"width": 390, "height": 844})
    eventually(page, lambda: holds_together(page))


@pytest.mark.slow
def test_a_network_of_odd_classes_is_judged(learner: Page, store: Store) -> None:
    names = (*NAMES[:2], ENDLESS)
    learn(store, "multiclass", ("multiclass", "rock-paper-scissors"), names)
    open_lesson(learner, "multiclass", view="Answers", network="My run", cell="0-2")
    guess_all(learner)
    matrix = learner.locator(".root.confusion")
    expect(matrix).to_have_attribute("data-classes", "3")
    for name in names:
        for head in matrix.get_by_title(as_written(name), exact=True).all():
            expect(head).to_have_text(as_written(name))
            expect(head).to_have_css("text-overflow", "ellipsis")
    main = seen(learner.get_by_role("main"))
    assert f"{names[0]}, taken for {ENDLESS[:60]}…: " in main
    holds_together(learner)


@pytest.mark.slow
def test_runs_of_odd_names_are_compared(learner: Page, store: Store) -> None:
    for name in RUNS:
        store.rename(learn(store, "real-images", ("real-images", "happy-or-sad"), NAMES[:2]), name)
    over = "~".join(run.id for run in store.runs(odd_names.LEARNER, "real-images"))
    open_lesson(learner, "real-images", view="Train", over=over)
    learner.get_by_text("Lay other runs over these curves").click()
    expect(learner.locator(".root.overlay")).to_have_attribute("data-runs", str(len(RUNS) + 1))
    legend = learner.locator(".root.overlay .legendtext")
    for name in RUNS:
        expect(legend.get_by_text(name, exact=True)).to_be_visible()
        expect(learner.get_by_role("main").get_by_role("table").get_by_text(name)).to_be_visible()
        expect(learner.get_by_test_id("stCheckbox").get_by_text(name)).to_be_visible()
    holds_together(learner)
