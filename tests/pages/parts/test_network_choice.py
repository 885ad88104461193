"""The network that a section asks: the recording that was picked, or the learner's run where it can be asked."""

from types import SimpleNamespace

import pytest
import streamlit as st

from lessons.training.settings import MY_RUN
from pages.parts import network_choice, trained
from pages.parts.network_choice import NO_RUN

WORDS = {"unfit run": "It does not fit."}
RUN = SimpleNamespace(id="a run")


@pytest.fixture
def sentences(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the page says."""
    found: list[str] = []
    monkeypatch.setattr(st, "info", found.append)
    return found


def choose(monkeypatch: pytest.MonkeyPatch, run: object, words: dict[str, str] = WORDS, **how: object) -> object:
    """Picks "My run", where the learner's runs are this one or none; a recording is told by its title."""
    monkeypatch.setattr(trained, "choose", lambda slug, test: run if run is not None and test(run) else None)
    return network_choice.choose("lesson", words, MY_RUN, str.upper, "first", **{"has_learned": bool, **how})


def test_recording_is_found_by_its_title(monkeypatch: pytest.MonkeyPatch, sentences: list[str]) -> None:
    monkeypatch.setattr(trained, "choose", None)
    assert network_choice.choose("lesson", {}, "second", str.upper, "first") == ("second", "SECOND")
    assert sentences == []


def test_own_run_is_called_by_its_id(monkeypatch: pytest.MonkeyPatch, sentences: list[str]) -> None:
    assert choose(monkeypatch, RUN) == ("a run", RUN)
    assert sentences == []


@pytest.mark.parametrize(("words", "sentence"), [(WORDS, NO_RUN), ({"no run": "Train one first."}, "Train one first.")])
def test_without_a_run_it_is_the_recording(
    monkeypatch: pytest.MonkeyPatch, sentences: list[str], words: dict[str, str], sentence: str
) -> None:
    assert choose(monkeypatch, None, words) == ("first", "FIRST")
    assert choose(monkeypatch, RUN, words, has_learned=lambda run: False) == ("first", "FIRST")
    assert sentences == [sentence, sentence]


def test_run_that_does_not_fit_is_told_apart_from_none(monkeypatch: pytest.MonkeyPatch, sentences: list[str]) -> None:
    assert choose(monkeypatch, RUN, fits=lambda run: False) == ("first", "FIRST")
    assert sentences == ["It does not fit."]
