"""What README says about transfer was measured, with the trainings, the pictures and the bases of today."""

from dataclasses import replace

import pytest

from tests.benchmarks import learning, transferring


@pytest.mark.parametrize("target", transferring.TARGETS, ids=lambda target: target.name)
def test_measurements_are_of_todays_trainings_and_pictures(target: transferring.Target) -> None:
    kept = transferring.kept_now()
    for name, spec in target.specs().items():
        for seed in transferring.SEEDS:
            assert learning.is_of(kept[transferring.place(target, name, seed)], replace(spec, seed=seed))


def test_readme_has_the_table_of_the_measurements() -> None:
    measured = transferring.table(transferring.kept_now())
    assert transferring.PLACE.search(learning.README.read_text("utf-8")).group() == measured


@pytest.mark.parametrize("target", transferring.TARGETS, ids=lambda target: target.name)
def test_the_base_gains_what_is_asked_for(target: transferring.Target) -> None:
    assert transferring.told(transferring.kept_now(), target)
