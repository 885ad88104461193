"""What the lesson trains: three networks on few pictures, the base cut and undivided, exercise 7, and the bases."""

from dataclasses import replace

from lessons.training.run.spec import TrainingSpec

FROZEN = TrainingSpec(data="cats-or-dogs", network="transfer", image_size=48, batch_size=5, epochs=15, per_class=20)
LETTERS = TrainingSpec(
    data="letters",
    network="transfer",
    network_options={"pretrained": False, "trainable": True, "dense": 0},
    batch_size=64,
    epochs=9,
)

PRESETS = {
    "frozen-base": FROZEN,
    "fine-tuned": replace(FROZEN, network_options={"trainable": True}, learning_rate=0.0003),
    "from-scratch": replace(FROZEN, network_options={"pretrained": False, "trainable": True}),
}
VARIANTS = {
    **{
        f"{name}-{pictures}": replace(spec, per_class=pictures)
        for name, spec in PRESETS.items()
        for pictures in (10, 50, 100)
    },
    **{
        f"cut-{blocks}": replace(FROZEN, network_options={"cut": blocks})
        for blocks in range(1, FROZEN.network_options["cut"])
    },
    "undivided": replace(FROZEN, network_options={"divided": False}),
    "exercise-7": replace(
        FROZEN,
        data="horses-or-humans",
        network_options={"dense": 64},
        per_class=None,
        batch_size=20,
        epochs=60,
        stop_at_accuracy=0.999,
    ),
}
BASES = {1: LETTERS, 3: replace(LETTERS, data="animals", image_size=48, batch_size=32, epochs=24)}
"""How the bases are taught that the networks start from, by the channels of their pictures."""
