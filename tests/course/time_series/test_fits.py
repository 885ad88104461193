"""Fits in the background: one after the other, told how far they are, and kept."""

import threading

import numpy as np

from lessons.course.time_series import fits
from tests.training.patience import wait_until


def test_a_fit_waits_for_another_and_then_tells_its_steps() -> None:
    go_on = threading.Event()

    def first(tell) -> str:
        tell(3)
        go_on.wait(60)
        return "first"

    one, other = fits.Fit(first), fits.Fit(lambda tell: "other")
    one.start()
    wait_until(lambda: one.progress.sentence == "The search has taken 3 steps.")
    other.start()
    wait_until(lambda: other.progress.sentence == "Waiting for another fit.")
    assert other.result is None
    go_on.set()
    wait_until(lambda: (one.result, other.result) == ("first", "other"))


def test_a_search_that_cannot_be_says_why() -> None:
    fit = fits.holt_winters(np.arange(30.0), 20, 25)
    fit.start()
    wait_until(lambda: fit.progress.state == "failed")
    assert fit.progress.sentence == "Holt-Winters starts from two whole periods: 40 values, not 25."
    assert fit.result is None


def test_only_so_many_fits_are_kept() -> None:
    first = fits.parts(np.arange(40.0), 5)
    for number in range(fits.MOST):
        fits.parts(np.arange(40.0) + number + 1, 5)
    assert fits.parts(np.arange(40.0), 5) is not first
