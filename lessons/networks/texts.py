"""The course's first network for texts: the mean of the words' vectors."""

from lessons.networks.blocks import answer, dense, embedding, flatten
from lessons.networks.options import Flag, OneOf, Options, Whole
from lessons.networks.plan import LayerPlan, Outputs, TextEncoding
from lessons.networks.row import Network

AVERAGE, MASKED, FLATTEN = "average", "masked average", "flatten"
_AVERAGE = LayerPlan("GlobalAveragePooling1D", {"name": "pooling"})
_POOLINGS = {AVERAGE: _AVERAGE, MASKED: _AVERAGE, FLATTEN: flatten()}
"""How the vectors of all words become one row of numbers: their mean, with the padding or without, or side by side."""


def _pooled(options: Options, encoding: TextEncoding, outputs: Outputs) -> tuple[LayerPlan, ...]:
    """A vector for each word, their mean or all of them in one row, units if any, and the answer."""
    masked = {"mask_zero": True} if options["pooling"] == MASKED else {}
    frozen = {"trainable": False} if options["frozen"] else {}
    words = embedding(encoding, options["dimensions"], **masked, **frozen)
    units = [dense(options["dense"])] if options["dense"] else []
    return (words, _POOLINGS[options["pooling"]], *units, answer(outputs))


ROWS = (
    Network(
        "pooled-embedding",
        ("texts",),
        {
            "dimensions": Whole(16, 2, 300, "Dimensions"),
            "pooling": OneOf(AVERAGE, tuple(_POOLINGS), "Pooling"),
            "frozen": Flag(False, "Frozen vectors"),
            "dense": Whole(24, 0, 512, "Dense units"),
            "sigmoid": Flag(True, "Sigmoid"),
            "spare_outputs": Whole(0, 0, 4, "Spare outputs"),
        },
        _pooled,
    ),
)
