"""Real series that packages ship, read by the paths of their files: to import statsmodels' data costs a second."""

import csv
from functools import lru_cache, partial
from pathlib import Path

import numpy as np

from lessons.data import packages
from lessons.data.own import gaps
from lessons.data.own import series as own
from lessons.data.series import Series
from lessons.data.sets.series_row import row

_FOLDER = ("statsmodels", "datasets")
_AS_IT_IS = "The values are as they are distributed."
_PUBLIC = "Public domain"
_FIRST_YEAR = 1950


@lru_cache(maxsize=8)
def _read(path: Path, time: str, values: str) -> Series:
    """One column of a table in the order of another; what is missing is filled along a straight line."""
    return own.choose(own.read_sheet(path), values, time, gaps.LINE)


def _sunspots() -> Series:
    return _read(packages.path(*_FOLDER, "sunspots", "sunspots.csv"), "YEAR", "SUNACTIVITY")


def _co2() -> Series:
    return _read(packages.path(*_FOLDER, "co2", "co2.csv"), "date", "co2")


def _nile() -> Series:
    return _read(packages.path(*_FOLDER, "nile", "nile.csv"), "year", "volume")


def _seattle(values: str) -> Series:
    return _read(packages.path("vega_datasets", "_data", "seattle-weather.csv"), "date", values)


@lru_cache(maxsize=1)
def _elnino() -> Series:
    """A row a year of the file and a column a month become one month after another."""
    with packages.path(*_FOLDER, "elnino", "elnino.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    values = np.array([float(cell) for row in rows for cell in row[1:]])
    months = np.datetime64(f"{_FIRST_YEAR}-01", "M") + np.arange(len(values))
    return Series(months.astype("datetime64[s]"), values, "", "", "")


ROWS = (
    row(
        "sunspots-yearly",
        "Sunspots, yearly since 1700",
        250,
        59,
        _sunspots,
        unit="sunspots",
        origin="National Geophysical Data Center; distributed with statsmodels",
        licence=_PUBLIC,
        preparation=_AS_IT_IS,
    ),
    row(
        "co2-weekly",
        "CO₂ on Mauna Loa, weekly since 1958",
        1800,
        484,
        _co2,
        unit="ppm",
        origin="C. D. Keeling and T. P. Whorf, Scripps Institution of Oceanography; distributed with statsmodels",
        licence=_PUBLIC,
        preparation="59 weeks without a value are filled along a straight line between their neighbours.",
    ),
    row(
        "el-nino",
        "El Niño: sea temperature, monthly since 1950",
        600,
        132,
        _elnino,
        unit="°C",
        origin="NOAA's Climate Prediction Center; distributed with statsmodels",
        licence=_PUBLIC,
        preparation=_AS_IT_IS,
    ),
    row(
        "nile",
        "The Nile's flow at Aswan, yearly since 1871",
        80,
        20,
        _nile,
        unit="10⁸ m³",
        origin="Measured at Aswan, published by J. Durbin and S. J. Koopman; distributed with statsmodels",
        licence=_PUBLIC,
        preparation=_AS_IT_IS,
    ),
    row(
        "seattle-temperature",
        "Seattle's daily high, 2012 to 2015",
        1000,
        461,
        partial(_seattle, "temp_max"),
        unit="°C",
        origin="NOAA; distributed with vega-datasets",
        licence=_PUBLIC,
        preparation=_AS_IT_IS,
    ),
    row(
        "seattle-wind",
        "Seattle's daily wind, 2012 to 2015",
        1000,
        461,
        partial(_seattle, "wind"),
        unit="m/s",
        origin="NOAA; distributed with vega-datasets",
        licence=_PUBLIC,
        preparation=_AS_IT_IS,
    ),
)
