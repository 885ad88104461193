"""What the lesson trains: memories of several kinds and scales, and the course's own, on the lecture's series."""

from dataclasses import replace

from lessons.course.recurrent_forecasts.changes import keep
from lessons.training.run.spec import Schedule, TrainingSpec


def sweep(epochs: int) -> Schedule:
    """A rate that grows by six powers of ten within these epochs, as the course sweeps it to find one that fits."""
    return Schedule(start=1e-6, factor=10, every=max(1, epochs // 6))


def falling(rate: float) -> Schedule:
    """A rate that begins so high, and is a tenth of it 15 epochs later: the last steps are small."""
    return Schedule(start=rate, factor=0.1, every=15)


LSTM = TrainingSpec(
    data="lecture-series",
    network="recurrent-windows",
    task="forecast",
    data_options={"window": 20, "scaled": True},
    loss="huber",
    learning_rate=0.01,
    schedule=falling(0.01),
    batch_size=32,
    epochs=30,
)
NOT_SCALED = replace(LSTM, data_options={"window": 20})
BOTH_WAYS = {"units": 32, "layers": 2, "bidirectional": True}
COURSE = replace(
    NOT_SCALED,
    network_options={**BOTH_WAYS, "times": 100},
    loss="mse",
    optimizer="sgd",
    learning_rate=1e-5,
    schedule=None,
    momentum=0.9,
    epochs=100,
)
"""As the course trains it, but for a fifth of its 500 epochs."""


def times(multiple: int) -> TrainingSpec:
    """The same memory on the series as it is, its answer multiplied."""
    return replace(NOT_SCALED, network_options={"times": multiple})


PRESETS = {
    "lstm": LSTM,
    "gru": replace(LSTM, network_options={"cell": "GRU"}),
    "simple-rnn": replace(LSTM, network_options={"cell": "SimpleRNN"}),
    "every-step": replace(LSTM, network_options={"every_step": True}),
    "conv-lstm": replace(
        LSTM, network_options={"units": 32, "filters": 32}, learning_rate=0.005, schedule=falling(0.005)
    ),
    **{f"times-{multiple}": times(multiple) for multiple in (1, 10, 100, 400)},
}
VARIANTS = {
    "sweep": replace(LSTM, schedule=sweep(60), epochs=60),
    "course": COURSE,
    "bidirectional": replace(LSTM, network_options={"units": 16, "bidirectional": True}),
}
EPOCHS = {"conv-lstm": (0, 1, 2, 4, 8, 16)}
KEEP = keep
