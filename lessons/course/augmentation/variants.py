"""Variants: how far each change may go, declared row by row, and many variants of one picture with what was drawn."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

import numpy as np

from lessons.course.augmentation.trainings import AUGMENTATIONS
from lessons.course.augmentation.views import COURSE
from lessons.data import menu, pictures
from lessons.figures import png, variants
from lessons.maths.arrays import Array
from lessons.maths.augmentation import FILLS, LABELS, LARGEST, NOTHING, SWITCHES, Augmentation, Draw
from lessons.questions import Question
from lessons.settings import choice, slider, switch
from lessons.settings import menu as pick
from lessons.text.plain import with_minus
from lessons.training.reports.augmentation_code import generator, keras_layers

DEFAULT = AUGMENTATIONS[COURSE]
COUNTS = (9, 16, 25)
SHEET_SIDE = 450
"""Pixels a side, more or less, of all variants together, so that more of them are not more to send."""
PICTURE_SIDE = SHEET_SIDE // 3
BETWEEN = 4
"""Pixels between two pictures that lie side by side."""


def _amount(name: str, unit: str, step: float, help: str) -> Any:
    """A slider, of whole numbers where its step is one."""
    low, high, default = (type(step)(value) for value in (0, LARGEST[name], getattr(DEFAULT, name)))
    return slider(f"{LABELS[name]}, {unit}", low, high, default, step, help)


@dataclass(frozen=True)
class Settings:
    """What the page can set: the fields of an `Augmentation`, the picture, and which variants of it are drawn."""

    photo: str = pick("Picture", menu.TITLES, "Cat")
    rotation: int = _amount("rotation", "± degrees", 1, "Each picture turns by another angle.")
    shear: float = _amount("shear", "± degrees", 0.1, "The upper edge leans by another angle.")
    shift_x: float = _amount("shift_x", "±", 0.05, "A part of the picture's width.")
    shift_y: float = _amount("shift_y", "±", 0.05, "A part of the picture's height.")
    zoom_x: float = _amount("zoom_x", "±", 0.05, "How much of the width is seen: 1 ± this.")
    zoom_y: float = _amount("zoom_y", "±", 0.05, "How much of the height is seen: 1 ± this.")
    brightness: float = _amount("brightness", "±", 0.05, "A part of full scale, added to every pixel.")
    contrast: float = _amount("contrast", "±", 0.05, "Distances from the mean times 1 ± this.")
    flip_horizontal: bool = switch(LABELS["flip_horizontal"], DEFAULT.flip_horizontal)
    flip_vertical: bool = switch(LABELS["flip_vertical"], DEFAULT.flip_vertical)
    fill: str = choice(LABELS["fill"], tuple(FILLS), DEFAULT.fill)
    change: str = pick("One change at a time", tuple(LABELS.values())[:-1], "Rotation")
    count: int = choice("Variants", COUNTS, COUNTS[0])
    seed: int = slider("Seed", 0, 99, 0, help="The same seed draws the same variants.")


CHANGES = tuple(field.name for field in fields(Augmentation))
"""The settings that make the augmentation."""


STARTS = {
    "None": AUGMENTATIONS["none"],
    "Gentle": AUGMENTATIONS["gentle"],
    "Course": DEFAULT,
    "Harsh": AUGMENTATIONS["harsh"],
}
"""Augmentations to start from, by what their buttons say."""


@dataclass(frozen=True)
class Result:
    """A picture (H, W, 3) uint8, and `settings.count` variants of it of the same shape, each with its draw."""

    settings: Settings
    image: Array
    draws: tuple[Draw, ...]
    pictures: tuple[Array, ...]


def augmentation(settings: Settings) -> Augmentation:
    """What the settings say about how pictures are changed."""
    return Augmentation(**{name: getattr(settings, name) for name in CHANGES})


def compute(settings: Settings, picture: Array) -> Result:
    """Draws as many variants of a picture (H, W, 3) as are set. The same settings give the same pixels."""
    image = pictures.fit(picture, SHEET_SIDE // columns(settings))
    draws = tuple(augmentation(settings).draw(max(COUNTS) * settings.seed + n) for n in range(settings.count))
    return Result(settings, image, draws, _changed(augmentation(settings), draws, image.tobytes(), image.shape))


# Most changes on the page leave these pictures as they are; a sheet of them is some 600 kB.
@lru_cache(maxsize=16)
def _changed(
    changes: Augmentation, draws: tuple[Draw, ...], content: bytes, shape: tuple[int, ...]
) -> tuple[Array, ...]:
    image = np.frombuffer(content, np.uint8).reshape(shape)
    return tuple(changes.apply(image, draw) for draw in draws)


def columns(settings: Settings) -> int:
    """How many variants lie side by side."""
    return math.isqrt(settings.count)


def payload(result: Result, tells: bool) -> bytes:
    """What the canvas is sent; `tells` is whether it says what was drawn for each variant."""
    changes = augmentation(result.settings)
    rows = [
        variants.Variant(picture, draw, changes_text(changes, draw) if tells else {})
        for picture, draw in zip(result.pictures, result.draws, strict=True)
    ]
    return variants.payload(result.image, rows, columns(result.settings))


def chosen(settings: Settings) -> str:
    """The field of an `Augmentation` that is set right now."""
    return next(name for name, label in LABELS.items() if label == settings.change)


def ends(settings: Settings, picture: Array) -> tuple[bytes, str]:
    """A picture (H, W, 3) as far as the chosen setting changes it either way, as JPEG, and in words what it gets."""
    name, far = chosen(settings), getattr(settings, chosen(settings))
    image, middle = pictures.fit(picture, PICTURE_SIDE), getattr(NOTHING, name)
    values = (False, True) if name in SWITCHES else (middle - far, middle + far)
    draws = [NOTHING._replace(**{name: value}) for value in values]
    low, high = (augmentation(settings).apply(image, draw) for draw in draws)
    between = np.full((image.shape[0], BETWEEN, 3), 128, np.uint8)
    label, write = TEXTS[name]
    return png.photograph(np.hstack([low, between, high])), f"{label}: {' to '.join(map(write, draws))}"


def changes_text(changes: Augmentation, draw: Draw) -> dict[str, str]:
    """What was drawn, in words, of all that `changes` has on."""
    return {label: write(draw) for name, (label, write) in TEXTS.items() if getattr(changes, name)}


def with_sign(value: float, decimals: int = 0, unit: str = "") -> str:
    """A number with its sign, a true minus, and its unit."""
    return with_minus(value, f"+.{decimals}f") + unit


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


TEXTS: dict[str, tuple[str, Callable[[Draw], str]]] = {
    "rotation": ("Rotation", lambda draw: with_sign(draw.rotation, unit="°")),
    "shear": ("Shear", lambda draw: with_sign(draw.shear, 1, "°")),
    "shift_x": ("Shift, right", lambda draw: with_sign(100 * draw.shift_x, unit="%")),
    "shift_y": ("Shift, down", lambda draw: with_sign(100 * draw.shift_y, unit="%")),
    "zoom_x": ("Width seen", lambda draw: f"{draw.zoom_x:.0%}"),
    "zoom_y": ("Height seen", lambda draw: f"{draw.zoom_y:.0%}"),
    "brightness": ("Brightness", lambda draw: with_sign(100 * draw.brightness, unit="%")),
    "contrast": ("Contrast", lambda draw: f"× {draw.contrast:.2f}"),
    "flip_horizontal": ("Left–right", lambda draw: _yes(draw.flip_horizontal)),
    "flip_vertical": ("Top–bottom", lambda draw: _yes(draw.flip_vertical)),
}
"""How each value that was drawn is told: its label, and its words."""


def visibility(result: Result) -> Mapping[str, float]:
    """By how much of full scale each change that is on alters a pixel of the picture at most, on average; by label."""
    return _visibility(augmentation(result.settings), result.image.tobytes(), result.image.shape)


# All that is asked of a result reads it.
@lru_cache(maxsize=16)
def _visibility(changes: Augmentation, content: bytes, shape: tuple[int, ...]) -> Mapping[str, float]:
    image = np.frombuffer(content, np.uint8).reshape(shape)

    def alter(name: str) -> float:
        value = True if name in SWITCHES else getattr(NOTHING, name) + getattr(changes, name)
        after = changes.apply(image, NOTHING._replace(**{name: value}))
        return float(np.abs(after.astype(int) - image).mean() / 255)

    return {label: alter(name) for name, label in LABELS.items() if name != "fill" and getattr(changes, name)}


def visibility_text(result: Result) -> str:
    """The same in words, the least visible first."""
    shares = sorted(visibility(result).items(), key=lambda item: item[1])
    return ", ".join(f"{label} {share:.1%}" for label, share in shares)


def _least(result: Result) -> str:
    shares = visibility(result)
    return min(shares, key=lambda label: shares[label])


def _least_options(result: Result) -> tuple[str, ...]:
    """The two changes that are hardest to see, one that is plainer, and the plainest."""
    shares = sorted(visibility(result).items(), key=lambda item: item[1])
    some = {label for label, _ in (*shares[:2], shares[len(shares) // 2], shares[-1])}
    return tuple(label for label in LABELS.values() if label in some)


SHARES = ("none", "about half", "all")
SEEN = "At its most, each change alters a pixel by"
"""How the page begins to say how far each change is seen."""


def questions(result: Result) -> tuple[Question[Result], ...]:
    """What can be asked: which change is hardest to see needs two that are on."""
    return QUESTIONS if len(visibility(result)) > 1 else QUESTIONS[1:]


QUESTIONS: tuple[Question[Result], ...] = (
    Question("least", _least_options, _least, veils=lambda result: (SEEN,)),
    Question(
        "coin",
        lambda result: SHARES,
        lambda result: SHARES[1 if result.settings.flip_horizontal else 0],
        veils=lambda result: ("said",),
    ),
)


def layers_code(settings: Settings) -> str:
    """The layers that change pictures so, to stand in front of a network."""
    layers = keras_layers(augmentation(settings))
    return "\n".join(["augmentation = keras.Sequential([", *(f"    keras.layers.{layer}," for layer in layers), "])"])


def generator_code(settings: Settings) -> str:
    """The same as the course writes it."""
    return "\n".join(["ImageDataGenerator(", *(f"    {line}" for line in generator(augmentation(settings))), ")"])


def code(result: Result) -> str:
    """The Keras program that draws variants of the same picture; it prints their shape."""
    height, width = result.image.shape[:2]
    return "\n".join(
        [
            *menu.reading_code(result.settings.photo),
            f'picture = np.array(picture.resize(({width}, {height}), Image.Resampling.BILINEAR), "float32")',
            "",
            layers_code(result.settings),
            f"variants = augmentation(np.stack([picture] * {result.settings.count}), training=True)",
            "print(variants.shape)",
        ]
    )


def attachments(result: Result) -> dict[str, bytes]:
    """The files that the program reads, by name: the learner's own picture."""
    return {menu.OWN_FILE: png.exact(result.image)} if result.settings.photo in menu.OWN else {}


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, and its alt text."""
    result = compute(Settings(), pictures.load("chelsea"))
    rows = [np.hstack(result.pictures[start : start + 3]) for start in (0, 3)]
    return png.photograph(np.vstack(rows)), "Six variants of one picture of a cat"
