"""Every Keras class of layers that can be computed without Keras, a row each."""

from collections.abc import Mapping

from lessons.maths.layers import (
    activation,
    convolution,
    dense,
    embedding,
    idle,
    normalization,
    pooling,
    recurrent,
    shaping,
)
from lessons.maths.layers.row import LayerError, LayerRow

LAYERS: Mapping[str, LayerRow] = {
    row.name: row
    for family in (shaping, dense, convolution, pooling, embedding, recurrent, normalization, activation, idle)
    for row in family.ROWS
}


def find(class_name: str) -> LayerRow:
    """The row of a Keras class. Raises LayerError for one that cannot be computed."""
    try:
        return LAYERS[class_name]
    except KeyError:
        raise LayerError(f"Layerscope cannot read a {class_name} layer yet.") from None
