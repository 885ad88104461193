"""A run as files that other programs read."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

from lessons.data.own import shelf
from lessons.kinds.encoding import TextInput
from lessons.training.reports import keras_file, vectors
from lessons.training.run.history import TrainingRecord, columns, history_to_json

DEVICES = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]", re.IGNORECASE)
"""Names that Windows keeps for itself."""


def to_csv(record: TrainingRecord) -> str:
    """Every point of the run, a line each, named in the first line; what is not known is left empty."""
    out, points = io.StringIO(), record.points
    writer = csv.DictWriter(out, ["epoch", "batch", *columns(points), "seconds", "learning_rate"])
    writer.writeheader()
    writer.writerows(point.to_dict() for point in points)
    return out.getvalue()


def to_json(record: TrainingRecord, data: str) -> str:
    """The run's spec and its history, as one JSON object; of the name of its `data` the title alone.

    Of vectors that a learner brought it says no more than that they come from a file.
    """
    start = record.spec.vectors
    spec = replace(record.spec, data=Path(data).name, vectors=vectors.title(start) if shelf.is_own(start) else start)
    history = json.loads(history_to_json(record.state, record.points))
    return json.dumps({"spec": json.loads(spec.to_json()), **history}, indent=1)


def has_network(record: TrainingRecord) -> bool:
    """Whether `to_keras` has all it needs: a finished epoch, and every weight after it."""
    plan, epoch = record.architecture, record.final_epoch
    known = plan is not None and plan.input_shape is not None
    return known and epoch in record.epochs_with_weights and not record.substitutes(epoch)


def to_keras(record: TrainingRecord) -> bytes:
    """The network that the run hands out, as a `.keras` file. Raises LookupError where its weights are gone."""
    plan, epoch = record.architecture, record.final_epoch
    if plan is None or plan.input_shape is None or epoch is None:
        raise LookupError("This run has no network to hand out.")
    item = plan.item if isinstance(plan.item, TextInput) else None
    return keras_file.write(keras_file.Network(record.layers(epoch), plan.input_shape, plan.class_names, item))


def file_name(name: str, ending: str) -> str:
    """What a learner calls a run, as the name of a file that every system takes."""
    letters = re.sub(r"\W+", "-", name).strip("-") or "run"
    return f"{'run-' if DEVICES.fullmatch(letters) else ''}{letters}.{ending}"
