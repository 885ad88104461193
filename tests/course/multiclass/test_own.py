"""Own pictures: kept once each, asked about again by every network, and counted."""

import numpy as np
import pytest

from lessons import text
from lessons.course.multiclass import own, scores, views
from lessons.data import load

RECORD = views.recording("rock-paper-scissors")
LAYERS = RECORD.layers(scores.answering_epoch(RECORD))
VALIDATION = load(RECORD.spec.data, "validation")


def drawn(place: int) -> tuple[np.ndarray, str]:
    return VALIDATION.images[place], VALIDATION.class_names[int(VALIDATION.labels[place])]


def asked(kept: tuple[own.Example, ...] = ()) -> own.Result:
    return own.compute(RECORD, LAYERS, (drawn(0)[0], None), kept)


def test_picture_is_answered_as_recorded() -> None:
    recorded = scores.recorded_answers(RECORD, scores.answering_epoch(RECORD), divided=True)
    assert recorded is not None
    result = own.compute(RECORD, LAYERS, own.from_validation(RECORD, 1), ())
    np.testing.assert_allclose(result.logits, recorded[0], atol=0.02)
    assert result.truth == VALIDATION.labels[0]


def test_score_counts_right_and_wrong() -> None:
    kept: tuple[own.Example, ...] = ()
    for place in range(4):
        kept = own.keep(kept, *drawn(place))
    result = asked(kept)
    taken = [taken for _, taken in result.predictions]
    expected = sum(drawn(place)[1] == name for place, name in enumerate(taken))
    assert result.right == expected
    numbers = own.numbers(result)
    assert (numbers["right"], numbers["count"]) == (expected, 4)
    lied = own.keep(kept, drawn(0)[0], next(name for name in VALIDATION.class_names if name != drawn(0)[1]))
    assert len(lied) == 4
    assert asked(lied).right == expected - (taken[0] == drawn(0)[1])


def test_so_many_are_kept_and_the_oldest_goes() -> None:
    kept: tuple[own.Example, ...] = ()
    for shade in range(own.MOST_EXAMPLES + 1):
        kept = own.keep(kept, np.full((200, 300, 3), shade, np.uint8), "rock")
    assert len(kept) == own.MOST_EXAMPLES
    assert kept[0].image[0, 0, 0] == 1
    assert kept[0].image.shape == (100, 150, 3)


def test_other_networks_leave_out_classes_that_they_do_not_know() -> None:
    kept = own.keep((), *drawn(0))
    signs = views.recording("signs")
    layers = signs.layers(scores.answering_epoch(signs))
    assert own.compute(signs, layers, (drawn(0)[0], None), kept).predictions == ()


def test_network_gets_as_many_numbers_as_are_said() -> None:
    for record in map(views.recording, views.RECORDINGS.values()):
        image = scores.fit(record, np.zeros((200, 300, 3), np.uint8))
        assert own.facts(record)["values"] == f"{image.size:,}"


@pytest.mark.parametrize("name", views.RECORDINGS.values())
def test_every_answer_is_among_its_options(name: str) -> None:
    record, words = views.recording(name), text.read(views.SLUG)
    for each in own.QUESTIONS:
        assert each.answer(record) in each.options(record)
        assert words[f"because {each.name}"].format(answer=each.answer(record), **each.numbers(record))
