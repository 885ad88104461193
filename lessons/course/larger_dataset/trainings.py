"""What the lesson trains: cats or dogs, with fewer pictures, and with pictures that are in both splits."""

from dataclasses import replace

from lessons.course.larger_dataset.answers import keep
from lessons.training.run.spec import TrainingSpec

WHOLE = TrainingSpec(
    data="cats-or-dogs", network="pictures-cnn", image_size=75, optimizer="rmsprop", batch_size=20, epochs=15, seed=4
)
PRESETS = {"2000-pictures": WHOLE}
VARIANTS = {
    "200-pictures": replace(WHOLE, examples=200),
    "500-pictures": replace(WHOLE, examples=500),
    "1000-pictures": replace(WHOLE, examples=1000),
    "leak": replace(WHOLE, leak=True),
}
KEEP = keep
