"""How a run that has ended goes on."""

from dataclasses import replace

from lessons.training.run.events import Resume
from lessons.training.run.spec import TrainingSpec
from lessons.training.server.store import Run, Store

MORE_EPOCHS = 5
"""How many more epochs a run trains that had come to its end and goes on."""


def can_go_on(run: Run) -> bool:
    """Whether an ended run kept weights to go on from, and numbers that are worth it."""
    return run.state.ended and last_epoch(run) > 0 and not run.diverged


def last_epoch(run: Run) -> int:
    """The last epoch whose weights are kept; 0 where none has ended."""
    return max(run.epochs_with_weights, default=0)


def is_complete(run: Run) -> bool:
    """Whether a run trained all its epochs, or a callback ended it, after its last epoch that is kept."""
    epoch, spec = last_epoch(run), run.spec
    ends = [point for point in run.epoch_points if point.epoch <= epoch]
    reached = bool(ends) and spec.reaches_goal(ends[-1].values)
    waited = spec.patience is not None and epoch - (run.best_epoch or epoch) >= spec.patience
    return epoch >= spec.epochs or reached or waited


def continuation(run: Run) -> TrainingSpec:
    """What a run is to do when it goes on: the rest of its epochs or, where it had come to its end, some more.

    What has ended it once must not end it again at once.
    """
    if not is_complete(run):
        return run.spec
    more = last_epoch(run) + MORE_EPOCHS
    return replace(run.spec, epochs=more, stop_at_accuracy=None, stop_at_val_accuracy=None, goals={}, patience=None)


def resume_point(store: Store, run: Run) -> Resume:
    """What a worker needs to take an ended run up. Raises ValueError, in a plain sentence, if too little was kept."""
    epoch = last_epoch(run)
    weights = store.packed_weights(run.id, epoch)
    if not can_go_on(run) or weights is None:
        raise ValueError("This run kept nothing to go on from.")
    rates = [point.learning_rate for point in run.points if point.learning_rate]
    rate = rates[-1] if rates else float(run.spec.learning_rate)
    return Resume(epoch, weights, store.packed_optimizer(run.id, epoch), rate)
