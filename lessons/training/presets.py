"""Each lesson's trainings in class size: under a minute on two cores. The first of a lesson is its default."""

from dataclasses import replace

from lessons.training.spec import TrainingSpec

_GARMENTS = TrainingSpec(data="garments", network="dense", epochs=5)
_LARGER = TrainingSpec(
    data="cats-or-dogs", network="pictures-cnn", image_size=75, optimizer="rmsprop", batch_size=20, epochs=15, seed=4
)

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
}

VARIANTS: dict[str, dict[str, TrainingSpec]] = {
    "larger-dataset": {
        "200-pictures": replace(_LARGER, examples=200),
        "500-pictures": replace(_LARGER, examples=500),
        "1000-pictures": replace(_LARGER, examples=1000),
        "leak": replace(_LARGER, leak=True),
    },
}
"""What a lesson compares its presets with: of their recordings only the history is kept."""


def recorded(slug: str) -> dict[str, TrainingSpec]:
    """All trainings of a lesson that are recorded, by the name of the recording."""
    return PRESETS[slug] | VARIANTS.get(slug, {})
