"""What the lesson trains: a dense network on garments, short and long, and the course's callback on digits."""

from dataclasses import replace

from lessons.training.run.spec import TrainingSpec

GARMENTS = TrainingSpec(data="garments", network="dense", epochs=5)
PRESETS = {
    "garments": GARMENTS,
    "digits": TrainingSpec(data="digits", network="dense", epochs=20, stop_at_accuracy=0.99),
    "longer": replace(GARMENTS, epochs=30),
}
