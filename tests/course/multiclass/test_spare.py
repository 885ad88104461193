"""Two outputs that no label names lose all their probability."""

import numpy as np
import pytest
from scipy.special import softmax

from lessons import text
from lessons.course.multiclass import spare, views
from tests.figures.sent import arrays, meta

WORDS = text.read(views.SLUG)


def test_spare_outputs_have_a_name_and_lose_next_to_all() -> None:
    result = spare.compute(spare.Settings())
    assert len(result.answers.class_names) == 26
    assert result.answers.class_names[-2:] == ("spare 1", "spare 2")
    assert result.share == pytest.approx(2 / 26, abs=0.02)
    assert 0 < result.rest < 0.001
    assert not (result.trained.argmax(axis=1) >= 24).any()


@pytest.mark.parametrize("stage", [spare.START, spare.TRAINED])
@pytest.mark.parametrize("sign", [1, 5])
def test_words_say_what_the_two_bars_on_show_add_up_to(stage: str, sign: int) -> None:
    result = spare.compute(spare.Settings(stage, sign))
    sent = arrays(spare.softmax(result))["logits"].astype(float)
    share = softmax(sent)[-2:].sum()
    says = WORDS[f"spare {stage}"].format(**spare.numbers(result))
    assert f"**{spare.share_text(share)}**" in says
    assert says.count("%") == (stage == spare.START), "no other number for the same thing"
    assert meta(spare.softmax(result))["spare"] == 2


def test_stage_and_picture_choose_the_answer() -> None:
    start = spare.compute(spare.Settings(sign=5))
    trained = spare.compute(spare.Settings(stage=spare.TRAINED, sign=5))
    np.testing.assert_array_equal(start.answers.logits, start.start)
    np.testing.assert_array_equal(trained.answers.logits, start.trained)
    assert start.answers.picture == 4


def test_answers_are_computed() -> None:
    result = spare.compute(spare.Settings())
    found = {each.name: each.answer(result) for each in spare.QUESTIONS}
    assert found == {"spare": "less than a thousandth of that", "more": "130"}
    for each in spare.QUESTIONS:
        assert each.answer(result) in each.options(result)
        assert WORDS[f"because {each.name}"].format(answer=each.answer(result), **each.numbers(result))


@pytest.mark.parametrize(
    ("share", "says"),
    [
        (0.0764, "7.6%"),
        (0.0005, "less than a thousandth"),
        (4e-8, "less than a millionth"),
        (4e-10, "less than a billionth"),
        (0, "less than a billionth"),
    ],
)
def test_however_small_it_can_be_read(share: float, says: str) -> None:
    assert spare.share_text(share) == says
