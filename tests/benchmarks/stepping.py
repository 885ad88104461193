"""How fast a recurrent lesson takes one sentence apart, beside Keras's answer to the same sentence alone."""

import numpy as np

from lessons.figures import cell as figure
from lessons.maths.network import Layer, forward
from lessons.maths.recurrent import trace
from tests.benchmarks.stopwatch import milliseconds
from tests.benchmarks.table import Table, interleaved

REPETITIONS, UNITS, WORDS, VOCABULARY, DIMENSIONS = 30, 32, 20, 600, 16
WHAT = f"A whole step of a recurrent lesson, {UNITS} units, {WORDS} words"


def measure(table: Table) -> None:
    """The row of the table: gates, states and payload as a part of what `predict` takes."""
    with table.row(WHAT):
        ours, theirs = _both()
        table.ratio(WHAT, ours, "Keras's predict of the same", theirs, 0.1)


def _both() -> list[float]:
    import keras  # Takes seconds, and this process has no need of it before.

    model = keras.Sequential(
        [
            keras.Input((WORDS,), dtype="int32"),
            keras.layers.Embedding(VOCABULARY, DIMENSIONS),
            keras.layers.LSTM(UNITS),
            keras.layers.Dense(1, "sigmoid"),
        ]
    )
    layers = [Layer(type(one).__name__, one.get_config(), tuple(one.get_weights())) for one in model.layers]
    ids = np.random.default_rng(0).integers(1, VOCABULARY, WORDS).astype(np.int32)
    words = [f"word {number}" for number in ids]

    def step() -> None:
        steps = trace(layers[1], forward(layers[:1], ids)[-1])
        answers = forward(layers[2:], steps.hidden)[-1][:, -1]
        figure.payload(layers[1], steps, words, verdicts=figure.Verdicts(("no", "yes"), {"Verdict": answers}))

    return interleaved(
        REPETITIONS,
        lambda: milliseconds(step),
        lambda: milliseconds(lambda: model.predict(ids[None], verbose=0)),
    )
