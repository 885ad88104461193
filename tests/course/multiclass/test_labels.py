"""Labels: both kinds give the same loss, and the program changes in the lines that are shown."""

import keras
import numpy as np
import pytest

from lessons import text
from lessons.course.multiclass import labels, scores, views
from lessons.training.reports.recordings import Recording

HANDS, SIGNS = (views.recording(name) for name in views.RECORDINGS.values())


def shown(record: Recording = HANDS, **settings: object) -> labels.Result:
    return labels.compute(labels.Settings(**settings), record, record.layers(scores.answering_epoch(record)))


@pytest.mark.parametrize("record", [HANDS, SIGNS], ids=views.RECORDINGS)
def test_loss_equals_keras_with_either_kind_of_label(record: Recording) -> None:
    result = shown(record, number=7)
    sparse = keras.losses.sparse_categorical_crossentropy(
        np.array([result.truth]), result.logits[None], from_logits=True
    )
    categorical = keras.losses.categorical_crossentropy(
        np.array([result.one_hot], float), result.logits[None], from_logits=True
    )
    assert result.loss == pytest.approx(float(sparse[0]), rel=1e-4, abs=1e-6)
    assert result.loss == pytest.approx(float(categorical[0]), rel=1e-4, abs=1e-6)


def test_label_is_written_as_it_was_chosen() -> None:
    sparse, categorical = (labels.numbers(shown(SIGNS, labels=kind)) for kind in (labels.SPARSE, labels.CATEGORICAL))
    assert sparse["label"] == shown(SIGNS).truth
    assert categorical["label"].split().index("1") == sparse["label"]
    assert categorical["label"].count("0") == 23
    assert (sparse["loss_name"], categorical["loss_name"]) == (
        "sparse_categorical_crossentropy",
        "categorical_crossentropy",
    )


def test_only_what_depends_on_the_number_of_classes_changes() -> None:
    assert labels.changes(labels.SPARSE).splitlines() == [
        '-classes = ["horses", "humans"]',
        '+classes = ["paper", "rock", "scissors"]',
        '-    keras.layers.Dense(1, activation="sigmoid"),',
        '+    keras.layers.Dense(3, activation="softmax"),',
        '-    loss="binary_crossentropy",',
        '+    loss="sparse_categorical_crossentropy",',
    ]
    categorical = labels.changes(labels.CATEGORICAL)
    assert "+train_labels = keras.utils.to_categorical(train_labels, 3)" in categorical
    assert '+    loss="categorical_crossentropy",' in categorical


def test_questions_are_answered_from_the_picture() -> None:
    words = text.read(views.SLUG)
    for record in (HANDS, SIGNS):
        result = shown(record, number=3)
        found = {each.name: each.answer(result) for each in labels.QUESTIONS}
        assert found["label"] == str(len(record.class_names))
        assert float(found["guess"]) == pytest.approx(np.log(len(record.class_names)), abs=0.01)
        for each in labels.QUESTIONS:
            assert each.answer(result) in each.options(result)
            assert words[f"because {each.name}"].format(answer=each.answer(result), **each.numbers(result))


def test_thumbnail_is_a_picture() -> None:
    content, alt = labels.thumbnail()
    assert content.startswith(b"\xff\xd8")
    assert alt
