"""The table of costs: what `make bench-learning` has kept, as the page tells it."""

from statistics import fmean

from lessons import text
from lessons.course.overfitting import costs
from lessons.course.overfitting.views import AUGMENTATION, EARLY, NONE, SLUG, TITLES, recording
from tests.benchmarks import learning


def test_seeds_are_those_of_the_measurement() -> None:
    assert costs.SEEDS == learning.SEEDS
    assert costs.FILE == learning.KEPT
    assert all(len(runs) == len(costs.SEEDS) for runs in costs.measurements().values())


def test_first_seed_is_the_recording() -> None:
    for name, runs in costs.measurements().items():
        ends = recording(name).epoch_points
        assert list(runs[0].validation) == [round(end.val_accuracy or 0, 4) for end in ends]


def test_every_measure_has_a_text_for_every_remedy() -> None:
    rows = dict(costs.rows())
    assert all(len(texts) == len(TITLES) for texts in rows.values())
    best = [max(run.validation) for run in costs.measurements()[AUGMENTATION]]
    assert f"{fmean(best):.1%}" in rows["Best validation"][1]
    assert text.read(SLUG)["costs"].format(seeds=3)


def test_augmentation_wins_at_least_five_points() -> None:
    assert costs.won(costs.measurements()[AUGMENTATION]) >= 5
    assert costs.won(costs.measurements()[NONE]) == 0


def test_answers_and_their_reasons_hold() -> None:
    measured = costs.measurements()
    slowest, cheapest = (question.answer(measured) for question in costs.QUESTIONS)
    assert slowest == TITLES["more-pictures"]
    assert cheapest == TITLES[EARLY]
    assert all(question.answer(measured) in question.options(measured) for question in costs.QUESTIONS)
