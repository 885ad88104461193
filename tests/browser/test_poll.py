"""A question to a class: a teacher and learners at once, each in a browser of their own."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Locator, Page, StorageState, ViewportSize, expect

from tests.browser.access import check
from tests.browser.classroom import CLASS, teachers_cookie
from tests.browser.dashboard import Server, eventually, serving, settled, watch

PHONE = ViewportSize(width=390, height=844)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard as `make class` starts it, but on loopback, that trains nothing."""
    with serving(tmp_path_factory.mktemp("room"), LAYERSCOPE_WORKERS="0", **CLASS) as server:
        yield server


@pytest.fixture(scope="module")
def teacher(room: Server, browser: Browser) -> StorageState:
    """What the teacher's browser keeps after it has opened the link."""
    return teachers_cookie(browser, room)


def bar(page: Page) -> Locator:
    """The question to the class, on any page."""
    return page.get_by_role("region", name="Question to the class")


def option(page: Page, name: str) -> Locator:
    return bar(page).get_by_role("button", name=name, exact=True)


def press(page: Page, name: str) -> None:
    bar(page).get_by_role("button", name=name, exact=True).press("Enter")


def says(page: Page, text: str) -> None:
    expect(bar(page)).to_contain_text(text)


def row(page: Page, label: str) -> Locator:
    return bar(page).get_by_role("listitem").filter(has_text=label)


def goto(page: Page, room: Server, path: str) -> None:
    page.goto(room.address + path)
    settled(page)


class Class(NamedTuple):
    """A teacher on a page with a question, and two learners elsewhere, one with a phone."""

    teacher: Page
    ada: Page
    bob: Page


@pytest.fixture
def three(new_page: Callable[..., Page], room: Server, teacher: StorageState) -> Class:
    pages = Class(new_page(storage_state=teacher), new_page(), new_page())
    pages.ada.set_viewport_size(PHONE)
    for page, path in zip(pages, ("/pooling", "/tokens", "/"), strict=True):
        goto(page, room, path)
    return pages


def ask(page: Page) -> None:
    page.get_by_role("button", name="Ask the class").click()
    says(page, "0 of 2 have answered")


def test_an_answer_may_change_and_outlasts_a_reload_and_a_second_tab(three: Class, room: Server) -> None:
    teacher, ada, bob = three
    expect(bar(ada)).to_have_count(0)
    ask(teacher)
    says(ada, "A question to the class")
    says(ada, "The yellow frame is a window of 2 × 2.")
    expect(option(teacher, "358")).to_have_count(0)
    check(ada)

    option(ada, "358").click()
    says(ada, "You said 358.")
    says(teacher, "1 of 2 have answered")
    press(ada, "Unfold")
    option(ada, "710").press("Enter")
    says(ada, "You said 710.")
    ada.reload()
    settled(ada)
    expect(option(ada, "710")).to_have_attribute("aria-pressed", "true")

    option(bob, "0").click()
    says(teacher, "2 of 2 have answered")
    with closing(bob.context.new_page()) as tab:
        goto(tab, room, "/convolution")
        expect(option(tab, "0")).to_have_attribute("aria-pressed", "true")
        option(tab, "358").click()
        expect(option(bob, "358")).to_have_attribute("aria-pressed", "true")
    says(teacher, "2 of 2 have answered")
    press(teacher, "End")


def test_what_the_class_said_before_and_after_it_talked(three: Class) -> None:
    teacher, ada, bob = three
    top = ada.get_by_role("heading", level=1).bounding_box()
    ask(teacher)
    option(ada, "710").click()
    option(bob, "358").click()
    says(teacher, "2 of 2 have answered")
    press(teacher, "Show")
    says(ada, "What the class said")
    expect(row(ada, "710").locator(".you")).to_be_visible()
    expect(row(ada, "358")).to_contain_text(re.compile(r"50%\s*\(1\)"))
    says(ada, "✓ It is 710.")
    expect(bar(ada).locator(".row.right")).to_contain_text("710")
    for page in (ada, teacher):
        check(page)

    press(teacher, "Ask again")
    says(bob, "The same question again")
    expect(option(bob, "358")).to_have_attribute("aria-pressed", "false")
    option(bob, "710").click()
    says(bob, "You said 710.")
    press(teacher, "Stop answers")
    says(ada, "You have not answered.")
    press(teacher, "Show")
    for page in three:
        expect(row(page, "710")).to_contain_text(re.compile(r"50%\s*before \(1\)\s*100%\s*now \(1\)"))

    press(teacher, "End")
    for page in three:
        expect(bar(page)).to_have_count(0)
    eventually(ada, lambda: same_place(ada, top))


def same_place(page: Page, before: object) -> None:
    assert page.get_by_role("heading", level=1).bounding_box() == before, "a bar without words takes no room"


def test_a_number_is_typed_and_arrives_past_a_lost_connection(
    new_page: Callable[..., Page], browser: Browser, room: Server, teacher: StorageState
) -> None:
    # Not by `new_page`: a browser tells its console of a connection that is lost.
    learning = browser.new_context(base_url=room.address)
    watch(learning)
    leading, ada = new_page(storage_state=teacher), learning.new_page()
    goto(leading, room, "/classroom")
    goto(ada, room, "/windows")
    leading.get_by_text("Ask the class a question of your own").click()
    leading.get_by_label("Question", exact=True).fill("How many windows of 20 values have 1,000?")
    leading.get_by_label("Right answer, if there is one").fill("980")
    leading.get_by_test_id("stForm").get_by_role("button", name="Ask the class").click()

    field = bar(ada).get_by_label("Your number")
    field.fill("many")
    field.press("Enter")
    says(ada, "This is no number.")
    field.fill("1e20")
    field.press("Enter")
    says(ada, "the number is too large")
    learning.set_offline(True)
    field.fill("980")
    field.press("Enter")
    says(ada, "No connection.")
    expect(bar(leading)).to_have_attribute("data-answers", "0")
    learning.set_offline(False)
    says(ada, "You said 980.")
    expect(bar(leading)).to_have_attribute("data-answers", "1")
    press(leading, "Show")
    for page in (leading, ada):
        expect(bar(page).locator(".row.right")).to_contain_text("100%")
        says(page, "✓ It is 980.")
    check(leading)
    press(leading, "End")
    learning.close()


@pytest.mark.slow
def test_a_server_ends_while_pages_listen(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    with serving(tmp_path, LAYERSCOPE_WORKERS="0", **CLASS) as server, page.expect_request("**/news"):
        page.goto(server.address)
        settled(page)
    context.close()
