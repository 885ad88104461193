"""A page goes where the teacher is by now, in its turn; what a learner had set on all pages comes back afterwards."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.testing.v1 import AppTest

from lessons.classroom import bulletin, guide, turns
from lessons.classroom.bulletin import Bulletin
from lessons.classroom.guide import Guide, View
from pages.parts.guide import Arrival
from tests.whole_pages import healthy


def page() -> None:
    from dataclasses import dataclass

    import streamlit as st

    from lessons import settings
    from pages.parts import address, guide, reset, setting

    @dataclass(frozen=True)
    class Settings:
        rate: float = settings.slider("Rate", 0.0, 1.0, 0.5, 0.25)

    def follow(slug: str) -> None:
        guide.lend(begins=False)
        address.take(slug, {f"{slug}_rate": "1.0", f"{slug}_kernel": "9"})

    slug = st.segmented_control("Page", ("near", "far"), default="near", required=True)
    reset.remember(slug, Settings)
    st.button("Follow", on_click=follow, args=(slug,))
    st.button("Begin", on_click=guide.lend, args=(True,))
    st.button("Back", on_click=guide.give_back)
    st.button("Write", on_click=address.write, args=(slug, "kernel", "5"))
    setting.collect(slug, Settings, ["rate"])
    st.text(address.read(slug, "kernel", "0"))


def followed_page() -> None:
    from dataclasses import dataclass

    import streamlit as st

    from lessons import settings
    from pages.parts import guide, reset, setting

    @dataclass(frozen=True)
    class Settings:
        size: int = settings.slider("Size", 1, 50, 20)

    reset.remember("windows", Settings)
    with guide.turn("windows"):
        setting.collect("windows", Settings, ["size"])
        st.json(st.session_state.get("place", {}))


@pytest.fixture
def app() -> AppTest:
    return healthy(AppTest.from_function(page).run())


@pytest.fixture
def led(monkeypatch: pytest.MonkeyPatch) -> Guide:
    """A teacher who leads to windows of 30."""
    board = Bulletin()
    monkeypatch.setattr(bulletin, "current", lambda: board)
    return guide.begin(of_size(30), follow=True)


@pytest.fixture
def follower(led: Guide) -> AppTest:
    """A page that was asked for what the teacher began with."""
    app = AppTest.from_function(followed_page, default_timeout=60)
    app.session_state["arrival"] = Arrival(led.id, led.step, led.view)
    return app


def of_size(size: int) -> View:
    return View("windows", {"windows_size": str(size)})


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click()
    healthy(app.run())


def go(app: AppTest, slug: str) -> None:
    app.segmented_control[0].set_value(slug)
    healthy(app.run())


def shown(app: AppTest) -> tuple[float, str]:
    return app.slider[0].value, app.text[0].value


def test_settings_of_all_pages_come_back(app: AppTest) -> None:
    press(app, "Write")
    app.slider[0].set_value(0.25).run()
    for slug in ("near", "far"):
        go(app, slug)
        press(app, "Follow")
        assert shown(app) == (1.0, "9")
    press(app, "Back")
    assert shown(app) == (0.5, "0")
    go(app, "near")
    assert shown(app) == (0.25, "5")


def test_nothing_is_given_back_twice(app: AppTest) -> None:
    press(app, "Follow")
    press(app, "Back")
    app.slider[0].set_value(0.75).run()
    press(app, "Back")
    assert shown(app) == (0.75, "0")


def test_new_guidance_remembers_what_was_set_since(app: AppTest) -> None:
    press(app, "Follow")
    app.slider[0].set_value(0.75).run()
    press(app, "Begin")
    press(app, "Follow")
    press(app, "Back")
    assert shown(app) == (0.75, "9")


def test_page_shows_what_it_was_asked_for_and_says_so(led: Guide, follower: AppTest) -> None:
    healthy(follower.run())
    assert follower.slider[0].value == 30
    assert json.loads(follower.json[0].value) == {"step": led.step, "settings": led.view.settings}


def test_page_shows_what_is_newest_when_its_turn_comes(led: Guide, follower: AppTest) -> None:
    with ThreadPoolExecutor(1) as pool:
        with turns.current().turn():
            running = pool.submit(follower.run)
            guide.move(led.id, of_size(31))
            guide.move(led.id, of_size(32))
        healthy(running.result())
    now = guide.current()
    assert now is not None
    assert follower.slider[0].value == 32
    assert json.loads(follower.json[0].value)["step"] == now.step


def test_page_that_goes_back_to_its_own_view_follows_nobody(led: Guide, follower: AppTest) -> None:
    follower.session_state["arrival"] = Arrival(None, "own", of_size(7))
    healthy(follower.run())
    assert follower.slider[0].value == 7


def test_page_that_goes_nowhere_waits_for_nobody(led: Guide) -> None:
    with turns.current().turn():
        healthy(AppTest.from_function(followed_page, default_timeout=60).run())
