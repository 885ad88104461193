"""Two outputs that no label names lose all their probability."""

import numpy as np
import pytest

from lessons import text
from lessons.course.multiclass import spare, views


def test_spare_outputs_begin_with_their_share_and_end_with_nearly_nothing() -> None:
    result = spare.compute(spare.Settings())
    assert len(result.answers.class_names) == 26
    assert result.answers.class_names[-2:] == ("spare 1", "spare 2")
    assert result.share(result.start) == pytest.approx(2 / 26, abs=0.02)
    assert 0 < result.share(result.trained) < 0.001
    assert result.outside == 0


def test_stage_and_picture_choose_the_answer() -> None:
    start = spare.compute(spare.Settings(sign=5))
    trained = spare.compute(spare.Settings(stage=spare.TRAINED, sign=5))
    np.testing.assert_array_equal(start.answers.logits, start.start)
    np.testing.assert_array_equal(trained.answers.logits, start.trained)
    assert start.answers.picture == 4


def test_answers_are_computed() -> None:
    result = spare.compute(spare.Settings())
    words = text.read(views.SLUG)
    found = {each.name: each.answer(result) for each in spare.QUESTIONS}
    assert found == {"spare": spare.share_text(result.share(result.trained)), "called": "0", "more": "130"}
    for each in spare.QUESTIONS:
        assert each.answer(result) in each.options(result)
        assert words[f"because {each.name}"].format(answer=each.answer(result), **each.numbers(result))


@pytest.mark.parametrize(
    ("share", "says"),
    [
        (0.0764, "7.6%"),
        (0.0005, "one part in 2,000"),
        (1e-6, "one part in 1.0 million"),
        (4e-10, "one part in 2.5 billion"),
        (0, "nothing"),
    ],
)
def test_however_small_it_can_be_read(share: float, says: str) -> None:
    assert spare.share_text(share) == says
