"""What the lesson trains: the course's networks on its series, its exercise, and the rates that race."""

from dataclasses import replace

from lessons.training.run.spec import Schedule, TrainingSpec

DENSE = TrainingSpec(
    data="lecture-series",
    network="dense-windows",
    task="forecast",
    loss="mse",
    optimizer="sgd",
    learning_rate=1e-6,
    momentum=0.9,
    batch_size=32,
    epochs=100,
    data_options={"window": 20},
)
LINEAR = replace(DENSE, network_options={"layers": 0})
EXERCISE = replace(
    DENSE,
    data="later-exercise-series",
    optimizer="adam",
    momentum=0.0,
    learning_rate=0.001,
    loss="mae",
    epochs=40,
    network_options={"units": 64},
    data_options={"window": 40, "scaled": True},
)
PRESETS = {"dense": DENSE, "linear": LINEAR, "exercise": EXERCISE}

SCHEDULE = Schedule(start=1e-8, factor=10, every=20)
"""The course's sweep: ten times the rate every 20 epochs."""
RATES = (1e-8, 1e-7, 3e-7, 1e-6, 2e-6, 4e-6, 8e-6, 1.6e-5, 3e-5, 6e-5, 1e-4)
"""The rates that can be tried, each from the same random start."""


def rate_name(rate: float) -> str:
    """What the recording with this learning rate is called."""
    return f"rate-{rate:g}"


VARIANTS = {
    "sweep": replace(DENSE, schedule=SCHEDULE),
    **{rate_name(rate): replace(DENSE, learning_rate=rate) for rate in RATES if rate != DENSE.learning_rate},
}
