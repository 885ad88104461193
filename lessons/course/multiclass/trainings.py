"""What the lesson trains: rock, paper, scissors, and the signs with 24 outputs and with the course's 26."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lessons.course.multiclass.scores import all_answers
from lessons.maths.arrays import Array
from lessons.maths.network import Layer
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec

HANDS = TrainingSpec(
    data="rock-paper-scissors",
    network="pictures-cnn",
    network_options={"dense": 32, "dropout": 0.5, "sigmoid": False},
    image_size=75,
    optimizer="rmsprop",
    epochs=12,
)
SIGNS = TrainingSpec(
    data="signs",
    network="pictures-cnn",
    network_options={"convolutions": 2, "dense": 64, "sigmoid": False},
    image_size=28,
    epochs=10,
)
PRESETS = {
    "rock-paper-scissors": HANDS,
    "signs": SIGNS,
    "signs-26": replace(SIGNS, network_options={**SIGNS.network_options, "spare_outputs": 2}),
}


def keep(record: TrainingRecord, last: Sequence[Layer]) -> Mapping[str, Array]:
    """The answers of the network after every epoch of which the recording has it whole."""
    return all_answers(record)


KEEP = keep
