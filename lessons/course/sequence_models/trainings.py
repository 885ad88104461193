"""What the lesson trains: six networks that read reviews, small enough to look into every one of their numbers."""

from dataclasses import replace

from lessons.course.sequence_models.validation import all_answers
from lessons.training.run.spec import TrainingSpec

LSTM = TrainingSpec(
    data="reviews",
    network="text-rnn",
    network_options={"units": 8},
    data_options={"words": 500, "length": 24},
    learning_rate=0.003,
    epochs=12,
    checkpoint=True,
)


def _memory(**options: object) -> TrainingSpec:
    return replace(LSTM, network_options={**LSTM.network_options, **options})


PRESETS = {
    "lstm": LSTM,
    "average": replace(LSTM, network="pooled-embedding", network_options={"pooling": "masked average", "dense": 16}),
    "conv1d": replace(LSTM, network="text-cnn", network_options={"filters": 16}),
    "simple-rnn": _memory(cell="SimpleRNN"),
    "gru": _memory(cell="GRU"),
    "both-ways": _memory(both_ways=True),
}
KEEP = all_answers
