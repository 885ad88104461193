"""Layers that act in training alone and then hand on what they get, even RandomCrop, which promises another size."""

from typing import Any

from lessons.maths.layers.row import LARGEST_WINDOW, Argument, LayerRow, is_number, number, whole


def _is_amount(value: Any) -> bool:
    """Whether a value is a number, or two that it is drawn between."""
    return is_number(value) or (isinstance(value, list | tuple) and len(value) == 2 and all(map(is_number, value)))


_AMOUNT = Argument(_is_amount)
_SIDE = whole(LARGEST_WINDOW)

_OF_SEQUENCES: dict[str, dict[str, Argument]] = {
    "Dropout": {"rate": number()},
    "AlphaDropout": {"rate": number()},
    "GaussianDropout": {"rate": number()},
    "GaussianNoise": {"stddev": number()},
    "SpatialDropout1D": {"rate": number()},
    "SpatialDropout2D": {"rate": number()},
    "ActivityRegularization": {},
    "Identity": {},
}
"""Those that hand on a mask, and what Keras cannot do without to make them."""

_OF_PICTURES: dict[str, dict[str, Argument]] = {
    "AugMix": {},
    "CutMix": {},
    "MixUp": {},
    "RandAugment": {},
    "RandomBrightness": {"factor": _AMOUNT},
    "RandomColorDegeneration": {"factor": _AMOUNT},
    "RandomColorJitter": {},
    "RandomContrast": {"factor": _AMOUNT},
    "RandomCrop": {"height": _SIDE, "width": _SIDE},
    "RandomElasticTransform": {},
    "RandomErasing": {},
    "RandomFlip": {},
    "RandomGaussianBlur": {},
    "RandomGrayscale": {},
    "RandomHue": {"factor": _AMOUNT},
    "RandomInvert": {},
    "RandomPerspective": {},
    "RandomPosterization": {"factor": _AMOUNT},
    "RandomRotation": {"factor": _AMOUNT},
    "RandomSaturation": {"factor": _AMOUNT},
    "RandomSharpness": {"factor": _AMOUNT},
    "RandomShear": {},
    "RandomTranslation": {"height_factor": _AMOUNT, "width_factor": _AMOUNT},
    "RandomZoom": {"height_factor": _AMOUNT},
    "Solarization": {},
}


def _row(name: str, arguments: dict[str, Argument], positionwise: bool) -> LayerRow:
    return LayerRow(name, lambda config, weights, value, mask: value, arguments, positionwise=positionwise, idle=True)


ROWS = (
    *(_row(name, arguments, positionwise=True) for name, arguments in _OF_SEQUENCES.items()),
    *(_row(name, arguments, positionwise=False) for name, arguments in _OF_PICTURES.items()),
)
