"""The trainings of the lessons, as the catalogue finds them."""

import pytest

from lessons.networks import NETWORKS
from lessons.training import trainings
from lessons.training.run.spec import TrainingSpec

LESSONS = {slug: trainings.of(slug) for slug in trainings.slugs()}
SPECS = [spec for ours in LESSONS.values() for spec in (*ours.recordings.values(), *ours.bases.values())]


def test_lessons_that_train_come_in_the_order_of_the_course() -> None:
    assert trainings.slugs()[0] == "computer-vision"
    assert trainings.slugs().index("real-images") < trainings.slugs().index("multiclass")
    assert "pooling" not in trainings.slugs()


def test_the_first_preset_is_the_default_and_variants_are_recorded_after_the_presets() -> None:
    ours = trainings.of("overfitting")
    assert ours.default == ours.presets["no-remedy"]
    assert list(ours.recordings) == [*ours.presets, *ours.variants]


def test_a_module_says_what_else_it_teaches_and_keeps() -> None:
    assert {slug for slug, ours in LESSONS.items() if ours.bases} == {"transfer-learning"}
    keeping = {slug for slug, ours in LESSONS.items() if ours.keep is not trainings.nothing}
    assert {"larger-dataset", "multiclass", "poetry"} <= keeping
    assert "computer-vision" not in keeping


def test_a_lesson_that_trains_nothing_has_no_trainings() -> None:
    with pytest.raises(ModuleNotFoundError):
        trainings.of("pooling")


@pytest.mark.parametrize("spec", SPECS)
def test_a_training_survives_json_and_sets_what_its_network_knows(spec: TrainingSpec) -> None:
    assert TrainingSpec.from_json(spec.to_json()) == spec
    assert set(spec.network_options) <= set(NETWORKS[spec.network].options)
