"""The real series that packages ship, against how statsmodels and pandas read them."""

import csv
from collections.abc import Callable
from importlib.resources import files

import numpy as np
import pytest
import statsmodels.api as sm

from lessons.data import load, registry
from lessons.data.dataset import SPLITS
from lessons.data.sets import package_series
from lessons.maths.series import least_squares, mae, moving_average, naive


def whole(name: str) -> tuple[np.ndarray, np.ndarray]:
    parts = [load(name, split) for split in SPLITS]
    return np.concatenate([part.time for part in parts]), np.concatenate([part.values for part in parts])


def weather(column: str) -> np.ndarray:
    with (files("vega_datasets") / "_data" / "seattle-weather.csv").open() as file:
        return np.array([float(row[column]) for row in csv.DictReader(file)])


DATASETS = sm.datasets
THEIRS: dict[str, Callable[[], np.ndarray]] = {
    "sunspots-yearly": lambda: DATASETS.sunspots.load_pandas().data["SUNACTIVITY"].to_numpy(float),
    "co2-weekly": lambda: DATASETS.co2.load_pandas().data["co2"].interpolate("time").to_numpy(),
    "el-nino": lambda: DATASETS.elnino.load_pandas().data.drop(columns="YEAR").to_numpy(float).ravel(),
    "nile": lambda: DATASETS.nile.load_pandas().data["volume"].to_numpy(float),
    "seattle-temperature": lambda: weather("temp_max"),
    "seattle-wind": lambda: weather("wind"),
}


@pytest.mark.parametrize("row", package_series.ROWS, ids=lambda row: row.name)
def test_values_are_those_that_the_packages_ship_in_order_of_time(row) -> None:
    time, values = whole(row.name)
    np.testing.assert_allclose(values, THEIRS[row.name](), rtol=1e-12)
    assert len(values) == row.train + row.validation
    assert (time[1:] > time[:-1]).all()
    assert registry.describe(row.name) is row
    assert row.name in registry.names("series")
    assert row.preparation.endswith(".")
    data = load(row.name)
    assert data.unit
    assert (data.origin, data.licence) == (row.origin, row.licence)


def test_gaps_of_the_weekly_measurements_are_filled_and_counted() -> None:
    missing = int(DATASETS.co2.load_pandas().data["co2"].isna().sum())
    assert registry.describe("co2-weekly").preparation.startswith(f"{missing} weeks without a value are filled")
    assert load("co2-weekly").notes == (
        f"{missing} missing values are filled, each by a straight line between its neighbours.",
    )


def test_when_they_were_measured() -> None:
    assert whole("sunspots-yearly")[0][[0, -1]].tolist() == [1700, 2008]
    starts = {"co2-weekly": "1958-03-29", "el-nino": "1950-01-01", "seattle-wind": "2012-01-01"}
    for name, start in starts.items():
        assert whole(name)[0][0] == np.datetime64(start)


def test_naive_is_hard_to_beat_for_temperature_and_easy_for_wind() -> None:
    for name, *expected in (("seattle-temperature", 2.184, 3.105, 2.117), ("seattle-wind", 1.170, 1.069, 1.001)):
        values = whole(name)[1]
        made = (naive(values), moving_average(values, 30), least_squares(values, 20, 1000))
        assert [mae(values[1000:], each[1000:]) for each in made] == pytest.approx(expected, abs=1e-3)
