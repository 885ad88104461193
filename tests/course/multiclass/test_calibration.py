"""Confidence against accuracy, at any temperature."""

import numpy as np
import pytest

from lessons import text
from lessons.course.multiclass import calibration, scores, views

RECORD = views.recording("signs")


def looked(**settings: float) -> calibration.Result:
    logits = scores.recorded_answers(RECORD, scores.answering_epoch(RECORD), divided=True)
    assert logits is not None
    return calibration.compute(calibration.Settings(**settings), RECORD, logits)


@pytest.mark.parametrize("bins", [5, 10, 20])
def test_every_answer_is_in_a_bin(bins: int) -> None:
    result = looked(bins=bins)
    assert result.reliability.counts.sum() == len(result.answers.labels)
    assert len(result.reliability.counts) == bins


def test_temperature_changes_confidence_and_no_answer() -> None:
    cold, hot = looked(temperature=0.5), looked(temperature=4.0)
    np.testing.assert_array_equal(cold.answers.predictions, hot.answers.predictions)
    assert (cold.answers.confidences >= hot.answers.confidences).all()
    assert (calibration.verdict(cold), calibration.verdict(hot)) == ("overconfident", "underconfident")


def test_network_that_is_as_sure_as_it_is_right_is_called_calibrated() -> None:
    verdicts = {float(each): calibration.verdict(looked(temperature=each)) for each in calibration.TEMPERATURES}
    for temperature, verdict in verdicts.items():
        answers = looked(temperature=temperature).answers
        over = answers.confidences.mean() - (answers.predictions == answers.labels).mean()
        assert verdict == ("calibrated" if abs(over) < 0.01 else "overconfident" if over > 0 else "underconfident")
    assert set(verdicts.values()) == {"calibrated", "overconfident", "underconfident"}


def test_best_temperature_has_the_lowest_loss_whatever_is_set() -> None:
    best = looked().best
    assert looked(temperature=2.0).best == best
    losses = {each: looked(temperature=each).answers.losses.mean() for each in (best, best - 0.1, best + 0.1)}
    assert min(losses, key=lambda each: losses[each]) == best


@pytest.mark.parametrize("temperature", [0.5, 1.0, 4.0])
def test_every_answer_is_among_its_options(temperature: float) -> None:
    words, result = text.read(views.SLUG), looked(temperature=temperature)
    for each in calibration.QUESTIONS:
        options = each.options(result)
        assert each.answer(result) in options
        assert len(options) == len(set(options)) >= 2
        assert words[f"ask {each.name}"].format(**each.numbers(result))
