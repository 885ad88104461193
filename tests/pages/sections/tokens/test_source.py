"""Texts of a learner's own on the page of tokens: counted, cut and joined like those of any set."""

import pytest
from streamlit.testing.v1 import AppTest

from lessons.course.tokens import views
from lessons.course.tokens.source import OWN
from lessons.data import registry
from tests.whole_pages import healthy, open_lesson

TABLE = "\n".join(["text,label", *(f"the cat sat on mat {n},{'ab'[n % 2]}" for n in range(6000))]).encode()


def bring(view: str) -> AppTest:
    app = open_lesson(views.SLUG, view=view, source=OWN)
    assert not any("different" in caption.value for caption in app.caption)
    return healthy(app.file_uploader[0].set_value(("cats.csv", TABLE, "text/csv")).run())


@pytest.mark.parametrize("view", [views.PAD, views.PIECES, views.COUNT])
def test_every_section_looks_at_a_part_of_many_texts_and_says_so(view: str) -> None:
    captions = [caption.value for caption in bring(view).caption]
    assert "Of 6,000 texts, 5,000 are counted, taken evenly." in captions


def test_words_of_ones_own_texts_are_counted() -> None:
    app = bring(views.COUNT)
    assert any(
        "30,000 words, 5,005 of them different. The most frequent is “the”: 5,000 times." in one.value
        for one in app.caption
    )


def test_a_set_that_is_not_here_can_be_fetched() -> None:
    app = open_lesson(views.SLUG, view=views.COUNT, source=registry.describe("bbc").title)
    assert any("is not on this computer yet" in one.value for one in app.markdown)


def test_lines_without_a_word_are_told() -> None:
    app = open_lesson(views.SLUG, view=views.COUNT, source="My lines")
    app.session_state[f"{views.SLUG}_typed_lines"] = "!!!"
    healthy(app.run())
    assert any("There is no word to count" in one.value for one in app.info)
