"""All answers judged, divided and not: against scikit-learn, and in words."""

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from sklearn.metrics import accuracy_score, log_loss, precision_score, recall_score

from lessons import text
from lessons.answers import MOST_PICTURES
from lessons.course.multiclass import answers, scores, views
from lessons.maths.classification import recall
from tests.figures.sent import arrays, meta

RECORD = views.recording("signs")
WORDS = text.read(views.SLUG)


def judged(cell: str = "", divided: bool = True, known: bool = True) -> answers.Judgement:
    epoch = scores.answering_epoch(RECORD)
    with_it, without = (scores.recorded_answers(RECORD, epoch, each) for each in (True, False))
    assert with_it is not None
    return answers.compute(answers.Settings(divided=divided), RECORD, (with_it, without if known else None), cell, "")


def test_margins_are_scikit_learns_recall_and_precision() -> None:
    result, shown = judged(), judged().answers
    for ours, theirs in zip(answers.margins(result, WORDS), (recall_score, precision_score), strict=False):
        shares = theirs(shown.labels, shown.predictions, average=None)
        assert list(ours.shares) == [f"{share:.0%}" for share in shares]
    assert shown.accuracy == pytest.approx(accuracy_score(shown.labels, shown.predictions))


def test_margins_are_taken_apart_in_words() -> None:
    result = judged("3-3")
    matrix, name = result.answers.matrix, RECORD.class_names[3]
    found, right, first = answers.margins(result, WORDS)
    assert first == 3
    assert found.sentences[3].startswith(f"Recall of {name}: of 40 pictures that show {name}")
    assert f"calls {name}, {matrix[3, 3]} are right" in right.sentences[3]
    assert f"of {matrix[:, 3].sum()} pictures" in right.sentences[3]


def test_class_that_nothing_is_taken_for_has_no_precision() -> None:
    result = judged()
    never = replace(result, answers=replace(result.answers, logits=np.eye(24)[np.zeros(960, int)]))
    assert set(answers.margins(never, WORDS).precision.shares[1:]) == {"–"}


@pytest.mark.parametrize("divided", [True, False])
def test_accuracy_and_loss_are_said_with_the_division_and_without(divided: bool) -> None:
    result = judged(divided=divided)
    assert result.undivided is not None
    assert result.answers is (result.divided if divided else result.undivided)
    numbers = answers.division(result)
    shares = result.divided.probabilities.astype(float)
    shares /= shares.sum(axis=1, keepdims=True)
    assert numbers["undivided"] == f"{result.undivided.accuracy:.1%}"
    assert float(numbers["loss"]) == pytest.approx(log_loss(result.divided.labels, shares), abs=0.01)
    assert float(numbers["undivided_loss"]) > 10 * float(numbers["loss"])


def test_class_spoken_of_is_that_of_the_cell_or_the_worst() -> None:
    worst = judged()
    found = recall(worst.answers.matrix)
    assert found[worst.focus] == found.min()
    assert judged("3-3").focus == 3


def test_pictures_are_those_on_show() -> None:
    result = judged()
    images = answers.images(RECORD, result.answers)
    assert images.shape == (MOST_PICTURES, 28, 28, 1)
    np.testing.assert_array_equal(images[2], scores.image(RECORD, result.answers.places[2]))


def test_examples_are_one_of_each_class() -> None:
    sent = answers.examples(RECORD)
    assert meta(sent)["names"] == list(RECORD.class_names)
    page = np.array(Image.open(io.BytesIO(arrays(sent)["page"].tobytes())))
    first = int(np.flatnonzero(scores.labels(RECORD) == 7)[0])
    np.testing.assert_array_equal(page[28:56, 28:56], scores.image(RECORD, first)[..., 0])


def test_questions_fit_what_is_known() -> None:
    assert [each.name for each in answers.questions(judged(known=False))] == ["confused", "precise"]
    result = judged()
    for each in answers.questions(result):
        assert each.answer(result) in each.options(result)
        assert WORDS[f"because {each.name}"].format(answer=each.answer(result), **each.numbers(result))
    matrix, place = result.answers.matrix, result.focus
    assert answers.PRECISE.answer(result) == f"{matrix[place, place]} of {matrix[:, place].sum()}"
    times = result.undivided.losses.mean() / result.divided.losses.mean() if result.undivided else 0
    assert answers.UNDIVIDED.answer(result) == f"{times:.0f}"
