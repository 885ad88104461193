"""What the two-runs component is sent: accuracy and loss of two runs side by side, and signs marked on one of them."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from lessons.figures import curves, palette
from lessons.figures.curves import Row
from lessons.figures.payload import pack

COLUMNS = ("epoch", "loss", "accuracy", "val_loss", "val_accuracy")


class Signs(NamedTuple):
    """What gives the run number `run` away, besides a validation loss that falls as that of training does.

    `above` has the epochs after which its validation is at or above training.
    """

    run: int
    above: Sequence[int]


def two_runs(runs: Mapping[str, Sequence[Row]], signs: Signs | None) -> bytes:
    """The payload of two runs, by name: array `run<i>` has the rows (n, columns) of run i; `signs` once they may show.

    Of a row the `COLUMNS` are sent.
    """
    meta: dict[str, Any] = {
        "names": list(runs),
        "columns": COLUMNS,
        "colours": {"training": palette.TRAINING, "validation": palette.VALIDATION, "sign": palette.ERROR},
        "dashes": {"training": palette.TRAINING_DASH, "validation": palette.VALIDATION_DASH},
        "alt": "Accuracy and loss of " + " and of ".join(f"{name}, epoch by epoch" for name in runs),
    }
    if signs is not None:
        meta["signs"] = signs._asdict()
    tables = [[{name: row.get(name) for name in COLUMNS} for row in rows] for rows in runs.values()]
    return pack(meta, {f"run{number}": curves.table(rows) for number, rows in enumerate(tables)})
