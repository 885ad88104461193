"""What the lesson trains: the mean of the words' vectors, with and without a mask, a hidden layer, and long rows."""

from dataclasses import replace

from lessons.networks.texts import AVERAGE, MASKED
from lessons.training.run.spec import TrainingSpec

LENGTH, LONG = 24, 120
"""How many ids a row has: as many as the longest review, and as many as in the course."""

WORDS = TrainingSpec(
    data="reviews",
    network="pooled-embedding",
    network_options={"pooling": MASKED, "dense": 0},
    learning_rate=0.01,
    epochs=16,
    data_options={"words": 600, "length": LENGTH, "padding": "post", "truncating": "post"},
)
PADDED = replace(WORDS, network_options={**WORDS.network_options, "pooling": AVERAGE})
HIDDEN = replace(WORDS, network_options={**WORDS.network_options, "dense": 24}, epochs=30)

MASKED_PIECES = replace(
    WORDS,
    network_options={"pooling": MASKED, "dimensions": 64, "dense": 6},
    data_options={**WORDS.data_options, "style": "pieces", "length": LONG},
    learning_rate=0.001,
    epochs=10,
)
"""The course's run on sub-words, but for the mask."""
PADDED_PIECES = replace(MASKED_PIECES, network_options={**MASKED_PIECES.network_options, "pooling": AVERAGE})

PRESETS = {"hidden": HIDDEN, "words": WORDS, "padded": PADDED}
VARIANTS = {
    "long": replace(PADDED, data_options={**PADDED.data_options, "length": LONG}),
    "long-masked": replace(WORDS, data_options={**WORDS.data_options, "length": LONG}),
    "pieces": PADDED_PIECES,
    "pieces-masked": MASKED_PIECES,
    "whole-words": replace(PADDED_PIECES, data_options={**PADDED_PIECES.data_options, "style": "tokenizer"}),
}
