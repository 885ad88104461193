"""The gap: read from the ends of epochs, told beside the runs, and asked about the recordings."""

from lessons import text
from lessons.course.overfitting import gap
from lessons.course.overfitting.views import AUGMENTATION, EARLY, NONE, SLUG, TITLES, recording
from lessons.training.reports import comparison
from lessons.training.reports.comparison import Entry
from tests.training.made import a_point


def compared(*names: str) -> dict[int, Entry]:
    entries = {entry.id: entry for entry in comparison.recording_entries(SLUG)}
    return {place: entries[name] for place, name in enumerate(names)}


def test_gap_is_training_minus_validation_in_points() -> None:
    assert gap.gap(a_point(1.0, 1, 0.1, 0.9, 0.5, 0.65, 1.0)) == 25
    assert gap.points_text(gap.gap(a_point(1.0, 1, 0.1, 0.6, 0.5, 0.65, 1.0))) == "−5.0"


def test_outcomes_are_read_after_the_chosen_epoch_and_at_the_lowest_validation_loss() -> None:
    runs = compared(NONE, AUGMENTATION)
    for epoch in (1, 12, gap.EPOCHS):
        for place, outcome in enumerate(gap.outcomes(runs, epoch)):
            record = runs[place].record
            losses = [end.val_loss or 0 for end in record.epoch_points]
            best = losses.index(min(losses))
            assert outcome.current == gap.points_text(gap.gap(record.epoch_points[epoch - 1]))
            assert outcome.best == f"{gap.points_text(gap.gap(record.epoch_points[best]))}, epoch {best + 1}"


def test_a_run_that_ended_before_is_read_at_its_end() -> None:
    runs = compared(EARLY)
    assert gap.outcomes(runs, gap.EPOCHS)[0].current == gap.points_text(gap.gap(runs[0].record.epoch_points[-1]))


def test_recordings_differ_in_their_remedy_alone() -> None:
    rows = {name: dict(comparison.differing([recording(NONE).spec, recording(name).spec])) for name in list(TITLES)[2:]}
    assert {name: sorted(row) for name, row in rows.items()} == {
        "dropout": ["Dropout"],
        "l2-penalty": ["L2 penalty"],
        "smaller-network": ["Dense units", "Filters"],
        "more-pictures": ["Pictures"],
        "early-stopping": ["Patience"],
    }


def test_every_recording_is_explained() -> None:
    words = text.read(SLUG)
    for entry in comparison.recording_entries(SLUG):
        assert words[f"remedy {entry.id}"]
    assert f"not fallen for {recording(EARLY).spec.patience} epochs" in words["remedy early-stopping"]


def test_answers_are_among_the_options_and_their_reasons_hold() -> None:
    record = recording(NONE)
    for question in gap.QUESTIONS:
        options = question.options(record)
        assert question.answer(record) in options
        assert len(set(options)) == len(options) >= 3
        assert "{" not in text.read(SLUG)[f"ask {question.name}"].format(**question.numbers(record))
        assert "{" not in text.read(SLUG)[f"because {question.name}"].format(**question.numbers(record))
    best = sorted((recording(name).best_val_metric, title) for name, title in TITLES.items())
    assert [title for _, title in best[-2:]] == [gap.QUESTIONS[1].answer(record), TITLES[AUGMENTATION]]


def test_program_is_that_of_the_last_run() -> None:
    assert gap.last_record(compared(NONE, AUGMENTATION)).spec == recording(AUGMENTATION).spec
    assert gap.last_record({}).spec == recording(NONE).spec
