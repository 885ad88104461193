"""What the board of a challenge is sent: a row for each learner's best run, the best first."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.tasks import Task


@dataclass(frozen=True)
class Row:
    """A learner's best run.

    Attributes:
        place: from 1; those who are tied share it.
        learner: who it is, as the room calls them.
        is_own: whether who looks at the board has trained it.
        is_tied: whether others have the same place.
        value: the metric's best value on the validation set.
        note: what the run was set to, and when it was best.
        link: the address that opens the run.
    """

    place: int
    learner: str
    is_own: bool
    is_tied: bool
    value: float
    note: str
    link: str


def payload(rows: Sequence[Row], task: Task, baseline: float | None) -> bytes:
    """The payload of a board; bars begin at 0 and end at the highest value that the metric can have or a row has."""
    metric = task.metric
    levels = [row.value for row in rows] + ([] if baseline is None else [baseline])
    most = metric.axis[1] if metric.axis else max(levels, default=1.0) or 1.0
    line = None if baseline is None else {"value": baseline, "text": f"{task.words.baseline}, {metric.text(baseline)}"}
    meta = {
        "metric": f"{metric.label} on validation",
        "better": metric.better,
        "most": most,
        "baseline": line,
        "rows": [asdict(row) | {"text": metric.text(row.value)} for row in rows],
        "colour": palette.VALIDATION,
    }
    return pack(meta, {})
