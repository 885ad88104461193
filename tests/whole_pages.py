"""Whole pages, run by AppTest: without a browser, and in a fraction of its time."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lessons.text.plain import plain

ROOT = Path(__file__).parents[1]
NAVIGATION = st.navigation


def open_page(page: str, **query: str) -> AppTest:
    """The page of this file, such as `pages/pooling.py`, opened by an address with these settings."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.switch_page(page)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def open_lesson(slug: str, **settings: str) -> AppTest:
    """A lesson, opened by a link that holds these settings, without an error."""
    return healthy(open_page(f"pages/{slug.replace('-', '_')}.py", **{f"{slug}_{k}": v for k, v in settings.items()}))


def titles_by_heading(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The titles that stand beside the course map, and so beside every page, by their heading."""
    lists: list[Mapping[str, Sequence[st.Page]]] = []

    def navigation(pages: Mapping[str, Sequence[st.Page]], **options: Any) -> st.Page:
        lists.append(pages)
        return NAVIGATION(pages, **options)

    monkeypatch.setattr(st, "navigation", navigation)
    healthy(AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run())
    visible = {
        heading: [page.title for page in pages if page.visibility == "visible"] for heading, pages in lists[-1].items()
    }
    return {heading: titles for heading, titles in visible.items() if titles}


def healthy(app: AppTest) -> AppTest:
    """The page, which shows no error."""
    assert not app.exception, app.exception[0].message
    assert not app.error, app.error[0].value
    return app


def lay_over(app: AppTest, slug: str) -> AppTest:
    """A section that trains, its list of runs unfolded."""
    app.session_state[f"{slug}_lay_over"] = True
    return healthy(app.run())


def question(app: AppTest) -> Any:
    """The choices of the question that the page asks; None where it asks none."""
    return next((pills for pills in app.pills if "_guess_" in str(pills.key)), None)


def predict(app: AppTest, names: Sequence[str] = ()) -> Iterator[str]:
    """Answers one question of the page after the other by its first choice; yields what each has asked.

    `names` are choices that the page does not show as they are written.
    """
    values = {plain(name): name for name in names}
    while pills := question(app):
        first = pills.options[0]
        pills.set_value(values.get(first, first))
        yield pills.label
        healthy(app.run())
        for button in app.button:
            if str(button.key).endswith("_next_question"):
                healthy(button.click().run())
