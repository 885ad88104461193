"""A set of texts to train on: of the registry as soon as it is here, or the learner's own."""

import pytest

from lessons.training.text_settings import DATA, OWN
from pages.parts import download_panel, own_texts, text_set


def test_a_set_that_is_here_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for is_here in (True, False):
        monkeypatch.setattr(download_panel, "show", lambda slug, row, is_here=is_here: is_here)
        assert text_set.ready("embeddings", next(iter(DATA))) == (next(iter(DATA.values())) if is_here else None)


def test_ones_own_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_texts, "choose", lambda slug: f"own of {slug}")
    assert text_set.ready("embeddings", OWN) == "own of embeddings"
