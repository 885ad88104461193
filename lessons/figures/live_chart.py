"""What the live chart is sent: the points that are new, and how the curves look on every page."""

from collections.abc import Sequence

from lessons.figures import curves, palette
from lessons.figures.curves import Row
from lessons.figures.payload import pack
from lessons.tasks import Task

LOOKS = {
    "training": {"colour": palette.TRAINING, "dash": palette.TRAINING_DASH, "symbol": "circle"},
    "validation": {"colour": palette.VALIDATION, "dash": palette.VALIDATION_DASH, "symbol": "diamond"},
    "remeasured": {"colour": palette.TRAINING, "dash": palette.REMEASURED_DASH, "symbol": "circle-open"},
    "best_colour": palette.BEST,
}


def payload(
    run: str,
    task: Task,
    baseline: float | None,
    rows: Sequence[Row],
    first: int,
    epochs: int,
    best: int | None,
    goal: float | None,
    overfits: bool,
    ceiling: float | None = None,
) -> bytes:
    """The payload that brings `rows`, the points of `run` from number `first` on.

    A row has `epoch`, `ends_epoch` (1 or 0), `learning_rate`, and of `loss` and the task's metric what is known: as it
    is, and with `val_` or `remeasured_` before its name. `epochs` is how many the run may take, `best` the epoch of the
    lowest validation loss, `goal` the training metric at which it stops; `overfits` whether the gap after the best
    epoch is to be shaded and named; `ceiling` the most that the metric can be in training.
    """
    meta = {
        "run": run,
        "from": first,
        "columns": curves.columns(rows),
        "metric": curves.metric(task, baseline, ceiling),
        "epochs": epochs,
        "best": best,
        "goal": goal,
        "overfits": overfits,
        "alt": f"Loss and {task.metric.label} of training and validation; "
        f"lowest validation loss after epoch {best or '–'}",
    } | LOOKS
    return pack(meta, {"points": curves.table(rows)})
