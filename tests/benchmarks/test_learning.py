"""What README says about the difficulty of the drawn sets is what was measured, on the sets as they are drawn today."""

import json
from dataclasses import replace

import pytest

from tests.benchmarks import learning


@pytest.mark.parametrize("experiment", learning.experiments(), ids=lambda experiment: experiment.name)
def test_measurements_are_of_todays_trainings_and_pictures(experiment: learning.Experiment) -> None:
    kept = json.loads(learning.KEPT.read_text())
    for seed in learning.SEEDS:
        assert learning.is_of(kept[f"{experiment.name}-{seed}"], replace(experiment.spec, seed=seed))


def test_readme_has_the_table_of_the_measurements() -> None:
    measured = learning.table(learning.outcomes(json.loads(learning.KEPT.read_text())))
    assert learning.PLACE.search(learning.README.read_text("utf-8")).group() == measured


def test_every_story_of_the_course_is_told() -> None:
    outcomes = learning.outcomes(json.loads(learning.KEPT.read_text()))
    assert [one.name for one in learning.experiments() if not one.told(outcomes)] == []
