"""The pictures of a spec: all, some, or validated with those that were trained with."""

from dataclasses import replace

import numpy as np
import pytest

from lessons.training.run.spec import TrainingSpec
from lessons.training.worker import examples

SPEC = TrainingSpec(data="digits")


def fingerprints(pictures: np.ndarray) -> set[bytes]:
    return {picture.tobytes() for picture in pictures}


def test_limit_takes_pictures_of_every_class_and_leaves_validation_alone() -> None:
    every, few = examples.read(SPEC), examples.read(replace(SPEC, examples=60))
    assert len(few.inputs) == len(few.targets) == 60
    assert set(few.targets) == set(range(10))
    np.testing.assert_array_equal(few.validation_inputs, every.validation_inputs)
    assert len(examples.read(replace(SPEC, examples=1_000_000)).inputs) == len(every.inputs)


@pytest.mark.parametrize("limit", [None, 60])
def test_leak_validates_with_training_pictures_and_trains_with_the_same(limit: int | None) -> None:
    spec = replace(SPEC, examples=limit)
    honest, leaking = examples.read(spec), examples.read(replace(spec, leak=True))
    np.testing.assert_array_equal(leaking.inputs, honest.inputs)
    np.testing.assert_array_equal(leaking.targets, honest.targets)
    assert not fingerprints(honest.validation_inputs) & fingerprints(honest.inputs)
    assert fingerprints(leaking.validation_inputs) <= fingerprints(leaking.inputs)
    assert len(leaking.validation_inputs) == min(len(honest.validation_inputs), limit or 10_000)


def test_network_that_answers_at_every_step_has_the_next_value_as_target_of_each() -> None:
    last = TrainingSpec(data="lecture-series", network="recurrent-windows", task="forecast")
    at_the_end, at_every_step = (
        examples.read(replace(last, network_options={"every_step": every_step})) for every_step in (False, True)
    )
    for part in ("inputs", "validation_inputs"):
        np.testing.assert_array_equal(getattr(at_every_step, part), getattr(at_the_end, part))
    np.testing.assert_array_equal(at_every_step.targets[:-1], at_every_step.inputs[1:])
    np.testing.assert_array_equal(at_every_step.validation_targets[:-1], at_every_step.validation_inputs[1:])
    np.testing.assert_array_equal(at_every_step.validation_targets[:, -1], at_the_end.validation_targets)


def test_loss_of_one_probability_is_refused_where_there_are_many() -> None:
    with pytest.raises(ValueError, match="for one probability, and this network has 10 outputs"):
        examples.read(replace(SPEC, loss="binary_crossentropy"))


def test_it_tells_how_many_pictures_are_ready_until_all_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examples, "_cache", {})
    told: list[tuple[int, int]] = []
    few = examples.read(replace(SPEC, examples=60), lambda ready, total: told.append((ready, total)))
    total = 60 + len(few.validation_inputs)
    assert sorted(told) == [(ready, total) for ready in range(1, total + 1)]


def test_the_sets_that_were_asked_for_last_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examples, "_cache", {})
    specs = [replace(SPEC, examples=limit) for limit in (30, 40, 50)]
    first, second = examples.read(specs[0]), examples.read(specs[1])
    assert examples.read(specs[0]) is first
    examples.read(specs[2])
    assert examples.read(specs[0]) is first
    assert examples.read(specs[1]) is not second


def test_so_many_of_each_class_are_drawn_by_the_seed() -> None:
    few, again, other = (examples.read(replace(SPEC, per_class=5, seed=seed)) for seed in (1, 1, 2))
    assert np.bincount(few.targets).tolist() == [5] * 10
    np.testing.assert_array_equal(few.inputs, again.inputs)
    assert fingerprints(few.inputs) != fingerprints(other.inputs)
    assert len(few.validation_inputs) == len(examples.read(SPEC).validation_inputs)


def test_class_with_fewer_pictures_gives_all_it_has() -> None:
    assert np.bincount(examples.read(replace(SPEC, per_class=100_000)).targets).sum() == len(
        examples.read(SPEC).targets
    )
