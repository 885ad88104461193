"""The course's first networks for texts: the mean of the words' vectors, and a memory that reads them one by one."""

from lessons.networks.blocks import answer, dense
from lessons.networks.options import Flag, Options, Whole
from lessons.networks.plan import LayerPlan, Outputs, TextEncoding
from lessons.networks.row import Network


def _pooled(options: Options, encoding: TextEncoding, outputs: Outputs) -> tuple[LayerPlan, ...]:
    """A vector for each word, their mean, units if any, and the answer."""
    pooling = LayerPlan("GlobalAveragePooling1D", {"name": "pooling"})
    units = [dense(options["dense"])] if options["dense"] else []
    return (_embedding(options, encoding), pooling, *units, answer(outputs))


def _next_word(options: Options, encoding: TextEncoding, outputs: Outputs) -> tuple[LayerPlan, ...]:
    """A vector for each word, an LSTM that reads them, and the answer."""
    memory = LayerPlan("LSTM", {"units": options["units"], "name": "lstm"})
    return (_embedding(options, encoding), memory, answer(outputs))


def _embedding(options: Options, encoding: TextEncoding) -> LayerPlan:
    sizes = {"input_dim": encoding.vocabulary.id_count, "output_dim": options["dimensions"]}
    return LayerPlan("Embedding", {**sizes, "name": "embedding"})


ROWS = (
    Network(
        "pooled-embedding",
        ("texts",),
        {
            "dimensions": Whole(16, 2, 300, "Dimensions"),
            "dense": Whole(24, 0, 512, "Dense units"),
            "sigmoid": Flag(True, "Sigmoid"),
        },
        _pooled,
    ),
    Network(
        "next-word-lstm",
        ("texts",),
        {"dimensions": Whole(64, 2, 300, "Dimensions"), "units": Whole(20, 1, 512, "Units")},
        _next_word,
    ),
)
