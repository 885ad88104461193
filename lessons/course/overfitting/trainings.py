"""What the lesson trains: a network that overfits, and the same with one remedy or two."""

from dataclasses import replace

from lessons.maths.augmentation import COURSE
from lessons.training.run.spec import TrainingSpec

OPTIONS = {"filters": 8, "dense": 128}
NO_REMEDY = TrainingSpec(
    data="cats-or-dogs",
    network="pictures-cnn",
    network_options=OPTIONS,
    image_size=50,
    optimizer="rmsprop",
    batch_size=20,
    epochs=30,
    examples=500,
    remeasure=True,
)
DROPOUT = replace(NO_REMEDY, network_options={**OPTIONS, "dropout": 0.5})
HORSES = replace(NO_REMEDY, data="horses-or-humans")

PRESETS = {"no-remedy": NO_REMEDY}
VARIANTS = {
    "augmentation": replace(NO_REMEDY, augmentation=COURSE),
    "dropout": DROPOUT,
    "l2-penalty": replace(NO_REMEDY, network_options={**OPTIONS, "l2": 0.005}),
    "smaller-network": replace(NO_REMEDY, network_options={"filters": 4, "dense": 16}),
    "more-pictures": replace(NO_REMEDY, examples=1000),
    "early-stopping": replace(NO_REMEDY, patience=3),
    "augmentation-and-dropout": replace(DROPOUT, augmentation=COURSE),
    "horses": HORSES,
    "horses-augmented": replace(HORSES, augmentation=COURSE),
}
