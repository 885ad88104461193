"""The pooling layer that every section sets, over one map of a picture."""

from dataclasses import dataclass

import numpy as np

from lessons.data import menu, pictures
from lessons.figures import png, stepper
from lessons.maths.arrays import Array
from lessons.maths.convolution import convolve
from lessons.maths.kernels import KERNELS
from lessons.maths.pooling import pool, winners
from lessons.settings import choice, slider
from lessons.settings import menu as pick

FEATURE_MAP, PICTURE = "Feature map", "Picture"
VIEW_SIDE = 40
PICTURE_SIDE = 112
LARGEST = 6
"""Pixels a side that a window has at most, and that a picture is moved by at most."""
SMALLEST_VIEW = 4
FILTER = "Sobel, vertical edges"


@dataclass(frozen=True)
class Settings:
    """What the page can set."""

    picture: str = pick("Picture", menu.TITLES, "Cameraman (grey)", "Real photographs, or your own.")
    source: str = choice(
        "Pool what?",
        (FEATURE_MAP, PICTURE),
        FEATURE_MAP,
        "The feature map is what a vertical edge filter and ReLU make of the picture.",
    )
    kind: str = choice("Keep", ("max", "average"), "max", "The largest number of each window, or the average.")
    size: int = slider("Window size", 1, LARGEST, 2, help="The window's side, in pixels.")
    stride: int = slider("Stride", 1, LARGEST, 2, help="How many pixels the window moves at each step.")
    padding: str = choice(
        "Padding",
        ("valid", "same"),
        "valid",
        "valid: only where the window fits. same: past the edge too, where only real pixels count.",
    )


@dataclass(frozen=True)
class Result:
    """One map to be pooled: `values` (H, W) are what the view shows of the `whole`, from its `corner` on."""

    settings: Settings
    image: Array
    whole: Array
    corner: tuple[int, int]
    side: int

    @property
    def values(self) -> Array:
        return self.part((0, 0))

    def part(self, shift: tuple[int, int]) -> Array:
        """The view (side, side) after the picture was moved by these pixels down and to the right."""
        top, left = (start - moved for start, moved in zip(self.corner, shift, strict=True))
        return self.whole[top : top + self.side, left : left + self.side]

    def pooled(self, kind: str, values: Array | None = None) -> Array:
        """What pooling of this kind makes of the view, or of other values (H, W): (H', W')."""
        source = self.values if values is None else values
        return pool(source[..., None], self.settings.size, self.settings.stride, self.settings.padding, kind)[..., 0]

    @property
    def winners(self) -> Array:
        """Row and column of each window's maximum (H', W', 2)."""
        settings = self.settings
        return winners(self.values[..., None], settings.size, settings.stride, settings.padding)[:, :, 0]

    @property
    def has_winner(self) -> Array:
        """Whether the numbers of each window are not all alike, (H', W')."""
        unequal: Array = self.pooled("max") > -self.pooled("max", -self.values.astype(np.float32))
        return unequal


def compute(settings: Settings, picture: Array) -> Result:
    """Takes the middle of a picture (H, W, 3), or of its feature map, with room to move it on every side.

    Raises ValueError in a plain sentence where the window fits nowhere, or the picture is too small to move.
    """
    image = pictures.to_grey(pictures.fit(picture, PICTURE_SIDE))
    border = 0 if settings.source == PICTURE else 1
    room = min(image.shape[:2]) - 2 * border
    side = min(VIEW_SIDE, room - 2 * LARGEST)
    if side < SMALLEST_VIEW:
        needs = SMALLEST_VIEW + 2 * LARGEST + 2 * border
        raise ValueError(f"This picture is too small to pool and to move: it needs at least {needs} pixels a side.")
    whole = image[..., 0] if settings.source == PICTURE else feature_map(image)
    top, left = ((length - side) // 2 for length in whole.shape)
    result = Result(settings, image, whole, (top, left), side)
    result.pooled(settings.kind)
    return result


def feature_map(image: Array) -> Array:
    """What a vertical edge filter and ReLU make of a grey picture (H, W, 1): (H - 2, W - 2) float32."""
    return np.maximum(convolve(image, KERNELS[FILTER][..., None, None])[..., 0], 0)


def scale(result: Result) -> stepper.Scale:
    """One scale for the map and all that is pooled from it, so that equal colours are equal numbers."""
    return stepper.brightness() if result.settings.source == PICTURE else stepper.magnitude(result.values)


def attachments(result: Result) -> dict[str, bytes]:
    """The files that the program reads, by name: the learner's own picture."""
    return {menu.OWN_FILE: png.exact(result.image)} if result.settings.picture in menu.OWN else {}


def code(result: Result) -> str:
    """The Keras program that pools the same map and prints the result's size, least and largest value."""
    settings, (top, left) = result.settings, result.corner
    height, width = result.image.shape[:2]
    side = len(result.values)
    edges = [
        f'kernel = np.array({KERNELS[FILTER].astype(int).tolist()}, "float32")',
        "values = keras.ops.relu(keras.ops.conv(values[None], kernel[:, :, None, None]))[0]",
    ]
    layer = {"max": "MaxPooling2D", "average": "AveragePooling2D"}[settings.kind]
    return "\n".join(
        [
            *menu.reading_code(settings.picture),
            f'picture = picture.resize(({width}, {height}), Image.Resampling.BILINEAR).convert("L")',
            'values = np.array(picture, "float32")[:, :, None]',
            *(edges if settings.source == FEATURE_MAP else []),
            f"values = values[{top}:{top + side}, {left}:{left + side}]",
            "",
            f"layer = keras.layers.{layer}({settings.size}, strides={settings.stride}, padding={settings.padding!r})",
            "pooled = layer(values[None])[0]",
            "print(pooled.shape, float(keras.ops.min(pooled)), float(keras.ops.max(pooled)))",
        ]
    )


def first_program() -> str:
    """The program of what the page opens with."""
    settings = Settings()
    return code(compute(settings, pictures.load_fitted(menu.GALLERY[settings.picture].name, PICTURE_SIDE)))


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, as PNG, and its alt text."""
    values = feature_map(pictures.to_grey(pictures.fit(pictures.load("camera"), 180)))[:120]
    pooled = pool(values[..., None], 4)[..., 0]
    colours = stepper.magnitude(values)
    return png.heatmap(
        pooled, colours.low, 0.7 * colours.high, colours.colours, zoom=4
    ), "A feature map, pooled to a sixteenth of its numbers"
