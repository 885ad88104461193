"""The course's first network for texts: the mean of the words' vectors."""

from lessons.networks.blocks import answer, dense, embedding
from lessons.networks.options import Flag, Options, Whole
from lessons.networks.plan import LayerPlan, Outputs, TextEncoding
from lessons.networks.row import Network


def _pooled(options: Options, encoding: TextEncoding, outputs: Outputs) -> tuple[LayerPlan, ...]:
    """A vector for each word, their mean, units if any, and the answer."""
    pooling = LayerPlan("GlobalAveragePooling1D", {"name": "pooling"})
    units = [dense(options["dense"])] if options["dense"] else []
    return (embedding(encoding, options["dimensions"]), pooling, *units, answer(outputs))


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
)
