"""Moments over time, as canvases are sent them."""

import numpy as np

from lessons.figures import timeline


def test_dates_are_days_and_numbers_stay_what_they_are() -> None:
    dates = np.array(["1700-01-01", "1970-01-02T12:00", "2018-07-31"], "datetime64[s]")
    assert timeline.are_dates(dates)
    assert timeline.moments(dates).tolist() == [-98615, 1, 17743]
    assert not timeline.are_dates(np.arange(3))
    assert timeline.moments(np.arange(1700, 1703)).tolist() == [1700, 1701, 1702]
