"""Questions about the run on show: they stand above its curves, which keep back what is asked."""

from collections.abc import Callable, Mapping, Sequence

from lessons.questions import Question
from lessons.training.run.history import TrainingRecord
from pages.parts import questions

Above = Callable[[TrainingRecord], frozenset[str]]
"""Draws what stands above the curves of a run, and hands out the names that they keep back until it is predicted."""


def nothing(record: TrainingRecord) -> frozenset[str]:
    """Asks nothing, and keeps nothing back."""
    return frozenset()


def above(slug: str, words: Mapping[str, str], asking: Sequence[Question[TrainingRecord]]) -> Above:
    """Asks these questions about the run on show, unless it ended before its first epoch.

    Of a run that goes on, what a question veils may read the spec alone.
    """

    def ask(record: TrainingRecord) -> frozenset[str]:
        if record.state.ended and not record.epoch_points:
            return frozenset()
        open_answers = questions.show(slug, words, asking, record)
        return frozenset(veil for one in asking if one.name not in open_answers for veil in one.veils(record))

    return ask
