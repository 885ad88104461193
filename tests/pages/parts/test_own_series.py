"""The part of a page with which a learner brings a series: what it takes, offers, says and refuses."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.parts.test_own_file import upload

TABLE = "\n".join(
    ["Day;Heat (°C);Rain", *(f"{day:02}.05.2024;{day},5;{day % 3}" for day in range(1, 29) if day != 9), "total;;31"]
)


@pytest.fixture
def app() -> AppTest:
    """A page that says which series it has got."""

    def script() -> None:
        import streamlit as st

        from pages.parts import own_series

        series = own_series.choose("lesson")
        st.text("nothing" if series is None else f"{len(series)} {series.unit} {series.values[8]} {series.time[0]}")

    return AppTest.from_function(script, default_timeout=60).run()


def test_columns_and_gaps_are_chosen_and_what_was_left_out_is_told(app: AppTest) -> None:
    assert app.text[0].value == "nothing"
    upload(app, "may.csv", TABLE.encode("cp1252"))
    assert app.text[0].value == "27  1.0 2024-05-01T00:00:00"
    assert "1 row has no date and is left out." in app.caption[0].value
    assert "Time jumps at 1 place" in app.caption[0].value
    app.selectbox(key="lesson_own_table_values").set_value("Heat (°C)").run()
    assert app.text[0].value == "27 °C 10.5 2024-05-01T00:00:00"
    app.selectbox(key="lesson_own_table_gaps").set_value("Straight line").run()
    assert app.text[0].value == "28 °C 9.5 2024-05-01T00:00:00"
    assert "1 missing value is filled, each by a straight line between its neighbours." in app.caption[0].value
    app.selectbox(key="lesson_own_table_time").set_value("Order of the rows").run()
    assert app.text[0].value == "27 °C 10.5 0"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("table.xlsx", b"PK\3\4\0\0", "is a spreadsheet"),
        ("words.csv", b"some words\n" * 20, "no column of numbers"),
        ("few.csv", b"v\n" + b"1\n2\n" * 3, "has 6 values; a series needs 10 or more"),
    ],
)
def test_what_is_no_series_is_refused_in_a_sentence(app: AppTest, name: str, content: bytes, says: str) -> None:
    upload(app, name, content)
    assert says in app.warning[0].value
    assert app.text[0].value == "nothing"


def test_names_with_marks_stay_what_they_are(app: AppTest) -> None:
    upload(app, "a*b*.csv", ("*v*\n" + "\n".join(str(n % 4) for n in range(12))).encode())
    assert app.caption[0].value.startswith("**a\\*b\\*.csv**: 12 values.")


def test_a_long_table_is_read_and_kept_as_numbers(app: AppTest) -> None:
    upload(app, "long.csv", ("t,v\n" + "\n".join(f"{n},{n % 7}" for n in range(20_000))).encode())
    assert app.text[0].value.startswith("20000")
    assert "lesson_own_table" in app.session_state
