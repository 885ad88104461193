"""Each lesson's trainings in class size: under a minute on two cores. The first of a lesson is its default."""

from dataclasses import replace

from lessons.training.spec import TrainingSpec

_GARMENTS = TrainingSpec(data="garments", network="dense", epochs=5)
_LARGER = TrainingSpec(
    data="cats-or-dogs", network="pictures-cnn", image_size=75, optimizer="rmsprop", batch_size=20, epochs=15, seed=4
)
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
    "transfer-learning": _TRANSFERS,
}

VARIANTS: dict[str, dict[str, TrainingSpec]] = {
    "larger-dataset": {
        "200-pictures": replace(_LARGER, examples=200),
        "500-pictures": replace(_LARGER, examples=500),
        "1000-pictures": replace(_LARGER, examples=1000),
        "leak": replace(_LARGER, leak=True),
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
