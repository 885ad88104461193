"""The leak: which of two runs lies, and that each of its three signs tells one split from the other."""

from lessons import text
from lessons.course.larger_dataset import leak
from lessons.course.larger_dataset.views import LEAKY, SLUG, WHOLE, recording
from tests.figures.sent import meta

RESULT = leak.compute()
LIAR, HONEST = (recording(name) for name in (LEAKY, WHOLE))


def test_leak_changes_no_weight() -> None:
    leaky, honest = LIAR.epoch_points, HONEST.epoch_points
    assert [(end.loss, end.accuracy) for end in leaky] == [(end.loss, end.accuracy) for end in honest]


def test_liar_is_the_run_that_validates_with_training_pictures() -> None:
    assert RESULT.runs[RESULT.liar] is LIAR
    assert RESULT.runs[RESULT.honest] is HONEST


def test_first_sign_is_validation_at_or_above_training() -> None:
    ends = LIAR.epoch_points
    assert leak.above(LIAR) == [end.epoch for end in ends if (end.val_accuracy or 0) >= end.accuracy]
    assert len(leak.above(LIAR)) > len(ends) / 2 > len(leak.above(HONEST))


def test_second_sign_is_a_validation_loss_that_does_not_turn() -> None:
    losses = [end.val_loss or 0.0 for end in LIAR.epoch_points]
    assert losses[-1] < 0.01 * losses[0]
    assert (HONEST.epoch_points[-1].val_loss or 0) > 2 * min(end.val_loss or 9 for end in HONEST.epoch_points)


def test_third_sign_is_pictures_that_are_in_both_splits() -> None:
    assert leak.split(True).twice == tuple(range(leak.VALIDATION_PICTURES))
    assert leak.split(False).twice == ()


def test_signs_are_sent_once_they_may_show() -> None:
    closed, shown = (meta(leak.payload(RESULT, is_open)) for is_open in (False, True))
    assert "signs" not in closed
    assert shown["names"][shown["signs"]["run"]] == RESULT.liar
    assert shown["signs"]["above"] == leak.above(LIAR)


def test_frames_are_drawn_once_they_may_show() -> None:
    plain, framed = leak.walls(False), leak.walls(True)
    assert list(plain) == list(framed) == [leak.TRAINING, *RESULT.runs]
    assert plain[RESULT.honest] == framed[RESULT.honest]
    assert all(plain[title] != framed[title] for title in (leak.TRAINING, RESULT.liar))
    assert [shared for _, shared in framed.values()] == [8, 0, 8]


def test_words_fit_the_runs() -> None:
    words = text.read(SLUG)
    numbers = leak.numbers(RESULT)
    assert all(words[f"open {name}"].format(**numbers) for name in ("lies", "new"))
    for question in leak.QUESTIONS:
        options = question.options(RESULT)
        assert question.answer(RESULT) in options
        assert len(options) == len(set(options)) >= 2
        assert words[f"ask {question.name}"].format(**question.numbers(RESULT))
        assert words[f"because {question.name}"].format(**question.numbers(RESULT))
    assert [question.answer(RESULT) for question in leak.QUESTIONS] == ["Run B", "74.0%"]
