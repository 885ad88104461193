"""What a recorded network says of the validation part in the end, kept with its recording: few keep their weights."""

from collections.abc import Mapping, Sequence

import numpy as np

from lessons.course.recurrent_forecasts.views import meaning
from lessons.maths.arrays import Array
from lessons.maths.network import Layer, answers
from lessons.training.reports import forecasts
from lessons.training.reports.recordings import Recording
from lessons.training.run.history import TrainingRecord

CHANGES = "changes"
"""How far each forecast lies from the value before it: small numbers, which lose little where they are rounded."""


def keep(record: TrainingRecord, last: Sequence[Layer]) -> Mapping[str, Array]:
    """What the network after its last epoch says of every value that validates, as a change (n,)."""
    ahead = forecasts.subject(record.spec)
    return {CHANGES: meaning(record).read(answers(last, ahead.windows)) - ahead.naive}


def forecast_of(recording: Recording) -> Array:
    """What the recorded network says of every value that validates (n,), in the series' unit."""
    changes: Array = recording.answers[CHANGES].astype(np.float64)
    return forecasts.subject(recording.spec).naive + changes
