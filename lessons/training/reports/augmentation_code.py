"""Augmentation as Keras writes it: layers that stand in front of a network and act in training only."""

import math

from lessons.maths.augmentation import Augmentation


def keras_layers(augmentation: Augmentation) -> list[str]:
    """The layers that change pictures of 0 to 255 as `augmentation` does, one for each kind of change."""
    a = augmentation
    fill = f'fill_mode="{a.fill}"'
    flips = {(True, True): "horizontal_and_vertical", (True, False): "horizontal", (False, True): "vertical"}
    flip = flips.get((a.flip_horizontal, a.flip_vertical))
    written = {
        f'RandomFlip("{flip}")': flip is not None,
        f"RandomZoom({_both(a.zoom_y)}, {_both(a.zoom_x)}, {fill})": a.zoom_x or a.zoom_y,
        f"RandomShear({_short(math.tan(math.radians(a.shear)))}, {fill})": a.shear,
        f"RandomRotation({_short(a.rotation / 360)}, {fill})": a.rotation,
        f"RandomTranslation({_short(a.shift_y)}, {_short(a.shift_x)}, {fill})": a.shift_x or a.shift_y,
        f"RandomContrast({_short(a.contrast)})": a.contrast,
        f"RandomBrightness({_short(a.brightness)})": a.brightness,
    }
    return [layer for layer, acts in written.items() if acts]


def generator(augmentation: Augmentation) -> list[str]:
    """The arguments of the course's `ImageDataGenerator` that do the same, each a line; comments where it cannot."""
    a = augmentation
    zoom = max(a.zoom_x, a.zoom_y)
    written = {
        f"rotation_range={_short(a.rotation)},  # degrees": a.rotation,
        f"width_shift_range={_short(a.shift_x)},": a.shift_x,
        f"height_shift_range={_short(a.shift_y)},": a.shift_y,
        f"shear_range={_short(a.shear)},  # degrees": a.shear,
        f"zoom_range={_short(zoom)},": zoom,
        "# One zoom_range serves both directions: this is the larger one.": a.zoom_x != a.zoom_y,
        f"brightness_range=({_short(1 - a.brightness)}, {_short(1 + a.brightness)}),  # a factor": a.brightness,
        "# It has no contrast.": a.contrast,
        "horizontal_flip=True,": a.flip_horizontal,
        "vertical_flip=True,": a.flip_vertical,
        f'fill_mode="{a.fill}",': True,
    }
    return [line for line, acts in written.items() if acts]


def _short(value: float) -> str:
    return f"{value:.4g}"


def _both(value: float) -> str:
    return f"({_short(-value)}, {_short(value)})" if value else "0.0"
