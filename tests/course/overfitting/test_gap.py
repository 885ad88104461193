"""The gap: read from the ends of epochs, drawn as a bracket, and asked about."""

import pytest

from lessons import text
from lessons.course.overfitting import gap
from lessons.course.overfitting.views import NONE, SLUG, recording
from lessons.figures.gap import Position
from tests.figures.sent import arrays, meta
from tests.training.made import a_point

RECORD = recording(NONE)


def test_gap_is_training_minus_validation_in_points() -> None:
    assert gap.gap(a_point(1.0, 1, 0.1, 0.9, 0.5, 0.65, 1.0)) == 25
    assert gap.points_text(gap.gap(a_point(1.0, 1, 0.1, 0.6, 0.5, 0.65, 1.0))) == "−5.0"


def test_bracket_measures_the_gap_of_the_recording() -> None:
    sent = arrays(gap.payload(gap.start(), ()))
    for end, training, validation in zip(RECORD.epoch_points, sent["training0"], sent["validation0"], strict=True):
        assert training - validation == pytest.approx(gap.gap(end), abs=1e-4)


@pytest.mark.parametrize(
    ("answers", "losses", "best"),
    [((), set(), None), (("stop",), {"validation_loss0"}, 3), (("wrong",), {"training_loss0"}, None)],
)
def test_each_loss_comes_with_its_answer(answers: tuple[str, ...], losses: set[str], best: int | None) -> None:
    sent = gap.payload(gap.start(), answers)
    assert set(arrays(sent)) == {"training0", "validation0"} | losses
    assert meta(sent)["runs"][0]["best"] == best


@pytest.mark.parametrize("written", ["", "0", "0-", "0-x", "0-9999", "-1-5", "0-1-2"])
def test_what_is_no_position_is_the_first_one(written: str) -> None:
    assert gap.read_position(written, gap.start()) == gap.start()


def test_positions_are_read_as_they_are_written_within_the_epochs() -> None:
    for position in (Position(0, 1), Position(6, 12), gap.start()):
        assert gap.read_position(gap.write_position(position), gap.start()) == position
    assert gap.read_position("0-0", gap.start()).epoch == 1
    assert gap.read_position("0-99", gap.start()) == gap.start()


def test_answers_are_the_epochs_of_the_lowest_losses() -> None:
    stop, wrong = gap.QUESTIONS
    ends = RECORD.epoch_points
    assert stop.answer(RECORD) == str(int(min(ends, key=lambda end: end.val_loss or 0).epoch)) == "3"
    assert wrong.answer(RECORD) == str(int(min(ends, key=lambda end: end.loss).epoch)) == "30"
    for question in gap.QUESTIONS:
        assert question.answer(RECORD) in question.options(RECORD)
        for part in ("ask", "because"):
            assert "{" not in text.read(SLUG)[f"{part} {question.name}"].format(**question.numbers(RECORD))


def test_training_loss_is_the_wrong_curve_to_stop_at() -> None:
    numbers = gap.numbers(RECORD)
    assert int(numbers["wrong"]) > int(numbers["stop"])
