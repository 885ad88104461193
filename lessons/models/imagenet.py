"""The bases that Keras ships, taught with the photographs of ImageNet."""

from pathlib import Path

import keras
import numpy as np
import numpy.typing as npt

from lessons.models import IMAGENET


def build(name: str, weights: Path) -> keras.Model:
    """The base of this name in `IMAGENET` up to its cut, with weights from a file; it answers with each map's mean."""
    row = IMAGENET[name]
    whole = getattr(keras.applications, row.function)(
        weights=str(weights), include_top=False, input_shape=(row.side, row.side, 3)
    )
    return keras.Model(whole.input, keras.layers.GlobalAveragePooling2D()(whole.get_layer(row.cut).output))


def answers(name: str, base: keras.Model, pictures: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """What the base makes of pictures (N, side, side, 1 or 3), 0 to 255: (N, maps). Grey counts as red, green, blue."""
    colours = np.broadcast_to(pictures, (*pictures.shape[:3], 3))
    prepared = getattr(keras.applications, IMAGENET[name].module).preprocess_input(colours)
    return base.predict_on_batch(prepared)
