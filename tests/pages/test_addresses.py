"""Whatever an address says of a page's settings: it is read, or the page opens as if it were not there."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lessons import catalog
from pages.parts import address, setting
from tests.pages.parts.test_setting import page
from tests.whole_pages import healthy, open_page

KINDS = ("slider", "select_slider", "selectbox", "segmented_control", "toggle")
HUGE = "9" * 400
ODD = (
    "nonsense ☃ <b>*_$`",
    HUGE,
    "1e999",
    "-7",
    "0.123456789",
    "nan",
    "-inf",
    "true",
    "x" * 2000,
    "[" * 2000,
    ["1", "2"],
    ["", "3"],
    ["3", ""],
    "²-²",
    "٣-٣",
    "-1--1",
    "0-0-99999-99999-0",
    f"{HUGE}-{HUGE}",
    "1e308,1e308;-1e308,1e308",
    "nan,inf",
    "nan,nan,nan,nan,nan,nan,nan,nan,nan",
    "~~0~",
    "\x00\ud7ff\uffff",
)


def opened(**link: str | list[str]) -> AppTest:
    app = AppTest.from_function(page)
    for name, value in link.items():
        app.query_params[f"example_{name}"] = value
    return app.run()


def values(app: AppTest) -> dict[str, Any]:
    return {str(widget.key): widget.value for kind in KINDS for widget in app.get(kind)}


FIRST = {"example_view": "Near", "example_rate": 0.5, "example_stride": 2, "example_flip": False}


@pytest.mark.parametrize("name", ["view", "rate", "stride", "flip"])
@pytest.mark.parametrize(
    "text",
    ["", ["", ""], "nonsense", "Elsewhere", "-1", HUGE, "1e999", "nan", "inf", "-inf", "[" * 2000, "\x00", "²", "none"],
)
def test_what_a_setting_cannot_be_is_not_read(name: str, text: str | list[str]) -> None:
    app = opened(**{name: text})
    healthy(app)
    assert values(app) == FIRST
    assert not app.run().query_params


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("view", "Far", "Far"),
        ("view", ["Far", ""], "Far"),
        ("view", ["", "Far"], "Far"),
        ("rate", "0.75", 0.75),
        ("rate", "75e-2", 0.75),
        ("rate", ["", "0.75"], 0.75),
        ("stride", "3", 3),
        ("stride", "3.0", 3),
        ("flip", "TRUE", True),
    ],
)
def test_what_a_setting_can_be_is_read(name: str, text: str | list[str], value: object) -> None:
    app = opened(**{name: text})
    healthy(app)
    assert values(app) == FIRST | {f"example_{name}": value}


def test_empty_setting_leaves_the_others_as_the_address_says() -> None:
    app = opened(view="", rate="0.75", stride="", flip="true")
    assert values(app) == FIRST | {"example_rate": 0.75, "example_flip": True}
    assert app.query_params == {"example_rate": "0.75", "example_flip": "true"}
    app.segmented_control(key="example_view").set_value("Far").run()
    assert values(app) == FIRST | {"example_view": "Far", "example_rate": 0.75, "example_flip": True}


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names under which the pages opened in a test keep what no widget holds."""
    names: set[str] = set()
    read: Callable[..., str] = address.read

    def note(slug: str, name: str, default: str = "") -> str:
        names.add(setting.key(slug, name))
        return read(slug, name, default)

    monkeypatch.setattr(address, "read", note)
    return names


@pytest.mark.slow
@pytest.mark.usefixtures("ada", "nothing_trains")
@pytest.mark.parametrize("lesson", catalog.LESSONS, ids=lambda lesson: lesson.slug)
def test_every_view_opens_whatever_the_address_says(lesson: catalog.Lesson, held: set[str]) -> None:
    """First a page whose address names every view and setting without a value, then each view with odd ones."""
    view = setting.key(lesson.slug, "view")
    plain = open_page(lesson.page)
    declared = plain.session_state["declared"][lesson.slug]
    names = [setting.key(lesson.slug, name) for name in declared if name != "view"]
    healthy(open_page(lesson.page, **{view: ""}))
    for place, option in enumerate(plain.segmented_control(key=view).options):
        empty = open_page(lesson.page, **dict.fromkeys([*names, *held], ""), **{view: option})
        healthy(empty)
        for key, value in values(empty).items():
            name = key.removeprefix(f"{lesson.slug}_")
            assert name == "view" or name not in declared or value == declared[name].default, key
        others = sorted({*names, *held, *values(empty)} - {view})
        odd: dict[str, Any] = {name: ODD[(place * 5 + at) % len(ODD)] for at, name in enumerate(others)}
        healthy(open_page(lesson.page, **odd, **{view: option}))
