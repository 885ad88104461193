"""The challenge: what may be asked, what every learner reads, and which runs count."""

from dataclasses import replace
from typing import Any

import pytest

from lessons.classroom import bulletin, challenge
from lessons.classroom.bulletin import Bulletin
from lessons.classroom.challenge import Challenge
from lessons.tasks import ACCURACY, MAE
from lessons.training import trainings
from tests.training.made import a_point

DIGITS = Challenge("computer-vision", "digits", 10, None, None, since=100.0)
RUN = replace(trainings.of("computer-vision").presets["digits"], epochs=10)
PARAMETERS = 28 * 28 * 128 + 128 + 128 * 10 + 10
"""Of the course's dense network, by hand."""


@pytest.fixture(autouse=True)
def own_bulletin(monkeypatch: pytest.MonkeyPatch) -> None:
    board = Bulletin()
    monkeypatch.setattr(bulletin, "current", lambda: board)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "10 epochs"),
        ({"epochs": 1, "parameters": 20_000}, "1 epoch and 20,000 parameters"),
        ({"seconds": 60}, "10 epochs and 60 seconds of training"),
    ],
)
def test_limits_are_told_in_words(changes: dict[str, Any], words: str) -> None:
    assert replace(DIGITS, **changes).words == f"Handwritten digits (scikit-learn), at most {words}"


@pytest.mark.parametrize(
    "changes",
    [
        {"lesson": "convolution"},
        {"lesson": "nothing"},
        {"data": "sunspots"},
        {"data": "textures"},
        {"epochs": 0},
        {"epochs": None},
        {"epochs": 1.5},
        {"parameters": 0},
        {"seconds": -1},
    ],
)
def test_what_cannot_be_asked_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must be"):
        replace(DIGITS, **changes)


def test_every_lesson_in_which_learners_train_can_be_asked_for() -> None:
    assert set(trainings.slugs()) - set(challenge.lessons_to_train()) == {"augmentation"}
    for slug in challenge.lessons_to_train():
        for data in challenge.data_of(slug):
            one = Challenge(slug, data, 5, None, None, 0.0)
            assert one.task.metric in (ACCURACY, MAE)
            assert challenge.preset(slug, data).data == data


@pytest.mark.parametrize(
    ("limits", "changes", "reason"),
    [
        ({}, {}, ""),
        ({}, {"epochs": 11}, "It may train 11 epochs, and the challenge allows 10."),
        ({}, {"data": "garments"}, "It trains on Garments"),
        ({}, {"leak": True}, "It validates with other data than the challenge does."),
        ({"parameters": PARAMETERS}, {}, ""),
        (
            {"parameters": PARAMETERS - 1},
            {},
            f"Its network has {PARAMETERS:,} parameters, and the challenge allows {PARAMETERS - 1:,}.",
        ),
    ],
)
def test_a_run_counts_within_the_limits(limits: dict[str, Any], changes: dict[str, Any], reason: str) -> None:
    refusal = replace(DIGITS, **limits).refusal(replace(RUN, **changes))
    assert refusal.startswith(reason)
    assert bool(refusal) == bool(reason)


def test_ones_own_data_is_not_named() -> None:
    refusal = DIGITS.refusal(replace(RUN, data="own/secret/my-cat.zip"))
    assert refusal.startswith("It trains on pictures of your own")
    assert "cat" not in refusal


def test_a_series_that_is_split_elsewhere_does_not_count() -> None:
    spec = challenge.preset("real-series", "el-nino")
    one = Challenge("real-series", "el-nino", spec.epochs, None, None, 0.0)
    assert one.refusal(spec) == ""
    assert one.refusal(replace(spec, data_options={**spec.data_options, "split": 300})) != ""


def test_epochs_beyond_the_limits_do_not_count() -> None:
    points = [
        a_point(0.5, 1, 2.0, 0.2),
        a_point(1.0, 2, 2.0, 0.2, 2.0, 0.2, seconds=3.0),
        a_point(2.0, 2, 1.0, 0.4, 1.0, 0.4, seconds=3.0),
        a_point(3.0, 2, 0.5, 0.6, 0.5, 0.6, seconds=3.0),
    ]
    ends = [1.0, 2.0, 3.0]
    for limits, within in (
        ({"epochs": 3}, ends),
        ({"epochs": 2}, ends[:2]),
        ({"seconds": 9}, ends),
        ({"seconds": 8}, ends[:2]),
        ({"seconds": 2}, []),
    ):
        assert [end.epoch for end in replace(DIGITS, **limits).within(points)] == within


def test_the_room_is_told_and_reads_the_same() -> None:
    assert challenge.current() is None
    challenge.publish(DIGITS)
    assert challenge.current() == DIGITS
    _, topics = bulletin.current().read()
    assert topics[challenge.TOPIC]["title"] == "Computer vision"
    assert topics[challenge.TOPIC]["words"] == DIGITS.words
    challenge.publish(None)
    assert challenge.current() is None
