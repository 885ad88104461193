"""The section Kernel: sums of products of a recorded filter, and the phrases that excite it most."""

import numpy as np
import pytest

from lessons.course.sequence_models import kernel, views
from lessons.course.sequence_models.reading import best, encoding
from lessons.data.sets.written import reviews
from tests.figures.sent import arrays, meta

SENTENCE = "The film was not good at all"


@pytest.mark.parametrize("filter", [1, kernel.FILTERS])
def test_answers_are_the_sums_of_what_lies_under_the_kernel(filter: int) -> None:
    result = kernel.compute(kernel.Settings(filter), SENTENCE)
    size = len(result.kernel.weights)
    around = np.pad(result.vectors, (((size - 1) // 2, size // 2), (0, 0)))
    sums = [(around[place : place + size] * result.kernel.weights).sum() for place in range(len(result.words))]
    np.testing.assert_allclose(np.maximum(np.array(sums) + result.kernel.bias, 0), result.answers, atol=1e-4)
    assert result.words[-7:] == tuple(SENTENCE.lower().split())
    assert not any(result.words[:-7])


def test_the_recorded_network_has_the_filters_that_can_be_chosen() -> None:
    layers = views.recording(views.CONVOLUTION).layers(0)
    assert layers[1].weights[0].shape[-1] == kernel.FILTERS


def test_phrases_are_the_strongest_of_all_new_reviews() -> None:
    record = views.recording(views.CONVOLUTION)
    item, (embedding, convolution, *_) = encoding(record), record.layers(best(record))
    weights, biases = convolution.weights
    size, answers = len(weights), {}
    for review in reviews.part("validation"):
        words, ids = item.vocabulary.split(review.text), item.vocabulary.encode(review.text)
        for place in range(len(words) - size + 1):
            under = embedding.weights[0][ids[place : place + size]]
            answers[" ".join(words[place : place + size])] = float((under * weights[:, :, 2]).sum() + biases[2])
    strongest = sorted(answers.values(), reverse=True)[: kernel.PHRASES]
    found = kernel.phrases(2)
    np.testing.assert_allclose([phrase.answer for phrase in found], np.maximum(strongest, 0), atol=1e-4)
    assert all(max(answers[phrase.words], 0) == pytest.approx(phrase.answer, abs=1e-4) for phrase in found)


def test_answers_and_phrases_travel_once_predicted() -> None:
    first = kernel.first()
    hidden, sent = (kernel.payload(first, known) for known in (False, True))
    assert "answers" not in arrays(hidden)
    assert meta(hidden)["phrases"] == []
    np.testing.assert_allclose(arrays(sent)["answers"], first.answers)
    assert len(meta(sent)["phrases"]) == kernel.PHRASES
    assert kernel.strongest(first) in kernel.QUESTIONS[0].options(first)


@pytest.mark.parametrize(("layers", "words"), [(1, 5), (2, 9), (4, 17)])
def test_stacked_kernels_of_five_see_four_words_more_each(layers: int, words: int) -> None:
    assert kernel.reach(layers) == words
    chips = meta(kernel.field(kernel.compute(kernel.Settings(1, layers), kernel.FIRST)))["panels"][0]["groups"][0]
    assert sum(chip["look"] == "word" for chip in chips["rows"][0]) == words
