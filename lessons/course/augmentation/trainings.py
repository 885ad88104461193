"""What the lesson trains: a few cats and dogs, with each of its augmentations and without."""

from dataclasses import replace

from lessons.maths.augmentation import COURSE, Augmentation
from lessons.training.run.spec import TrainingSpec

FEW = TrainingSpec(
    data="cats-or-dogs",
    network="pictures-cnn",
    network_options={"filters": 8, "dense": 64},
    image_size=75,
    optimizer="rmsprop",
    batch_size=20,
    epochs=40,
    examples=500,
)
AUGMENTATIONS = {
    "none": Augmentation(),
    "gentle": Augmentation(
        rotation=10, shear=5, shift_x=0.05, shift_y=0.05, zoom_x=0.1, zoom_y=0.1, brightness=0.1, flip_horizontal=True
    ),
    "course": COURSE,
    "harsh": Augmentation(
        rotation=120,
        shear=30,
        shift_x=0.4,
        shift_y=0.4,
        zoom_x=0.5,
        zoom_y=0.5,
        brightness=0.4,
        contrast=0.6,
        flip_horizontal=True,
        flip_vertical=True,
    ),
}
"""Augmentations from none to too much, by name."""
PRESETS = {"course": replace(FEW, augmentation=COURSE)}
VARIANTS = {name: replace(FEW, augmentation=AUGMENTATIONS[name]) for name in ("none", "gentle", "harsh")}
