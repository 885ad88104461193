"""A page that takes the settings of another one: of its widgets, and of what no widget holds."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.whole_pages import healthy


def page() -> None:
    from dataclasses import dataclass

    import streamlit as st

    from lessons import settings
    from pages.parts import address, reset, setting

    @dataclass(frozen=True)
    class Settings:
        view: str = settings.choice("View", ("Near", "Far"), "Near")
        rate: float = settings.slider("Rate", 0.0, 1.0, 0.5, 0.25)
        stride: int = settings.slider("Stride", 1, 4, 2)
        flip: bool = settings.switch("Flip")

    def take() -> None:
        address.take("example", st.session_state["wish"])

    reset.remember("example", Settings)
    st.button("Take", on_click=take)
    st.button("Write", on_click=address.write, args=("example", "kernel", "1,2"))
    st.button("Draw", on_click=address.write, args=("example", "drawing", "9,9"))
    if setting.views("example", Settings, ("Near", "Far")) == "Near":
        setting.collect("example", Settings, ["rate", "stride", "flip"])
    else:
        place = setting.key("example", "epoch")
        reset.remember_first(place, 1, (1, 2, 3))
        st.select_slider("Epoch", (1, 2, 3), key=place, bind="query-params")
    st.text(address.read("example", "kernel", "0"))
    st.text(address.read("example", "drawing", "nothing"))


@pytest.fixture
def app() -> AppTest:
    return healthy(AppTest.from_function(page).run())


def take(app: AppTest, **settings: str) -> AppTest:
    app.session_state["wish"] = {f"example_{name}": text for name, text in settings.items()}
    return press(app, "Take")


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    return healthy(app.run())


def test_widgets_are_set_as_the_address_says_and_the_others_to_their_default(app: AppTest) -> None:
    app.slider(key="example_stride").set_value(4).run()
    app.toggle(key="example_flip").set_value(True).run()
    take(app, rate="0.75")
    assert app.slider(key="example_rate").value == 0.75
    assert app.slider(key="example_stride").value == 2
    assert app.toggle(key="example_flip").value is False
    assert app.query_params["example_rate"] == "0.75"


def test_other_section_is_shown_with_what_only_it_offers(app: AppTest) -> None:
    take(app, view="Far", epoch="3")
    assert app.select_slider(key="example_epoch").value == 3
    take(app, view="Far", epoch="2")
    assert app.select_slider(key="example_epoch").value == 2
    take(app, view="Far", epoch="7")
    assert app.select_slider(key="example_epoch").value == 1
    take(app, view="Far", epoch="3")
    take(app, view="Far")
    assert app.select_slider(key="example_epoch").value == 1


def test_what_no_widget_holds_comes_and_goes(app: AppTest) -> None:
    take(app, kernel="3,4")
    assert app.text[0].value == "3,4"
    assert app.query_params["example_kernel"] == "3,4"
    press(app, "Write")
    assert app.text[0].value == "1,2"
    take(app)
    assert app.text[0].value == "0"
    assert "example_kernel" not in app.query_params


def test_learners_own_answer_stays(app: AppTest) -> None:
    press(app, "Draw")
    take(app, drawing="5,5", rate="0.25")
    assert app.text[1].value == "9,9"
    assert app.query_params["example_drawing"] == "9,9"


def test_what_a_setting_cannot_be_is_its_default(app: AppTest) -> None:
    take(app, view="Nowhere", rate="7", stride="nan", flip="perhaps")
    assert app.segmented_control(key="example_view").value == "Near"
    assert (app.slider(key="example_rate").value, app.slider(key="example_stride").value) == (0.5, 2)
    assert app.toggle(key="example_flip").value is False
