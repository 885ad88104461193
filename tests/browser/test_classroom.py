"""A class: learners who cannot touch each other's runs, and a teacher who can."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, StorageState, expect

from lessons.course.feature_maps import explore
from lessons.training.server.store import Run
from pages.web import classroom
from tests.browser.access import check
from tests.browser.classroom import ADDRESS, CLASS, LINK, follow_link, teachers_cookie
from tests.browser.dashboard import (
    PATIENCE,
    Server,
    choose,
    drag,
    guess_all,
    link,
    part,
    pick,
    serving,
    settled,
    slide,
    switch,
)
from tests.browser.test_training import LONG, SLUG, STOPPED, grow, press, says, train

VISION, SERIES = "computer-vision", "real-series"
EL_NINO = "El Niño: sea temperature, monthly since 1950"

pytestmark = pytest.mark.trains


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard as `make class` starts it, but on loopback."""
    with serving(tmp_path_factory.mktemp("room"), LAYERSCOPE_WORKERS="1", **CLASS) as server:
        yield server


@pytest.fixture(scope="module")
def teacher(room: Server, browser: Browser) -> StorageState:
    """What the teacher's browser keeps after it has opened the link."""
    return teachers_cookie(browser, room)


@pytest.mark.slow
def test_address_is_shown_large_with_its_code(
    new_page: Callable[..., Page], room: Server, teacher: StorageState
) -> None:
    page = new_page(storage_state=teacher)
    page.goto(f"{room.address}/classroom")
    settled(page)
    expect(page.get_by_role("img", name=f"QR code of http://{ADDRESS}")).to_be_visible()
    size = page.get_by_text(f"http://{ADDRESS}", exact=True).evaluate("text => getComputedStyle(text).fontSize")
    assert float(size.removesuffix("px")) >= 32


def test_learner_finds_nothing_on_the_teachers_page(new_page: Callable[..., Page], room: Server) -> None:
    page = new_page()
    page.goto(f"{room.address}/classroom")
    settled(page)
    expect(page.get_by_text("This page is for the teacher.")).to_be_visible()
    expect(page.get_by_text(re.compile(r"You are learner \d+\."))).to_be_visible()
    expect(page.get_by_role("link", name="Classroom")).to_have_count(0)
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    check(page)


def test_link_makes_nobody_else_the_teacher(
    new_page: Callable[..., Page], teacher: StorageState, context: BrowserContext, room: Server
) -> None:
    answer = context.request.get(room.address + LINK)
    assert answer.status == 403
    assert "This link has been used." in answer.text()
    assert [cookie["name"] for cookie in context.cookies()] == []


def test_cookies_are_hidden_from_scripts_and_addresses(
    new_page: Callable[..., Page], room: Server, teacher: StorageState
) -> None:
    page = new_page()
    page.goto(room.address)
    settled(page)
    cookies = {cookie["name"]: cookie for cookie in [*page.context.cookies(), *teacher["cookies"]]}
    assert "layerscope" not in page.evaluate("document.cookie")
    for name, same_site in ((classroom.LEARNER, "Lax"), (classroom.TEACHER, "Strict")):
        cookie = cookies[name]
        assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, same_site, "/")
        assert len(cookie["value"]) >= 43
        assert cookie["value"] not in page.url
        assert cookie["value"] not in (room.home / "server.log").read_text()
    assert LINK.rpartition("/")[2] not in (room.home / "server.log").read_text()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 101),
        ({"Host": "evil.example"}, 403),
        ({"Host": "evil.example", "Origin": "http://evil.example"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://localhost:3000"}, 403),
        ({"Origin": "https://proxy.example:8443"}, 101),
        ({"Host": "proxy.example", "Origin": "https://proxy.example"}, 101),
        ({"Origin": "https://proxy.example:9000"}, 403),
        ({"Origin": "http://evil.example", "X-Forwarded-Host": "evil.example"}, 403),
    ],
)
def test_only_own_pages_connect(room: Server, headers: dict[str, str], status: int) -> None:
    websocket = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
        "Sec-WebSocket-Protocol": "streamlit",
    }
    assert ask(room, "/_stcore/stream", websocket | headers) == status


def test_strange_names_are_not_answered(room: Server) -> None:
    assert ask(room, "/", {}) == 200
    assert ask(room, "/", {"Host": "evil.example"}) == 400
    assert ask(room, "/_stcore/health", {"Host": "evil.example"}) == 400


def ask(server: Server, path: str, headers: dict[str, str]) -> int:
    """The status of the server's answer."""
    connection = HTTPConnection(server.address.removeprefix("http://"), timeout=PATIENCE)
    with closing(connection):
        connection.request("GET", path, headers=headers)
        return connection.getresponse().status


def row(page: Page, run: Run) -> Locator:
    """The row of a run on the Classroom page."""
    return page.get_by_role("main").locator(f".st-key-row_{run.id}")


@pytest.mark.slow
def test_only_its_owner_and_the_teacher_steer_a_run(
    new_page: Callable[..., Page], room: Server, teacher: StorageState
) -> None:
    owner, other = new_page(), new_page()
    run = train(owner, room, **LONG)
    expect(owner.get_by_role("button", name="Pause")).to_be_visible()

    other.goto(f"{room.address}/{SLUG}?{link(SLUG, view=explore.TRAIN, run=run.id)}")
    grow(other, by=2)
    expect(other.get_by_role("button", name=re.compile("^(Pause|Continue|Stop)"))).to_have_count(0)

    leading = new_page(storage_state=teacher)
    leading.goto(room.address)
    leading.get_by_role("link", name="Classroom").click()
    expect(row(leading, run)).to_contain_text(f"of {run.spec.epochs}")
    expect(leading.get_by_text("2 learners are connected besides you.")).to_be_visible()
    check(leading)
    row(leading, run).get_by_role("button", name="Stop").click()
    expect(row(leading, run)).to_have_count(0)
    says(owner, STOPPED)
    assert run.state.name == "stopped"


@pytest.mark.slow
def test_teacher_clears_the_queue_after_one_more_question(
    new_page: Callable[..., Page], room: Server, teacher: StorageState
) -> None:
    run = train(new_page(), room, **LONG)
    leading = new_page(storage_state=teacher)
    leading.goto(f"{room.address}/classroom")
    expect(row(leading, run)).to_be_visible()
    press(leading, "Clear everything")
    check(leading)
    assert not run.state.ended
    press(leading, "Yes, stop them all")
    expect(leading.get_by_text("Nobody is training at the moment.")).to_be_visible()
    assert run.state.name == "stopped"


@pytest.mark.slow
def test_a_full_room_says_so_and_still_lets_the_teacher_in(
    new_page: Callable[..., Page], context: BrowserContext, tmp_path: Path
) -> None:
    with (
        serving(tmp_path, LAYERSCOPE_SEATS="1", LAYERSCOPE_WORKERS="0", **CLASS) as server,
        closing(new_page()) as page,
    ):
        page.goto(server.address)
        settled(page)
        page.reload()
        settled(page)
        answer = context.request.get(f"{server.address}/convolution")
        assert answer.status == 503
        assert "The room is full." in answer.text()
        leading = context.new_page()
        follow_link(leading, server)
        settled(leading)
        leading.close()


@pytest.mark.slow
def test_challenge_goes_to_all_and_the_best_runs_come_back_by_number(
    new_page: Callable[..., Page], room: Server, teacher: StorageState
) -> None:
    leading, first, second = new_page(storage_state=teacher), new_page(), new_page()
    first.goto(f"{room.address}/convolution")
    settled(first)
    leading.goto(f"{room.address}/classroom")
    settled(leading)
    pick(leading, "Lesson", "1.2 Computer vision")
    pick(leading, "Data", "Handwritten digits (scikit-learn)")
    epochs = leading.get_by_role("spinbutton", name="Most epochs")
    epochs.fill("1")
    epochs.press("Enter")
    settled(leading)
    press(leading, "Set the challenge")
    expect(leading.get_by_text("No run that counts has ended yet.")).to_be_visible()

    bar = first.locator(".topic.challenge")
    expect(bar).to_contain_text("Computer vision · Handwritten digits (scikit-learn), at most 1 epoch")
    check(first)
    press(first, "Take part")
    expect(first.get_by_text("It trains on Garments")).to_contain_text("does not count")
    settled(first)
    second.goto(f"{room.address}/{VISION}?{link(VISION, view='Train', data='Digits', epochs=1, units=8)}")
    settled(second)
    pick(first, "Data", "Digits")
    slide(first, "Epochs", "Home")
    for page in (first, second):
        expect(page.get_by_text("A run with these settings counts.")).to_be_visible()
        settled(page)
        press(page, "Train")

    rows = part(leading, "board", "rows").locator(".rows li")
    expect(rows).to_have_count(2)
    check(leading)
    values = [float(text.removesuffix("%")) for text in rows.locator(".value").all_inner_texts()]
    assert values == sorted(values, reverse=True)
    expect(rows.filter(has_text="Units 8")).to_have_count(1)
    rows.first.locator("a").click()
    leading.wait_for_url(re.compile(f"{VISION}_over="))
    guess_all(leading)
    expect(leading.locator(".root.overlay")).to_have_attribute("data-runs", "2")
    leading.goto(f"{room.address}/classroom")
    press(leading, "End the challenge")
    expect(bar).to_be_hidden()


def test_class_sees_together_the_futures_that_each_has_drawn(
    new_page: Callable[..., Page], room: Server, teacher: StorageState
) -> None:
    address = f"{room.address}/{SERIES}?{link(SERIES, view='Draw the future', series=EL_NINO)}"
    leading = new_page(storage_state=teacher)
    leading.goto(address)
    choose(leading, "Whose future", "The class's lines")
    crowd = part(leading, "crowd", "learners")
    expect(crowd).to_have_attribute("data-learners", "0")
    for drawn, height in enumerate((0.3, 0.6), 1):
        learner = new_page()
        learner.goto(address)
        settled(learner)
        sheet = part(learner, "future", "steps")
        drag(learner, sheet.locator("canvas"), (0.8, height), (0.97, height))
        sheet.get_by_role("button", name="Done").click()
        press(learner, "Hand in")
        expect(learner.get_by_text("Your line is handed in.")).to_contain_text(f"so far: {drawn}.")
        expect(learner.get_by_role("button", name="Hand in")).to_be_disabled()
        check(learner)
        expect(crowd).to_have_attribute("data-learners", str(drawn))
    expect(crowd.locator(".error")).to_have_text([""])
    expect(crowd.locator(".track")).to_have_count(0)
    switch(leading, "Show what came")
    expect(crowd).to_have_attribute("data-open", "true")
    expect(crowd.locator(".error")).to_have_text([re.compile(r"^\d")] * 6)
    check(leading)
