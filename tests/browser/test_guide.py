"""A teacher who leads, and learners who are brought along, follow, leave, and find again what they had set."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from lessons.course.convolution import views
from tests.browser.access import check
from tests.browser.classroom import CLASS, follow_link
from tests.browser.dashboard import Server, choose, eventually, link, same, serving, settled, slide, stepper, watch

CONVOLUTION, POOLING = views.SLUG, "pooling"
FOLLOWS = "You follow the teacher"
RESTS = "slider => slider.closest('[inert]') !== null"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A class whose dashboard trains nothing."""
    with serving(tmp_path_factory.mktemp("guided"), LAYERSCOPE_WORKERS="0", **CLASS) as server:
        yield server


@pytest.fixture
def server(room: Server) -> Server:
    return room


@pytest.fixture(scope="module")
def leading(room: Server, browser: Browser) -> Iterator[Page]:
    """The teacher's page."""
    context = browser.new_context(base_url=room.address, viewport={"width": 1280, "height": 800})
    watch(context)
    page = context.new_page()
    follow_link(page, room)
    yield page
    context.close()


@pytest.fixture
def teacher(leading: Page) -> Iterator[Page]:
    """The teacher's page, which leads nobody any more afterwards."""
    yield leading
    leading.evaluate("fetch('/news/guide', { method: 'DELETE' })")


def go(page: Page, slug: str, **settings: object) -> None:
    page.goto(f"/{slug}?{link(slug, **settings)}")
    settled(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def title(page: Page, name: str) -> None:
    """Waits until the page is the one of this name: its title comes first, beside much of the page before."""
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    settled(page)


def stride(page: Page, value: int) -> None:
    expect(page.get_by_role("slider", name="Stride", include_hidden=True)).to_have_value(str(value))


@pytest.mark.slow
def test_learner_is_brought_to_the_teachers_view_and_back(new_page: Callable[..., Page], teacher: Page) -> None:
    go(teacher, CONVOLUTION, stride=3)
    learner = new_page()
    go(learner, POOLING, size=3)
    press(teacher, "Bring the class here")
    bar = learner.locator(".topic.guide")
    expect(bar).to_contain_text("The teacher shows Convolution")
    check(learner)
    title(learner, "Pooling")
    press(learner, "Go there")
    title(learner, "Convolution")
    stride(learner, 3)
    expect(bar).to_contain_text("Change it as you like")
    slide(learner, "Stride", "ArrowLeft")
    settled(learner)
    press(learner, "Back to what I had set")
    title(learner, "Pooling")
    expect(learner).to_have_url(re.compile("pooling_size=3"))
    expect(bar).to_be_hidden()


def test_learner_follows_leaves_with_own_settings_and_follows_again(
    new_page: Callable[..., Page], teacher: Page
) -> None:
    go(teacher, CONVOLUTION, stride=3)
    learner = new_page()
    go(learner, CONVOLUTION, stride=2, kernel="Laplacian")
    press(teacher, "Follow me")
    bar = learner.locator(".topic.guide")
    expect(bar).to_contain_text(FOLLOWS)
    stride(learner, 3)
    kernel = learner.get_by_role("combobox", name="Kernel", exact=True, include_hidden=True)
    expect(kernel).not_to_have_value("Laplacian")
    check(learner)

    slide(teacher, "Stride", "ArrowRight")
    stride(learner, 4)
    slider = learner.get_by_role("slider", name="Stride", include_hidden=True)
    eventually(learner, lambda: same(slider.evaluate(RESTS), True))
    slider.dispatch_event("keydown", {"key": "ArrowLeft"})
    settled(learner)
    stride(learner, 4)

    stepper(teacher).press("ArrowDown")
    row = stepper(teacher).get_attribute("data-row") or ""
    expect(stepper(learner)).to_have_attribute("data-row", row)

    choose(teacher, "Show", views.OUTPUT_SIZE)
    expect(learner.locator(".root.strip")).to_be_visible()
    teacher.get_by_role("link", name="Next: Pooling").click()
    title(learner, "Pooling")

    press(learner, "Explore on my own")
    title(learner, "Convolution")
    stride(learner, 2)
    expect(kernel).to_have_value("Laplacian")
    eventually(learner, lambda: same(slider.evaluate(RESTS), False))

    press(learner, "Follow again")
    title(learner, "Pooling")
    expect(bar).to_contain_text(FOLLOWS)


def test_follower_finds_the_teacher_again_after_a_reload_and_in_a_second_tab(
    new_page: Callable[..., Page], teacher: Page
) -> None:
    go(teacher, CONVOLUTION, stride=3)
    learner = new_page()
    go(learner, POOLING, size=3)
    press(teacher, "Follow me")
    stride(learner, 3)
    learner.reload()
    settled(learner)
    expect(learner.locator(".topic.guide")).to_contain_text(FOLLOWS)
    stride(learner, 3)
    expect(learner.locator("[data-testid=stSlider][inert]").first).to_be_visible()
    second = learner.context.new_page()
    go(second, "mistakes")
    title(second, "Convolution")
    stride(second, 3)
    press(second, "Explore on my own")
    title(second, "Layerscope")
    # Who leaves on one page leaves on all.
    title(learner, "Pooling")
    expect(learner).to_have_url(re.compile("pooling_size=3"))
    second.close()


@pytest.mark.slow
def test_when_the_teacher_lets_go_the_view_stays_and_is_the_learners(
    new_page: Callable[..., Page], teacher: Page
) -> None:
    go(teacher, CONVOLUTION, stride=3)
    learner = new_page()
    go(learner, CONVOLUTION)
    press(teacher, "Follow me")
    stride(learner, 3)
    press(teacher, "The class follows")
    expect(learner.locator(".topic.guide")).to_contain_text("Change it as you like")
    slide(learner, "Stride", "ArrowLeft")
    settled(learner)
    stride(learner, 2)
    press(learner, "Stay here")
    expect(learner.locator(".topic.guide")).to_be_hidden()
