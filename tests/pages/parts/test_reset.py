"""Reset: the section on show stays and forgets its own; what other sections keep is left alone."""

from streamlit.testing.v1 import AppTest

from tests.whole_pages import healthy, question


def sections() -> None:
    """A page of two sections, of which each keeps a place in the address and a prediction."""
    from dataclasses import dataclass

    import streamlit as st

    from lessons import settings
    from lessons.questions import Question
    from pages.parts import address, questions, reset, setting

    @dataclass(frozen=True)
    class Settings:
        view: str = settings.choice("View", ("Near", "Far"), "Near")
        rate: float = settings.slider("Rate", 0.0, 1.0, 0.5, 0.25)

    reset.remember("example", Settings)
    st.button("Reset", on_click=reset.reset, args=("example",))
    view = setting.views("example", Settings, ("Near", "Far"))
    setting.draw("example", Settings, "rate")
    address.read("example", f"place {view}", "none")
    st.button("Move", on_click=address.write, args=("example", f"place {view}", "here"))
    asked = (Question[str]("side", lambda view: ("left", "right"), lambda view: "left"),)
    questions.show("example", {"ask side": "Which side?", "because side": "So it is."}, asked, view)


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click()
    healthy(app.run())


def test_reset_keeps_the_section_and_forgets_its_own_alone() -> None:
    app = AppTest.from_function(sections).run()
    for view in ("Near", "Far"):
        app.segmented_control(key="example_view").set_value(view).run()
        app.slider(key="example_rate").set_value(0.75).run()
        press(app, "Move")
        press(app, "Skip")
    press(app, "Reset")
    assert app.segmented_control(key="example_view").value == "Far"
    assert app.slider(key="example_rate").value == 0.5
    assert app.session_state["example_place Far"] == "none"
    assert question(app), "the section asks again"
    app.segmented_control(key="example_view").set_value("Near").run()
    assert app.session_state["example_place Near"] == "here"
    assert question(app) is None
