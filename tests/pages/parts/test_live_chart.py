"""The chart is sent each point once, and all of them again when the page is drawn anew."""

import json
import math
from typing import Any

import pytest
import streamlit as st

from lessons.course.feature_maps import explore
from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from pages.parts import live_chart
from tests.training.made import Made

POINTS = len(explore.recording(explore.DIGITS).points)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the component was given, payload by payload: where it starts and how many points it brings."""
    payloads: list[dict[str, Any]] = []

    def mount(*, key: str, data: bytes, **callbacks: Any) -> None:
        header = json.loads(data[4 : 4 + int.from_bytes(data[:4], "little")])
        payloads.append(header["meta"] | {"points": header["arrays"]["points"]["shape"][0]})

    monkeypatch.setattr(live_chart, "component", lambda name, isolated: mount)
    monkeypatch.setattr(st, "session_state", {})
    return payloads


def test_only_new_points_travel(sent: list[dict[str, Any]]) -> None:
    record = explore.recording(explore.DIGITS)
    for _ in range(2):
        live_chart.show("lesson", "run", record, None)
    assert [(each["from"], each["points"]) for each in sent] == [(0, POINTS), (POINTS, 0)]


def test_a_page_drawn_anew_gets_them_all(sent: list[dict[str, Any]]) -> None:
    record = explore.recording(explore.DIGITS)
    live_chart.show("lesson", "run", record, None)
    live_chart.rewind("lesson")
    live_chart.show("lesson", "run", record, None)
    assert sent[1] == sent[0]


class Waiting(Made):
    """A run that a worker has yet to begin."""

    def __init__(self, spec: TrainingSpec) -> None:
        super().__init__([], spec)

    @property
    def state(self) -> State:
        return State("starting")


def test_a_run_is_at_epoch_0_from_the_moment_it_waits(sent: list[dict[str, Any]]) -> None:
    live_chart.show("lesson", "run", Waiting(TrainingSpec(data="digits", epochs=6)), None)
    assert sent[0]["metric"]["guess"] == pytest.approx(math.log(10))
    assert sent[0]["metric"]["baseline"]["value"] == 0.1
    assert (sent[0]["points"], sent[0]["epochs"]) == (0, 6)


def test_a_forecast_that_waits_has_no_guess(sent: list[dict[str, Any]]) -> None:
    live_chart.show("lesson", "run", Waiting(TrainingSpec(network="dense-windows", task="forecast")), None)
    assert sent[0]["metric"]["guess"] is None
    assert sent[0]["metric"]["baseline"] is None


def test_numbers_that_are_asked_do_not_travel_nor_what_tells_of_them(sent: list[dict[str, Any]]) -> None:
    record = explore.recording(explore.DIGITS)
    live_chart.show("lesson", "run", record, None, frozenset({"val_loss", "val_accuracy"}))
    assert sent[0]["columns"] == ["epoch", "ends_epoch", "learning_rate", "loss", "accuracy"]
    assert sent[0]["best"] is None
    assert "epoch –" in sent[0]["alt"]
