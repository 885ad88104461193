"""What is kept of the networks' answers is what they answer, and what Keras has measured."""

import numpy as np
import pytest

from lessons.course.sequence_models import validation, views
from lessons.course.sequence_models.reading import best, encoding, verdict
from lessons.course.sequence_models.trainings import PRESETS
from lessons.data.sets.written import reviews


@pytest.mark.parametrize("name", views.TITLES)
def test_recorded_answers_are_as_often_right_as_keras_has_measured(name: str) -> None:
    recording = views.recording(name)
    right = validation.says_second(recording, validation.WRITTEN) == validation.labels()
    # Weights are kept in half precision: an answer at the very edge may turn.
    assert right.mean() == pytest.approx(recording.best_point.val_accuracy, abs=0.003)


def test_shuffled_answers_are_those_of_shuffled_reviews() -> None:
    recording = views.recording(views.LSTM)
    item, layers = encoding(recording), recording.layers(best(recording))
    generator = np.random.default_rng(validation.SEED)
    for place, review in enumerate(reviews.part("validation")[:20]):
        ids = generator.permutation(np.array(item.vocabulary.encode(review.text)))
        says = verdict(layers, item, ids)
        logit = recording.answers[validation.SHUFFLED][place, 0]
        assert says == pytest.approx(1 / (1 + np.exp(-float(logit))), abs=0.01)


def test_every_network_that_the_page_shows_is_trained() -> None:
    assert set(views.TITLES) == set(PRESETS)
