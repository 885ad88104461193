"""How sure answers are: their loss as Keras has it, its growth, and the temperature that mends it."""

import keras
import numpy as np
import pytest

from lessons import text
from lessons.course.embeddings import certainty, views
from lessons.training.run.history import TrainingRecord
from tests.figures.sent import arrays, meta

RECORD = views.recording(views.HIDDEN)
RESULT = certainty.compute(RECORD)


def test_losses_are_those_of_keras() -> None:
    logits, labels = np.array([-7.0, -0.2, 0.0, 3.0, 9.0]), np.array([0, 1, 1, 0, 1])
    theirs = keras.losses.BinaryCrossentropy(from_logits=True, reduction=None)(labels[:, None], logits[:, None])
    np.testing.assert_allclose(certainty.losses(logits, labels), np.array(theirs), rtol=1e-5)


def test_answers_after_every_epoch_score_as_the_training_has_measured() -> None:
    for epoch, right, losses in zip(RESULT.epochs, RESULT.right, RESULT.losses, strict=True):
        if epoch == 0:
            continue
        point = RECORD.epoch_points[epoch - 1]
        # The weights were recorded in half precision.
        assert right.mean() == pytest.approx(point.val_accuracy, abs=0.004)
        assert losses.mean() == pytest.approx(point.val_loss, abs=0.02)


def test_the_loss_at_least_doubles_while_accuracy_hardly_falls() -> None:
    assert RESULT.growth >= 2
    accuracies = RESULT.right.mean(axis=1)
    assert accuracies[RESULT.lowest] - accuracies[-1] < 0.06
    assert RESULT.by_wrong > 0.5


def test_the_best_temperature_mends_the_loss_and_no_answer() -> None:
    assert RESULT.changes == 0
    best = RESULT.best_temperature
    means = {
        each: certainty.losses(RESULT.logits[-1] / each, RESULT.labels).mean()
        for each in (1.0, best, best - 0.2, best + 0.2)
    }
    assert min(means, key=lambda each: means[each]) == best
    assert means[best] < 0.75 * means[1.0]


def test_what_is_asked_waits() -> None:
    closed, whole = (certainty.payload(RESULT, known) for known in ((), ("growth", "whose", "temperature")))
    assert arrays(closed)["logits"].shape == (RESULT.lowest + 1, len(RESULT.labels))
    assert (meta(closed)["parts"], "temperature" in meta(closed)) == (False, False)
    assert (meta(whole)["parts"], meta(whole)["temperature"]) == (True, certainty.HOTTEST)
    np.testing.assert_allclose(arrays(whole)["logits"] * meta(whole)["unit"], RESULT.logits, atol=2e-3)
    assert len(whole) < 100_000


@pytest.mark.parametrize("record", [RECORD, views.recording(views.WORDS)])
def test_every_answer_is_among_its_options(record: TrainingRecord) -> None:
    words, result = text.read(views.SLUG), certainty.compute(record)
    for each in certainty.QUESTIONS:
        assert each.answer(result) in each.options(result)
        assert words[f"because {each.name}"].format(**each.numbers(result))
