"""Lesson 1.3, pooling: a window keeps one number, and the map shrinks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons import catalog
from lessons.data import menu, pictures
from lessons.figures import marks, png, stepper
from lessons.maths.arrays import Array
from lessons.maths.convolution import convolve
from lessons.maths.geometry import Window
from lessons.maths.kernels import KERNELS
from lessons.maths.pooling import pool, winners
from lessons.questions import Question, distinct
from lessons.settings import choice, slider
from lessons.settings import menu as pick

SLUG = catalog.slug(__name__)
STEP, SIDES, MOVED = "Step through", "Max and average", "Moved picture"
FEATURE_MAP, PICTURE = "Feature map", "Picture"
VIEW_SIDE = 40
PICTURE_SIDE = 112
MOST_SHIFT = 3
FILTER = "Sobel, vertical edges"


@dataclass(frozen=True)
class Settings:
    """What the page can set."""

    view: str = choice("Show", (STEP, SIDES, MOVED), STEP)
    picture: str = pick("Picture", menu.TITLES, "Cameraman (grey)", "Real photographs, or your own.")
    source: str = choice(
        "Pool what?",
        (FEATURE_MAP, PICTURE),
        FEATURE_MAP,
        "The feature map is what a vertical edge filter and ReLU make of the picture.",
    )
    kind: str = choice("Keep", ("max", "average"), "max", "The largest number of each window, or the average.")
    size: int = slider("Window size", 1, 6, 2, help="The window's side, in pixels.")
    stride: int = slider("Stride", 1, 6, 2, help="How many pixels the window moves at each step.")
    padding: str = choice(
        "Padding",
        ("valid", "same"),
        "valid",
        "valid: only where the window fits. same: past the edge too, where only real pixels count.",
    )
    shift: int = slider("Move the picture by", 1, MOST_SHIFT, 1, help="Pixels to the right.")


@dataclass(frozen=True)
class Result:
    """One map (H, W) pooled both ways; `moved` is the same map from the picture moved to the right."""

    settings: Settings
    image: Array
    values: Array
    moved: Array
    corner: tuple[int, int]

    def pooled(self, kind: str, values: Array | None = None) -> Array:
        """What pooling of this kind makes of the map, or of other values (H, W): (H', W')."""
        source = self.values if values is None else values
        return pool(source[..., None], self.settings.size, self.settings.stride, self.settings.padding, kind)[..., 0]

    @property
    def winners(self) -> Array:
        """Row and column of each window's maximum, (n, 2)."""
        settings = self.settings
        return winners(self.values[..., None], settings.size, settings.stride, settings.padding).reshape(-1, 2)


def compute(settings: Settings, picture: Array) -> Result:
    """Takes the middle of a picture (H, W, 3), or its feature map, and the same after a move.

    Raises ValueError in a plain sentence where the window fits nowhere, or the picture is too small to move.
    """
    image = pictures.to_grey(pictures.fit(picture, PICTURE_SIDE))
    if min(image.shape[:2]) < MOST_SHIFT + 4:
        raise ValueError("This picture is too small to pool: it needs at least 7 pixels a side.")
    whole = image[..., 0] if settings.source == PICTURE else feature_map(image)
    side = min(VIEW_SIDE, *(length - MOST_SHIFT for length in whole.shape))
    top, left = (whole.shape[0] - side) // 2, (whole.shape[1] - side + MOST_SHIFT) // 2
    here = whole[top : top + side, left : left + side]
    there = whole[top : top + side, left - settings.shift : left - settings.shift + side]
    result = Result(settings, image, here, there, (top, left))
    result.pooled(settings.kind)
    return result


def feature_map(image: Array) -> Array:
    """What a vertical edge filter and ReLU make of a grey picture (H, W, 1): (H - 2, W - 2) float32."""
    return np.maximum(convolve(image, KERNELS[FILTER][..., None, None])[..., 0], 0)


def scale(result: Result) -> stepper.Scale:
    """One scale for the map and all that is pooled from it, so that equal colours are equal numbers."""
    return stepper.brightness() if result.settings.source == PICTURE else stepper.magnitude(result.values)


def step(result: Result) -> bytes:
    """The stepper's payload."""
    settings, colours = result.settings, scale(result)
    output = result.pooled(settings.kind)
    name = f"{settings.kind.capitalize()} pooled"
    return stepper.pooling(
        "pooling",
        stepper.Side(settings.source, f"{settings.source} of {settings.picture}", result.values[..., None], colours),
        stepper.Side(name, f"{name}, window {settings.size}, stride {settings.stride}", output, colours),
        Window(settings.size, settings.stride, settings.padding),
        settings.kind,
    )


def sides(result: Result) -> tuple[dict[str, bytes], dict[str, str]]:
    """The map with its winners marked and both pooled maps as PNG, and the numbers that count them."""
    colours = scale(result)
    pooled = {kind: result.pooled(kind) for kind in ("max", "average")}
    figures = {result.settings.source: marks.frame(result.values, colours, result.winners)}
    for kind, values in pooled.items():
        figures[f"{kind.capitalize()} pooled"] = png.heatmap(
            values, colours.low, colours.high, colours.colours, zoom=10
        )
    before, after = result.values.size, pooled["max"].size
    return figures, {"before": f"{before:,}", "after": f"{after:,}"}


def change(before: Array, after: Array) -> float:
    """The mean change of a map as a share of its own contrast (its mean distance from its mean); 0 for an even map."""
    contrast = float(np.abs(before - before.mean()).mean())
    return float(np.abs(after.astype(np.float32) - before).mean()) / contrast if contrast else 0.0


def moves(result: Result) -> dict[str, float]:
    """How much the move changed what goes in and what each kind of pooling makes of it."""
    changes = {result.settings.source: change(result.values, result.moved)}
    for kind in ("max", "average"):
        changes[f"{kind.capitalize()} pooled"] = change(result.pooled(kind), result.pooled(kind, result.moved))
    return changes


def differences(result: Result) -> list[bytes]:
    """Where the move changed something: before pooling, max pooled, average pooled, as PNG around zero on one scale."""
    pairs = [(result.values, result.moved)] + [
        (result.pooled(kind), result.pooled(kind, result.moved)) for kind in ("max", "average")
    ]
    maps = [after.astype(np.float32) - before for before, after in pairs]
    colours = stepper.around_zero(maps[0])
    return [png.heatmap(values, colours.low, colours.high, colours.colours, zoom=4) for values in maps]


def first_window(result: Result) -> Array:
    """The numbers (size, size) of the strongest output's window, where the stepper starts; rounded for reading."""
    settings = result.settings
    row, column = stepper.strongest(result.pooled("max"))
    top, left = row * settings.stride, column * settings.stride
    return result.values[top : top + settings.size, left : left + settings.size].astype(int)


def _share(result: Result) -> str:
    return f"{result.pooled('max').size / result.values.size:.0%}"


def _share_options(result: Result) -> tuple[str, ...]:
    shares = {_share(result), "25%", "50%", "75%", "100%"}
    return tuple(sorted(shares, key=lambda share: int(share[:-1])))


def _counts(result: Result) -> Mapping[str, Any]:
    out = result.pooled("max")
    return {"before": f"{result.values.size:,}", "after": f"{out.size:,}", "side": len(result.values), "out": len(out)}


def _window_numbers(result: Result) -> Mapping[str, Any]:
    numbers = first_window(few_numbers(result))
    return {
        "window": ", ".join(str(number) for number in numbers.flat),
        "kind": _other_kind(result),
        "largest": int(numbers.max()),
        "average": round(float(numbers.mean())),
    }


def _other_kind(result: Result) -> str:
    """The kind of pooling that is not on show: what the one on show keeps, the page says itself."""
    return "average" if result.settings.kind == "max" else "max"


def _kept(result: Result) -> str:
    numbers = first_window(few_numbers(result))
    return str(round(float(numbers.mean() if _other_kind(result) == "average" else numbers.max())))


def _window_options(result: Result) -> tuple[str, ...]:
    numbers = first_window(few_numbers(result))
    return distinct(int(numbers.max()), int(numbers.min()), round(float(numbers.mean())), int(numbers.sum()))


def few_numbers(result: Result) -> Result:
    """The same map under windows of two or three pixels a side: few enough numbers for a question."""
    size = min(max(result.settings.size, 2), 3)
    return Result(Settings(size=size, stride=size), result.image, result.values, result.moved, result.corner)


QUESTIONS: tuple[Question[Result], ...] = (
    Question("share", _share_options, _share, _counts),
    Question("value", _window_options, _kept, _window_numbers),
    Question(
        "weights",
        lambda result: distinct(0, 1, result.settings.size**2 + 1, 640),
        lambda result: "0",
    ),
)


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


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, as PNG, and its alt text."""
    values = feature_map(pictures.to_grey(pictures.fit(pictures.load("camera"), 180)))[:120]
    pooled = pool(values[..., None], 4)[..., 0]
    colours = stepper.magnitude(values)
    return png.heatmap(
        pooled, colours.low, 0.7 * colours.high, colours.colours, zoom=4
    ), "A feature map, pooled to a sixteenth of its numbers"
