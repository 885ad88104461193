"""The section Readers, one sentence: who notices the order, and who forgets."""

from copy import copy
from dataclasses import replace

import numpy as np
import pytest

from lessons.course.sequence_models import readers, validation, views
from lessons.course.sequence_models.reading import best, encoding, verdict
from lessons.data.sets.written import lexicon, reviews
from lessons.maths.tokens import Vocabulary
from lessons.training.settings import MY_RUN
from tests.figures.sent import arrays, meta


def test_words_after_the_sentence_are_known_and_stand_where_nothing_is_judged() -> None:
    vocabulary = encoding(views.recording(views.LSTM)).vocabulary
    assert not [word for word in readers.FILLING if word not in vocabulary.words]
    judging = {word for words in (lexicon.GOOD, lexicon.BAD, lexicon.LIKED, lexicon.HATED) for word in words}
    assert not judging.intersection(readers.FILLING)


@pytest.mark.parametrize("gap", [0, 7, 15])
def test_the_gap_adds_its_words(gap: int) -> None:
    result = readers.compute(readers.Settings(gap=gap), readers.FIRST)
    assert result.sentence.words == (*readers.FIRST.lower().split(), *readers.FILLING[:gap])
    sent = readers.payload(result)
    assert meta(sent)["passages"][0]["added"] == gap
    assert {len(arrays(sent)[f"verdicts0_{row}"]) for row in range(len(views.TITLES))} == {5 + gap}


def test_a_run_of_the_learners_reads_the_same_words_or_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    own = copy(views.recording(views.GRU))
    assert readers.fits(own)
    beside = readers.compute(readers.Settings(), readers.FIRST, own).verdicts
    np.testing.assert_array_equal(beside[MY_RUN], beside[views.TITLES[views.GRU]])
    shorter = replace(own.architecture, item=replace(encoding(own), length=3))
    monkeypatch.setattr(own, "_architecture", shorter)
    assert MY_RUN not in readers.compute(readers.Settings(), readers.FIRST, own).verdicts


def test_a_run_that_reads_pieces_says_what_it_thinks_after_whole_words(monkeypatch: pytest.MonkeyPatch) -> None:
    own = copy(views.recording(views.GRU))
    pieces = Vocabulary.fit([review.text for review in reviews.part("train")], 400, "pieces")
    item = replace(encoding(own), vocabulary=pieces)
    monkeypatch.setattr(own, "_architecture", replace(own.architecture, item=item))
    result = readers.compute(readers.Settings(), "An unforgettable film", own)
    assert len(pieces.encode("An unforgettable film")) > len(result.sentence.words) == 3
    layers = own.layers(best(own))
    for place in range(3):
        ids = np.array(pieces.encode(" ".join(result.sentence.words[: place + 1])))
        assert result.verdicts[MY_RUN][place] == pytest.approx(verdict(layers, item, ids), abs=1e-6)


def test_average_pooling_alone_cannot_tell_two_orders_apart() -> None:
    differences = {name: abs(there - back) for name, (there, back) in readers.turned().items()}
    assert differences.pop(views.AVERAGE) < 1e-6
    assert min(differences.values()) > 0.01
    assert readers.questions()[0].answer(None) == views.TITLES[views.AVERAGE]


def test_accuracies_of_the_bins_make_up_that_of_all_reviews_that_say_it_once() -> None:
    once = [review.form in readers.FORMS for review in reviews.part("validation")]
    counts = [texts for _, _, texts in meta(readers.chart())["bins"]]
    assert sum(counts) == sum(once)
    assert min(counts) > 50
    for name, line in readers.accuracies().items():
        right = validation.says_second(views.recording(name), validation.WRITTEN) == validation.labels()
        assert np.average(line, weights=counts) == pytest.approx(right[once].mean())


def test_who_forgets_is_asked_only_where_one_does() -> None:
    asked = [question.name for question in readers.questions()]
    largest = max(map(readers.fall, views.TITLES))
    assert asked == (["same", "forgets"] if largest >= readers.LEAST_FALL else ["same"])
