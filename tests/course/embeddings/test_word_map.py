"""The plane of the map against scikit-learn, and what may be known of it before it is predicted."""

import numpy as np
import pytest
from sklearn.decomposition import PCA
from sklearn.neighbors import NearestNeighbors

from lessons import text
from lessons.course.embeddings import views, word_map
from lessons.training.run.history import TrainingRecord
from tests.figures.sent import arrays, meta

RECORD = views.recording(views.HIDDEN)
RESULT = word_map.compute(RECORD, ())


def test_the_plane_is_that_of_the_principal_components() -> None:
    theirs = PCA(2).fit(RESULT.last)
    np.testing.assert_allclose(np.abs(np.sum(RESULT.plane.components * theirs.components_, axis=1)), 1, atol=1e-4)
    assert RESULT.plane.share == pytest.approx(theirs.explained_variance_ratio_.sum(), abs=1e-5)


def test_neighbours_are_the_nearest_in_all_dimensions() -> None:
    places = NearestNeighbors(n_neighbors=4).fit(RESULT.last).kneighbors(RESULT.last[[RESULT.farthest]])[1][0]
    assert RESULT.nearest(RESULT.farthest)[:3] == places[1:].tolist()


def test_words_that_praise_lie_where_the_answer_rises() -> None:
    positions = (RESULT.last - RESULT.plane.centre) @ RESULT.plane.components[0]
    places = dict(zip(RESULT.words.names, positions, strict=False))
    assert min(places[word] for word in ("great", "wonderful", "loved")) > max(
        places[word] for word in ("terrible", "disliked", "awful")
    )


def test_a_rare_word_comes_when_it_is_looked_for_and_an_unknown_one_leads_to_its_stand_in() -> None:
    rare = RESULT.record.architecture.item.vocabulary.words[-1]
    assert rare not in RESULT.words.names
    assert word_map.find(RECORD, f" {rare.upper()}! and more") == (rare,)
    assert word_map.find(RECORD, "zyzzyva") == word_map.unknown(RECORD) == ("<OOV>",)
    assert word_map.find(RECORD, "good-good") == ("good", "good")
    assert word_map.find(RECORD, " ?!") == word_map.find(RECORD, " ") == ()
    more = word_map.compute(RECORD, (rare,))
    assert more.words.names[-1] == rare
    table = RECORD.layers(RECORD.whole_epochs[-1])[0].weights[0]
    np.testing.assert_array_equal(more.words.vectors[-1, -1], table[len(table) - 1])
    assert more.plane.share == RESULT.plane.share


def test_later_epochs_and_the_share_wait_for_their_questions() -> None:
    closed, whole = (word_map.payload(RESULT, "", known) for known in ((), ("nearest", "share")))
    assert arrays(closed)["vectors"].shape[0] == 1
    assert "share" not in meta(closed)
    assert arrays(whole)["vectors"].shape == RESULT.words.vectors.shape
    np.testing.assert_allclose(arrays(whole)["vectors"] * meta(whole)["unit"], RESULT.words.vectors, atol=1e-3)
    assert len(whole) < 100_000


@pytest.mark.parametrize("record", [RECORD, views.recording(views.WORDS)])
def test_every_answer_is_among_its_options(record: TrainingRecord) -> None:
    words, result = text.read(views.SLUG), word_map.compute(record, ())
    for each in word_map.QUESTIONS:
        assert each.answer(result) in each.options(result)
        assert len(each.options(result)) >= 2
        assert words[f"because {each.name}"].format(**each.numbers(result))


def test_the_map_shows_a_part_of_how_words_differ_and_so_it_lies() -> None:
    assert 0.5 < RESULT.plane.share < 0.9
    flat = (RESULT.last - RESULT.plane.centre) @ RESULT.plane.components.T
    on_map = np.linalg.norm(flat - flat[RESULT.farthest], axis=1).argsort(kind="stable")[1:6]
    assert set(on_map.tolist()) != set(RESULT.nearest(RESULT.farthest)[:5])


def test_the_small_picture_is_one() -> None:
    picture, alt = word_map.thumbnail()
    assert picture.startswith(b"\x89PNG")
    assert alt
