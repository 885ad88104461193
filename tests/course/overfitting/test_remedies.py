"""Remedies: what `make bench-learning` has kept, as the page tells it, and the recordings that it draws."""

from statistics import fmean

import pytest

from lessons import text
from lessons.course.overfitting import remedies
from lessons.course.overfitting.remedies import measurements
from lessons.course.overfitting.views import AUGMENTATION, EARLY, NONE, SLUG, TITLES, recording
from lessons.training.reports import comparison
from tests.benchmarks import learning
from tests.figures.sent import arrays, meta

WORDS = text.read(SLUG)


def test_seeds_are_those_of_the_measurement() -> None:
    assert remedies.SEEDS == learning.SEEDS
    assert remedies.FILE == learning.KEPT
    assert all(len(runs) == len(remedies.SEEDS) for runs in measurements().values())


def test_first_seed_is_the_recording() -> None:
    for name, runs in measurements().items():
        ends = recording(name).epoch_points
        assert list(runs[0].validation) == [round(end.val_accuracy or 0, 4) for end in ends]


def test_recordings_differ_in_their_remedy_alone() -> None:
    rows = {name: dict(comparison.differing([recording(NONE).spec, recording(name).spec])) for name in list(TITLES)[2:]}
    assert {name: sorted(row) for name, row in rows.items()} == {
        "dropout": ["Dropout"],
        "l2-penalty": ["L2 penalty"],
        "smaller-network": ["Dense units", "Filters"],
        "more-pictures": ["Pictures"],
        "early-stopping": ["Patience"],
    }


def test_bars_are_against_no_remedy() -> None:
    best = {name: fmean(max(run.validation) for run in runs) for name, runs in measurements().items()}
    won, time = remedies.bars(("best", "slowest"))
    for place, name in enumerate(TITLES):
        assert won.values[place] == pytest.approx(100 * (best[name] - best[NONE]))
    assert (time.values[0], time.texts[0]) == (1, "× 1.0")
    epochs = fmean(len(run.validation) for run in measurements()[EARLY])
    assert time.values[list(TITLES).index(EARLY)] == pytest.approx(
        epochs
        / 30
        * min(run.seconds for run in measurements()[EARLY])
        / min(run.seconds for run in measurements()[NONE])
    )


@pytest.mark.parametrize(
    ("answers", "runs", "bars"),
    [((), 1, []), (("slowest",), 1, ["Time"]), (("best",), len(TITLES), ["Points won"])],
)
def test_curves_and_bars_come_with_their_answers(answers: tuple[str, ...], runs: int, bars: list[str]) -> None:
    sent = remedies.payload(remedies.start(), WORDS, answers)
    assert sum(name.startswith("training") for name in arrays(sent)) == runs
    assert [bar["label"] for bar in meta(sent)["bars"]] == bars
    assert meta(sent)["position"][0] == (list(TITLES).index(AUGMENTATION) if "best" in answers else 0)


def test_answers_and_their_reasons_hold() -> None:
    best, slowest = (question.answer(None) for question in remedies.QUESTIONS)
    assert (best, slowest) == (TITLES[AUGMENTATION], TITLES["more-pictures"])
    assert remedies.won(AUGMENTATION) >= 5
    assert remedies.time(EARLY) == min(map(remedies.time, TITLES))
    assert remedies.won(EARLY) <= 0, "its note says that it wins nothing"
    assert f"not fallen for {recording(EARLY).spec.patience} epochs" in WORDS["remedy early-stopping"]
    assert "{" not in WORDS["remedies best"].format(**remedies.numbers())
    for question in remedies.QUESTIONS:
        assert question.answer(None) in question.options(None)
        assert "{" not in WORDS[f"because {question.name}"].format(**question.numbers(None))
