"""What the lesson trains: networks that say the next word of a dozen ballads, and of the whole book of verse."""

from dataclasses import replace

from lessons.course.poetry import measures
from lessons.training.run.spec import TrainingSpec

BALLADS = TrainingSpec(
    data="ballads",
    network="next-word-lstm",
    task="next-word",
    network_options={"dimensions": 24, "units": 48},
    data_options={"length": 6},
    learning_rate=0.01,
    epochs=40,
)
"""Six words of context: more than that tell hardly any beginnings of a line apart."""
BOOK = replace(BALLADS, data="verse", network_options={"dimensions": 24, "units": 64}, batch_size=64, epochs=50)

PRESETS = {"ballads": BALLADS, "book": BOOK}
EPOCHS = {"ballads": (0, 1, 2, 4, 8, 16, 32), "book": (0,)}
KEEP = measures.measure
