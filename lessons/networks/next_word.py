"""The course's networks that say the next word: a memory reads the words so far, in one direction or in both."""

from lessons.networks.blocks import answer, dense, dropout, embedding, l2, recurrent
from lessons.networks.options import Flag, Options, Part, Whole
from lessons.networks.plan import LayerPlan, Outputs, TextEncoding
from lessons.networks.row import Network


def _next_word(options: Options, encoding: TextEncoding, outputs: Outputs) -> tuple[LayerPlan, ...]:
    """A vector for each word, one LSTM or two that read them, and the answer.

    A first LSTM hands on what it knows after every word where there is a `second`. `half` puts a layer before the
    answer with half as many units as there are words, as the course's exercise does; `l2` is the weight penalty of the
    first dense layer.
    """
    words, _ = outputs
    hands_on = {"return_sequences": True} if options["second"] else {}
    second = [recurrent("LSTM", options["second"], "lstm_2")] if options["second"] else []
    first, *rest = [*([dense(words // 2, "half")] if options["half"] else []), answer(outputs)]
    return (
        embedding(encoding, options["dimensions"]),
        recurrent("LSTM", options["units"], "lstm", options["both_ways"], **hands_on),
        *dropout(options["dropout"]),
        *second,
        _penalised(first, options["l2"]),
        *rest,
    )


def _penalised(layer: LayerPlan, factor: float) -> LayerPlan:
    penalty = {"kernel_regularizer": l2(factor)} if factor else {}
    return LayerPlan(layer.class_name, {**layer.config, **penalty})


ROWS = (
    Network(
        "next-word-lstm",
        ("texts",),
        {
            "dimensions": Whole(64, 2, 300, "Dimensions"),
            "units": Whole(20, 1, 512, "Units"),
            "both_ways": Flag(False, "Bidirectional"),
            "second": Whole(0, 0, 512, "Units of a second LSTM"),
            "dropout": Part(0.0, 0.9, "Dropout"),
            "half": Flag(False, "A layer of half as many units as words"),
            "l2": Part(0.0, 0.1, "L2 penalty"),
        },
        _next_word,
    ),
)
