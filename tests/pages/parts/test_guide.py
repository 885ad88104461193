"""What a learner had set on all pages is there again after a guidance, also on pages that they were not on."""

import pytest
from streamlit.testing.v1 import AppTest

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


@pytest.fixture
def app() -> AppTest:
    return healthy(AppTest.from_function(page).run())


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
