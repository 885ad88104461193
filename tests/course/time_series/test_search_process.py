"""A search in a process of its own finds what statsmodels finds, tells its steps, and ends when nobody listens."""

import numpy as np
import pytest

from lessons.course.time_series import search_process
from lessons.data import helper_process
from lessons.maths import series_models

VALUES = 20 + 0.05 * np.arange(84) + np.random.default_rng(0).normal(size=84) + np.tile(np.arange(7.0), 12)


def test_what_is_found_there_is_found_here() -> None:
    steps: list[int] = []
    forecast = search_process.holt_winters(VALUES, 7, 63, steps.append)
    heard: list[int] = []
    np.testing.assert_array_equal(forecast, series_models.holt_winters(VALUES, 7, 63, heard.append))
    assert steps == heard == list(range(1, len(steps) + 1))
    assert steps


def test_parts_come_whole_and_in_order() -> None:
    for ours, theirs in zip(
        search_process.take_apart(VALUES, 7, print), series_models.take_apart(VALUES, 7), strict=True
    ):
        np.testing.assert_array_equal(ours, theirs)


def test_whoever_stops_listening_ends_the_search() -> None:
    def stop(steps: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        search_process.leaking_holt_winters(VALUES, 7, 63, stop)


def test_a_search_that_is_ended_from_outside_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper_process.sys, "executable", "true")
    with pytest.raises(ValueError, match="ended from outside"):
        search_process.take_apart(VALUES, 7, print)
