"""Every answer of a trained network, judged: against the recorded figures, by hand, and in the program."""

import io
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from lessons.computer_vision import answers, train
from lessons.data import archive, load
from lessons.figures.sheet import mosaic
from lessons.maths.network import forward
from lessons.training import program, recordings
from lessons.training.history import Point
from tests.figures.sent import arrays, meta, picture

RECORD = train.recording(train.EXERCISE)
BEST = RECORD.best_epoch or 0


def judged(cell: str = "", chosen: str = "", epoch: int = BEST, **changes: object) -> answers.Result:
    settings = replace(answers.Settings(), network=train.EXERCISE, **changes)
    return answers.compute(settings, RECORD, answers.asked(RECORD, epoch), cell, chosen)


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
    assert answers.whole_epochs(RECORD) == (0, BEST)
    assert answers.can_be_asked(RECORD)
    assert not answers.can_be_asked(recordings.load("feature-maps", "digits"))


def test_mistakes_come_in_the_order_that_was_chosen() -> None:
    surest, dearest = judged(), judged(order=answers.DEAREST)
    assert all(surest.wrong[place] for place in surest.listed)
    shares = surest.probabilities.max(axis=1)
    assert shares[surest.listed[0]] == shares[surest.wrong].max()
    assert (np.diff(shares[surest.listed]) <= 0).all()
    assert dearest.losses[dearest.listed[0]] == dearest.losses.max()
    assert surest.picture == surest.listed[0]


def test_cell_shows_its_pictures_and_a_second_click_all_mistakes() -> None:
    true, taken = np.argwhere(judged().matrix * (1 - np.eye(10)) > 0)[0].tolist()
    result = judged(f"{true}-{taken}")
    assert result.cell == (true, taken)
    assert {(result.labels[place], result.predictions[place]) for place in result.listed} == {(true, taken)}
    assert len(result.listed) == min(answers.SHOWN, result.matrix[true, taken])
    assert answers.turned(judged(), (true, taken)) == f"{true}-{taken}"
    assert answers.turned(result, (true, taken)) == ""
    assert f"{result.matrix[true, taken]}" in answers.shown_now(result)


@pytest.mark.parametrize("written", ["", "3", "3-", "-3", "10-0", "0-10", "3-x", "1-2-3", "-1-2", "٣-3"])
def test_what_is_no_cell_is_none(written: str) -> None:
    assert answers.read_cell(written, 10) is None


@pytest.mark.parametrize("written", ["", "359", "999999", "x", "-1"])
def test_what_is_no_picture_is_the_first_on_show(written: str) -> None:
    result = judged(chosen=written)
    assert result.picture == result.listed[0]


def test_empty_cell_still_has_a_picture_to_take_apart() -> None:
    empty = np.argwhere(judged().matrix == 0)[0]
    result = judged("{}-{}".format(*empty))
    assert result.listed == []
    assert result.picture == 0


def test_pictures_travel_with_their_classes() -> None:
    result = judged()
    sheet = answers.pictures(result, "digits")
    images = answers.validation("digits")[0][result.listed]
    np.testing.assert_array_equal(picture(sheet), mosaic(images[..., 0], answers.SHOWN))
    first = result.listed[0]
    true, taken = result.labels[first], result.predictions[first]
    assert meta(sheet)["captions"][0] == [str(true), f"→ {taken}", f"{result.probabilities[first, taken]:.1%}"]
    assert meta(sheet)["chosen"] == 0


def test_one_answer_is_the_chosen_picture() -> None:
    result = judged(chosen="17")
    sent = answers.one_answer(result)
    np.testing.assert_array_equal(arrays(sent)["logits"], result.logits[17])
    assert meta(sent)["truth"] == load("digits", "validation").labels[17]


def answer(name: str, result: answers.Result) -> str:
    asked = next(checkpoint for checkpoint in answers.questions(result) if checkpoint.name == name)
    assert asked.answer(result) in asked.options(result)
    return asked.answer(result)


def test_questions_are_answered_from_all_answers() -> None:
    result = judged()
    assert answer("sum", result) == "1.000"
    right = result.losses[~result.wrong]
    assert answer("cost", result) == str(round(float(result.losses.max() / right.mean())))
    missed = [int(((result.labels == label) & result.wrong).sum()) for label in range(10)]
    assert missed[int(answer("confused", result))] == max(missed)


def test_without_mistakes_only_the_sum_is_asked() -> None:
    perfect = answers.Result(answers.Settings(), ("a", "b"), np.array([0, 1]), np.eye(2) * 9, None, None)
    assert [checkpoint.name for checkpoint in answers.questions(perfect)] == ["sum"]
    assert perfect.listed == []
    assert answers.loss_numbers(perfect)["share"] == "0%"


def end(epoch: int, val_loss: float, val_accuracy: float) -> Point:
    return Point(epoch, 10, 0.1, 0.9, val_loss, val_accuracy, 1.0)


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
    monkeypatch.setattr(archive, "maker", lambda name: lambda: archive.zipped(name))
    keras.utils.set_random_seed(0)
