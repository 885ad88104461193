"""Random changes of a picture: drawn from a seed, composed to one affine map, and applied in one resampling.

The values mean what the Keras layer of the same meaning makes of them; see the fields of `Augmentation`.
"""

from dataclasses import dataclass, fields
from functools import reduce
from typing import NamedTuple

import numpy as np
from skimage.transform import warp

from lessons.maths.arrays import Array

FILLS = {"nearest": "edge", "reflect": "symmetric", "wrap": "wrap", "constant": "constant"}
"""Keras's names for what lies beyond the edge, and scikit-image's for the same."""
LARGEST: dict[str, float] = {
    "rotation": 180.0,
    "shear": 45.0,
    "shift_x": 1.0,
    "shift_y": 1.0,
    "zoom_x": 0.9,
    "zoom_y": 0.9,
    "brightness": 1.0,
    "contrast": 1.0,
}
"""The largest value of each number; the smallest is 0, which changes nothing."""
SWITCHES = ("flip_horizontal", "flip_vertical")
LABELS = {
    "rotation": "Rotation",
    "shear": "Shear",
    "shift_x": "Horizontal shift",
    "shift_y": "Vertical shift",
    "zoom_x": "Horizontal zoom",
    "zoom_y": "Vertical zoom",
    "brightness": "Brightness",
    "contrast": "Contrast",
    "flip_horizontal": "Flip left–right",
    "flip_vertical": "Flip top–bottom",
    "fill": "Beyond the edge",
}
"""What a learner calls each field of an `Augmentation`."""
FULL_SCALE = {"uint8": 255.0, "float32": 1.0, "float64": 1.0}
"""The largest value a picture of each type can hold."""


class Draw(NamedTuple):
    """What one picture really gets; the defaults change nothing.

    Rotation in degrees, counter-clockwise; shear in degrees, the upper rows to the right; shifts as fractions of the
    side, to the right and down; zooms as the part of the side that is seen, so that above 1 things get smaller, as in
    Keras; brightness as a part of full scale; contrast as a factor.
    """

    rotation: float = 0.0
    shear: float = 0.0
    shift_x: float = 0.0
    shift_y: float = 0.0
    zoom_x: float = 1.0
    zoom_y: float = 1.0
    brightness: float = 0.0
    contrast: float = 1.0
    flip_horizontal: bool = False
    flip_vertical: bool = False


class Step(NamedTuple):
    """One of the maps that are composed: its name, and its matrix (3, 3) on (column, row, 1) around the middle."""

    name: str
    matrix: Array


@dataclass(frozen=True)
class Augmentation:
    """How far each change may go; as it stands, nothing is changed.

    Rotation and shear are uniform in ± value degrees; shifts in ± a fraction of the side; zooms in 1 ± value, each
    axis for itself, above 1 outwards. Brightness adds up to ± value of full scale; contrast scales about each channel's
    mean by 1 ± value. A flip comes with probability one half. `fill` says what lies beyond the edge: nearest, reflect,
    wrap or constant, which is black.

    Raises ValueError, in one plain sentence, for a value out of range.
    """

    rotation: float = 0.0
    shear: float = 0.0
    shift_x: float = 0.0
    shift_y: float = 0.0
    zoom_x: float = 0.0
    zoom_y: float = 0.0
    brightness: float = 0.0
    contrast: float = 0.0
    flip_horizontal: bool = False
    flip_vertical: bool = False
    fill: str = "nearest"

    def __post_init__(self) -> None:
        for name, largest in LARGEST.items():
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= largest:
                raise ValueError(f"{name} must be a number between 0 and {largest:g}; it is {value!r}.")
        for name in SWITCHES:
            if not isinstance(getattr(self, name), bool):
                raise ValueError(f"{name} must be true or false; it is {getattr(self, name)!r}.")
        if self.fill not in FILLS:
            raise ValueError(f"fill must be one of {', '.join(FILLS)}; it is {self.fill!r}.")

    @property
    def changes(self) -> bool:
        """Whether any picture can come out other than it went in."""
        return any(getattr(self, field.name) for field in fields(self) if field.name != "fill")

    def draw(self, seed: int) -> Draw:
        """The values for one picture. The same seed draws the same; a value does not depend on the other ranges."""
        random = np.random.default_rng(seed)
        swing = dict(zip(LARGEST, random.uniform(-1, 1, len(LARGEST)).tolist(), strict=True))
        flips = dict(zip(SWITCHES, (random.random(len(SWITCHES)) < 0.5).tolist(), strict=True))
        return Draw(
            **{name: getattr(NOTHING, name) + getattr(self, name) * swing[name] for name in LARGEST},
            **{name: getattr(self, name) and flips[name] for name in SWITCHES},
        )

    def apply(self, image: Array, draw: Draw) -> Array:
        """The picture (H, W, C) as `draw` says: of the same shape and type, resampled once, clipped to its scale.

        Raises ValueError, in a plain sentence, for an image that is neither uint8 nor a float of 0 to 1.
        """
        scale = FULL_SCALE.get(image.dtype.name)
        if scale is None:
            raise ValueError(f"A picture must be uint8, float32 or float64; it is {image.dtype}.")
        if draw == NOTHING:
            return image.copy()
        value: Array = image.astype(np.float32)
        if draw[:-4] != NOTHING[:-4] or draw[-2:] != NOTHING[-2:]:
            inverse = np.linalg.inv(matrix(draw, image.shape))
            value = warp(value, inverse, order=1, mode=FILLS[self.fill], clip=False, preserve_range=True)
        if draw.contrast != 1:
            means = value.mean(axis=(0, 1))
            value = (value - means) * draw.contrast + means
        value = np.clip(value + draw.brightness * scale, 0, scale)
        changed: Array = (value.round() if scale > 1 else value).astype(image.dtype)
        return changed


NOTHING = Draw()
"""The draw that changes nothing."""
COURSE = Augmentation(rotation=40, shear=0.2, shift_x=0.2, shift_y=0.2, zoom_x=0.2, zoom_y=0.2, flip_horizontal=True)
"""The course's augmentation. Its shear of 0.2 is in degrees, and changes next to nothing."""


def steps(draw: Draw, shape: tuple[int, ...]) -> tuple[Step, ...]:
    """The maps of a draw in the order in which they are applied to a picture of (H, W, ...), each around its middle."""
    height, width = shape[:2]
    angle = np.radians(draw.rotation)
    cosine, sine = np.cos(angle), np.sin(angle)
    lean = -np.tan(np.radians(draw.shear))
    flip_x, flip_y = (-1 if flip else 1 for flip in (draw.flip_horizontal, draw.flip_vertical))
    return (
        Step("flip", np.diag([flip_x, flip_y, 1.0])),
        Step("zoom", np.diag([1 / draw.zoom_x, 1 / draw.zoom_y, 1.0])),
        Step("shear", np.array([[1, lean, 0], [0, 1, 0], [0, 0, 1]])),
        # Rows grow downwards: a turn counter-clockwise has its sines the other way round.
        Step("rotation", np.array([[cosine, sine, 0], [-sine, cosine, 0], [0, 0, 1]])),
        Step("shift", np.array([[1, 0, draw.shift_x * width], [0, 1, draw.shift_y * height], [0, 0, 1]])),
    )


def about_middle(draw: Draw, shape: tuple[int, ...]) -> Array:
    """All maps of a draw as one (3, 3) on (column, row, 1) around the middle of a picture (H, W, ...)."""
    maps: list[Array] = [step.matrix for step in steps(draw, shape)]
    return reduce(lambda before, then: then @ before, maps)


def matrix(draw: Draw, shape: tuple[int, ...]) -> Array:
    """All maps of a draw as one (3, 3), from a pixel's (column, row, 1) to its place in the changed (H, W, ...)."""
    height, width = shape[:2]
    to_middle = np.array([[1, 0, -(width - 1) / 2], [0, 1, -(height - 1) / 2], [0, 0, 1]])
    from_corner: Array = np.linalg.inv(to_middle) @ about_middle(draw, shape) @ to_middle
    return from_corner
