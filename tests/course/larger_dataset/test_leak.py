"""The leak: what the recordings show, and that the clues tell one split from the other."""

import pytest

from lessons import text
from lessons.course.larger_dataset import leak
from lessons.course.larger_dataset.views import LEAKY, SLUG, WHOLE, recording

LEAKING, HONEST = leak.Settings(leak=True), leak.Settings(leak=False)


def test_leak_changes_no_weight() -> None:
    leaky, honest = (recording(name).epoch_points for name in (LEAKY, WHOLE))
    assert [(end.loss, end.accuracy) for end in leaky] == [(end.loss, end.accuracy) for end in honest]
    assert leak.honest(recording(LEAKY)) == honest[-1].val_accuracy
    assert leak.honest(recording(WHOLE)) is None


def test_leaky_validation_is_too_good_to_be_true() -> None:
    leaky, honest = leak.recording_of(LEAKING), leak.recording_of(HONEST)
    assert leak.above(leaky) > len(leaky.epoch_points) / 2 > leak.above(honest)
    assert leaky.epoch_points[-1].val_accuracy > honest.epoch_points[-1].val_accuracy + 0.1


def test_fingerprints_find_the_pictures_that_are_in_both() -> None:
    assert leak.split(True).twice == tuple(range(leak.VALIDATION_SHOWN))
    assert leak.split(False).twice == ()


@pytest.mark.parametrize("settings", [LEAKING, HONEST])
def test_words_fit_the_run(settings: leak.Settings) -> None:
    words, record = text.read(SLUG), leak.recording_of(settings)
    numbers = leak.numbers(record)
    assert words["leaky"].format(**numbers)
    assert words["honest"].format(**numbers)
    assert words["honest leaky"].format(share="70.0%", **numbers)
    for question in leak.QUESTIONS:
        options = question.options(record)
        assert question.answer(record) in options
        assert len(options) == len(set(options)) > 2
        assert words[f"ask {question.name}"].format(**question.numbers(record))


def test_walls_show_both_splits() -> None:
    counts = {title: count for title, (_, count) in leak.walls(True).items()}
    assert counts == {"Validation": leak.VALIDATION_SHOWN, "Training": leak.TRAINING_SHOWN}
    assert leak.walls(True)["Training"] != leak.walls(False)["Training"]


def test_network_is_asked_about_new_pictures_one_by_one() -> None:
    record = recording(WHOLE)
    asked = leak.verdicts(record.spec, record.layers(record.best_epoch or 0))
    right = [next(asked) for _ in range(30)]
    assert 15 < sum(right) <= 30
