"""More pictures: recordings that differ in nothing but their number, laid over each other."""

from lessons import text
from lessons.course.larger_dataset import more
from lessons.course.larger_dataset.views import SLUG, recording
from lessons.data import registry
from lessons.training.reports import comparison


def test_recordings_differ_in_the_number_of_pictures_alone() -> None:
    records = [entry.record for entry in more.entries().values()]
    assert [more.training_pictures(record) for record in records] == [200, 500, 1000, 2000]
    assert [label for label, _ in comparison.differing([record.spec for record in records])] == ["Pictures"]


def test_the_last_one_learned_from_all_there_are() -> None:
    last = recording(more.NAMES[-1])
    assert more.training_pictures(last) == registry.describe(last.spec.data).train


def test_outcomes_say_the_best_of_each() -> None:
    for entry, outcome in zip(more.entries().values(), more.outcomes(), strict=True):
        accuracies = [end.val_accuracy or 0 for end in entry.record.epoch_points]
        assert outcome.pictures.endswith(f"{more.training_pictures(entry.record):,} pictures")
        assert outcome.best == f"{max(accuracies):.1%}"
        assert outcome.where.endswith(f"epoch {accuracies.index(max(accuracies)) + 1}")
    assert text.read(SLUG)["more"].format(**more.numbers())


def test_more_pictures_help() -> None:
    best = [max(end.val_accuracy or 0 for end in entry.record.epoch_points) for entry in more.entries().values()]
    assert best[0] < best[-1]
