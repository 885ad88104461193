"""What README says about memories on a series was measured, with the trainings and the series of today."""

from dataclasses import replace

import pytest

from tests.benchmarks import forecasting, learning


@pytest.mark.parametrize("mending", forecasting.MENDINGS, ids=lambda mending: mending.name)
def test_measurements_are_of_todays_trainings(mending: forecasting.Mending) -> None:
    kept = forecasting.kept_now()
    for seed in learning.SEEDS:
        assert learning.is_of(kept[forecasting.place(mending, seed)], replace(mending.spec, seed=seed))


def test_readme_has_the_table_of_the_measurements() -> None:
    measured = forecasting.table(forecasting.kept_now())
    assert forecasting.PLACE.search(learning.README.read_text("utf-8")).group() == measured


@pytest.mark.parametrize("mending", forecasting.MENDINGS, ids=lambda mending: mending.name)
def test_what_mends_the_course_is_as_good_as_asked_for(mending: forecasting.Mending) -> None:
    assert forecasting.told(forecasting.kept_now(), mending)
