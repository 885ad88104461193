"""The chart is sent each point once, and all of them again when the page is drawn anew."""

import json
from typing import Any

import pytest
import streamlit as st

from lessons.course.feature_maps import explore
from pages.parts import live_chart

POINTS = len(explore.recording(explore.DIGITS).points)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the component was given, payload by payload: where it starts and how many points it brings."""
    payloads: list[dict[str, Any]] = []

    def mount(*, key: str, data: bytes, **callbacks: Any) -> None:
        header = json.loads(data[4 : 4 + int.from_bytes(data[:4], "little")])
        payloads.append({"from": header["meta"]["from"], "points": header["arrays"]["points"]["shape"][0]})

    monkeypatch.setattr(live_chart, "component", lambda name, isolated: mount)
    monkeypatch.setattr(st, "session_state", {})
    return payloads


def test_only_new_points_travel(sent: list[dict[str, Any]]) -> None:
    record = explore.recording(explore.DIGITS)
    for _ in range(2):
        live_chart.show("lesson", "run", record, None)
    assert sent == [{"from": 0, "points": POINTS}, {"from": POINTS, "points": 0}]


def test_a_page_drawn_anew_gets_them_all(sent: list[dict[str, Any]]) -> None:
    record = explore.recording(explore.DIGITS)
    live_chart.show("lesson", "run", record, None)
    live_chart.rewind("lesson")
    live_chart.show("lesson", "run", record, None)
    assert sent[1] == sent[0]
