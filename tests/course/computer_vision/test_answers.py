"""Every answer of a trained network, judged: against the recorded figures, by hand, and in the program."""

import io
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from lessons.answers import Answers
from lessons.course.computer_vision import answers, train
from lessons.data import archive, load
from lessons.maths.network import forward
from lessons.text.plain import with_article
from lessons.training.reports import program, recordings
from lessons.training.run.history import Point
from tests.training.made import a_point

RECORD = train.recording(train.EXERCISE)
BEST = RECORD.best_epoch or 0


def judged(cell: str = "", chosen: str = "", epoch: int = BEST, **changes: object) -> Answers:
    settings = replace(answers.Settings(), network=train.EXERCISE, **changes)
    return answers.compute(settings, RECORD, answers.all_logits(RECORD, epoch), cell, chosen)


def test_answers_are_the_networks_own() -> None:
    result = judged()
    for place in (0, 100, 358):
        alone = forward(RECORD.layers(BEST), load("digits", "validation").images[place])[-1]
        np.testing.assert_allclose(result.probabilities[place], alone, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(result.probabilities.sum(axis=1), 1, rtol=1e-5)


def test_accuracy_and_loss_are_those_that_training_reported() -> None:
    result, reported = judged(), RECORD.epoch_points[BEST - 1]
    assert 1 - result.wrong.mean() == pytest.approx(reported.val_accuracy, abs=1 / 359)
    assert result.losses.mean() == pytest.approx(reported.val_loss, rel=0.01)
    assert result.matrix.sum() == 359
    assert result.matrix.trace() == (~result.wrong).sum()


def test_recording_answers_for_whole_networks_only() -> None:
    assert RECORD.whole_epochs == (0, BEST)
    assert answers.can_answer(RECORD)
    assert not answers.can_answer(recordings.load("feature-maps", "digits"))


def answer(name: str, result: Answers) -> str:
    asked = next(question for question in answers.questions(result) if question.name == name)
    assert asked.answer(result) in asked.options(result)
    return asked.answer(result)


def test_questions_are_answered_from_all_answers() -> None:
    result = judged()
    assert answer("sum", result) == "1.000"
    right = result.losses[~result.wrong]
    assert answers.COST.numbers(result)["true"] in {*map(with_article, RECORD.class_names)}
    assert answer("cost", result) == str(round(float(result.losses.max() / right.mean())))
    missed = [int(((result.labels == label) & result.wrong).sum()) for label in range(10)]
    assert missed[int(answer("confused", result))] == max(missed)


def test_without_mistakes_only_the_sum_is_asked() -> None:
    perfect = Answers(("a", "b"), np.array([0, 1]), np.eye(2) * 9)
    assert [question.name for question in answers.questions(perfect)] == ["sum"]
    assert perfect.places == []
    assert answers.loss_numbers(perfect)["share"] == "make up 0%"


def end(epoch: int, val_loss: float, val_accuracy: float) -> Point:
    return a_point(epoch, 10, 0.1, 0.9, val_loss, val_accuracy, 1.0)


def test_paradox_is_more_right_and_yet_a_higher_loss() -> None:
    ends = [end(1, 0.5, 0.8), end(2, 0.3, 0.9), end(3, 0.31, 0.89), end(4, 0.4, 0.91)]
    assert answers.paradox(ends) == (ends[1], ends[3])
    assert answers.paradox(ends[:2]) is None
    assert answers.paradox([]) is None
    pair = answers.paradox(train.recording(train.LONG).epoch_points)
    assert pair is not None
    assert answers.paradox_numbers(pair)["epoch1"] < answers.paradox_numbers(pair)["epoch2"]


def test_program_counts_every_validation_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few_garments: None
) -> None:
    run = replace(train.DEFAULT, network_options={"units": 8}, epochs=1)
    monkeypatch.chdir(tmp_path)
    for name, make in program.attachments(run).items():
        (tmp_path / name).write_bytes(make())
    names: dict[str, Any] = {}
    with redirect_stdout(io.StringIO()):
        exec(compile(answers.code(run), "program", "exec"), names)
    assert names["matrix"].sum() == len(names["validation"]) == 40
    np.testing.assert_allclose(
        names["probabilities"], names["model"].predict(names["validation"]), rtol=1e-3, atol=1e-5
    )
    assert set(names["train_labels"]) == set(range(10))


@pytest.fixture
def few_garments(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packs four pictures of every class: to draw them all takes longer than any test should."""

    def few(name: str, split: Any) -> Any:
        data = load(name, split)
        places = np.concatenate([np.flatnonzero(data.labels == label)[:4] for label in range(10)])
        return replace(data, images=[data.images[place] for place in places], labels=data.labels[places])

    monkeypatch.setattr(archive, "load", few)
    # In a process of its own the zip would be of all pictures.
    monkeypatch.setattr(archive, "maker", lambda name: lambda: archive.to_zip(name))
    keras.utils.set_random_seed(0)
