"""Each lesson's trainings in class size: under a minute on two cores. The first of a lesson is its default."""

from dataclasses import replace

from lessons.maths.augmentation import Augmentation
from lessons.training.run.spec import TrainingSpec

_GARMENTS = TrainingSpec(data="garments", network="dense", epochs=5)
_LARGER = TrainingSpec(
    data="cats-or-dogs", network="pictures-cnn", image_size=75, optimizer="rmsprop", batch_size=20, epochs=15, seed=4
)
_HANDS = TrainingSpec(
    data="rock-paper-scissors",
    network="pictures-cnn",
    network_options={"dense": 32, "dropout": 50, "sigmoid": 0},
    image_size=75,
    optimizer="rmsprop",
    epochs=12,
)
_SIGNS = TrainingSpec(
    data="signs",
    network="pictures-cnn",
    network_options={"convolutions": 2, "dense": 64, "sigmoid": 0},
    image_size=28,
    epochs=10,
)

_FEW = replace(_LARGER, network_options={"filters": 8, "dense": 64}, examples=500, epochs=40, seed=0)

_SMALL = {"filters": 8, "dense": 128}
_OVERFITTING = TrainingSpec(
    data="cats-or-dogs",
    network="pictures-cnn",
    network_options=_SMALL,
    image_size=50,
    optimizer="rmsprop",
    batch_size=20,
    epochs=30,
    examples=500,
    remeasure=True,
)
_HORSES = replace(_OVERFITTING, data="horses-or-humans")

_FROZEN = TrainingSpec(
    data="cats-or-dogs",
    network="transfer",
    image_size=48,
    batch_size=5,
    epochs=15,
    per_class=20,
)
_TRANSFERS = {
    "frozen-base": _FROZEN,
    "fine-tuned": replace(_FROZEN, network_options={"trainable": 1}, learning_rate=0.0003),
    "from-scratch": replace(_FROZEN, network_options={"pretrained": 0, "trainable": 1}),
}
_LETTERS = TrainingSpec(
    data="letters",
    network="transfer",
    network_options={"pretrained": 0, "trainable": 1, "dense": 0},
    batch_size=64,
    epochs=9,
)

COURSE = Augmentation(rotation=40, shear=0.2, shift_x=0.2, shift_y=0.2, zoom_x=0.2, zoom_y=0.2, flip_horizontal=True)
"""The course's augmentation. Its shear of 0.2 is in degrees, and changes next to nothing."""

AUGMENTATIONS: dict[str, Augmentation] = {
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

PRESETS: dict[str, dict[str, TrainingSpec]] = {
    "computer-vision": {
        "garments": _GARMENTS,
        "digits": TrainingSpec(data="digits", network="dense", epochs=20, stop_at_accuracy=0.99),
        "longer": replace(_GARMENTS, epochs=30),
    },
    "feature-maps": {
        "digits": TrainingSpec(
            data="digits",
            network="digits-cnn",
            image_size=28,
            learning_rate=0.0005,
            batch_size=16,
            epochs=20,
            stop_at_accuracy=0.998,
        ),
        "textures": TrainingSpec(data="textures", network="tiny-vgg", image_size=64, batch_size=16, epochs=20, seed=1),
    },
    "real-images": {
        "horses-or-humans": TrainingSpec(
            data="horses-or-humans", network="pictures-cnn", image_size=75, optimizer="rmsprop", epochs=15
        ),
        "happy-or-sad": TrainingSpec(
            data="happy-or-sad",
            network="pictures-cnn",
            network_options={"most_filters": 32},
            image_size=75,
            optimizer="rmsprop",
            batch_size=10,
            epochs=15,
            stop_at_accuracy=0.999,
        ),
    },
    "larger-dataset": {"2000-pictures": _LARGER},
    "augmentation": {"course": replace(_FEW, augmentation=AUGMENTATIONS["course"])},
    "overfitting": {"no-remedy": _OVERFITTING},
    "transfer-learning": _TRANSFERS,
    "multiclass": {
        "rock-paper-scissors": _HANDS,
        "signs": _SIGNS,
        "signs-26": replace(_SIGNS, network_options={**_SIGNS.network_options, "spare_outputs": 2}),
    },
}

VARIANTS: dict[str, dict[str, TrainingSpec]] = {
    "larger-dataset": {
        "200-pictures": replace(_LARGER, examples=200),
        "500-pictures": replace(_LARGER, examples=500),
        "1000-pictures": replace(_LARGER, examples=1000),
        "leak": replace(_LARGER, leak=True),
    },
    "augmentation": {
        name: replace(_FEW, augmentation=changes) for name, changes in AUGMENTATIONS.items() if name != "course"
    },
    "overfitting": {
        "augmentation": replace(_OVERFITTING, augmentation=COURSE),
        "dropout": replace(_OVERFITTING, network_options={**_SMALL, "dropout": 50}),
        "l2-penalty": replace(_OVERFITTING, network_options={**_SMALL, "l2": 5}),
        "smaller-network": replace(_OVERFITTING, network_options={"filters": 4, "dense": 16}),
        "more-pictures": replace(_OVERFITTING, examples=1000),
        "early-stopping": replace(_OVERFITTING, patience=3),
        "augmentation-and-dropout": replace(
            _OVERFITTING, augmentation=COURSE, network_options={**_SMALL, "dropout": 50}
        ),
        "horses": _HORSES,
        "horses-augmented": replace(_HORSES, augmentation=COURSE),
    },
    "transfer-learning": {
        **{
            f"{name}-{pictures}": replace(spec, per_class=pictures)
            for name, spec in _TRANSFERS.items()
            for pictures in (10, 50, 100)
        },
        **{
            f"cut-{blocks}": replace(_FROZEN, network_options={"cut": blocks})
            for blocks in range(1, _FROZEN.network_options["cut"])
        },
        "undivided": replace(_FROZEN, network_options={"divided": 0}),
        "exercise-7": replace(
            _FROZEN,
            data="horses-or-humans",
            network_options={"dense": 64},
            per_class=None,
            batch_size=20,
            epochs=60,
            stop_at_accuracy=0.999,
        ),
    },
}
"""What a lesson compares its presets with: of their recordings only the history is kept."""

BASES: dict[str, dict[int, TrainingSpec]] = {
    "transfer-learning": {1: _LETTERS, 3: replace(_LETTERS, data="animals", image_size=48, batch_size=32, epochs=24)}
}
"""How the bases are taught that a lesson's trainings start from, by the channels of their pictures."""


def recorded(slug: str) -> dict[str, TrainingSpec]:
    """All trainings of a lesson that are recorded, by the name of the recording."""
    return PRESETS[slug] | VARIANTS.get(slug, {})
