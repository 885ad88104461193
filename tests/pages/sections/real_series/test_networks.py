"""Which networks stand on the ladder of a series: the recorded ones, and a run that has learned it."""

from dataclasses import replace

import numpy as np
import pytest

from lessons.course.real_series.ladder import DEEP, DENSE, MINE
from lessons.course.real_series.views import SLUG
from lessons.data import registry, split_series
from lessons.data.series import Series
from lessons.data.split_series import SplitSeries
from lessons.training.reports import recordings
from lessons.training.reports.recordings import Recording
from pages.parts import own_series, trained
from pages.sections.real_series import networks


class Mine(Recording):
    """A recording that stands for the learner's run."""

    id = "mine"


@pytest.fixture
def mine(monkeypatch: pytest.MonkeyPatch) -> Mine:
    run = Mine(recordings.FOLDER / SLUG / "dense-seattle-temperature")
    monkeypatch.setattr(trained, "choose", lambda slug, fits: run if fits(run) else None)
    return run


def real(name: str) -> SplitSeries:
    return split_series.from_row(registry.describe(name))


def test_my_run_stands_beside_the_recorded_networks_on_its_own_series(mine: Mine) -> None:
    series = real("seattle-temperature")
    assert list(networks.every(SLUG, series)) == [DENSE, DEEP, MINE]
    steps, futures = networks.steps(SLUG, series), networks.futures(SLUG, series)
    np.testing.assert_allclose(steps[MINE], steps[DENSE], atol=0.2)
    np.testing.assert_allclose(futures[MINE], futures[DENSE], atol=0.2)
    assert list(networks.every(SLUG, real("seattle-wind"))) == [DENSE, DEEP]


def test_a_run_with_another_split_or_without_an_epoch_does_not_count(
    mine: Mine, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = mine.spec.data
    assert networks.fits(mine, data, 1000)
    monkeypatch.setattr(Mine, "whole_epochs", (0,))
    assert not networks.fits(mine, data, 1000)
    monkeypatch.setattr(Mine, "whole_epochs", (0, 1))
    mine.spec = replace(mine.spec, data_options={**mine.spec.data_options, "split": 900})
    assert not networks.fits(mine, data, 1000)
    assert networks.fits(mine, data, 900)


def test_a_learners_own_series_has_no_network_before_one_is_trained(monkeypatch: pytest.MonkeyPatch) -> None:
    nile = real("nile")
    own = replace(nile, title="mine.csv", own=Series(nile.time, nile.values, "", "", ""))
    monkeypatch.setattr(own_series, "known_name", lambda slug, series: None)
    assert networks.every(SLUG, own) == {}


def test_ones_own_run_stands_on_the_ladder_of_ones_own_series(mine: Mine, monkeypatch: pytest.MonkeyPatch) -> None:
    series = real("seattle-temperature")
    own = replace(series, title="mine.csv", own=Series(series.time, series.values, "", "", ""))
    monkeypatch.setattr(own_series, "known_name", lambda slug, table: "mine" if table is own.own else None)
    assert networks.every(SLUG, own) == {}, "it has learned another series"
    monkeypatch.setattr(own_series, "known_name", lambda slug, table: mine.spec.data)
    assert list(networks.every(SLUG, own))[-1] == MINE
