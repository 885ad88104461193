"""What the lesson trains: on every real series that is always there the course's two networks, in class size."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lessons.course.real_series import networks
from lessons.maths.arrays import Array
from lessons.maths.network import Layer
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec

SERIES = ("seattle-temperature", "seattle-wind", "sunspots-yearly", "co2-weekly", "el-nino", "nile")
DENSE = TrainingSpec(
    data=SERIES[0],
    network="dense-windows",
    network_options={"units": 30, "layers": 2, "last": 10},
    task="forecast",
    data_options={"window": 20, "scaled": True},
    loss="mae",
    epochs=30,
)
DEEP = replace(
    DENSE,
    network="recurrent-windows",
    network_options={"filters": 16, "kernel": 5, "units": 16, "layers": 2, "dense": 30, "last": 10},
    loss="huber",
)
COURSE = replace(
    DEEP,
    network_options={"filters": 60, "kernel": 5, "units": 60, "layers": 2, "dense": 30, "last": 10, "times": 400},
    data_options={"window": 60},
    optimizer="sgd",
    learning_rate=1e-5,
    momentum=0.9,
    batch_size=100,
    epochs=500,
)


def name_of(family: str, series: str) -> str:
    """The name of a recording: that of the network's family and that of its series."""
    return f"{family}-{series}"


LONGER = {"sunspots-yearly": 100, "el-nino": 60, "nile": 60}
"""Epochs of short series, which have few steps in each."""
FAMILIES = {"dense": DENSE, "deep": DEEP}
"""The networks by the name that their recordings begin with."""
_ALL = {
    name_of(family, series): replace(spec, data=series, epochs=LONGER.get(series, spec.epochs))
    for series in SERIES
    for family, spec in FAMILIES.items()
}
PRESETS = {name: spec for name, spec in _ALL.items() if spec.data == DENSE.data}
VARIANTS = {name: spec for name, spec in _ALL.items() if name not in PRESETS}


def keep(record: TrainingRecord, last: Sequence[Layer]) -> Mapping[str, Array]:
    """What the network says in the end: that after the best epoch would be chosen by what it is measured on."""
    return networks.answer(record, last)


KEEP = keep
