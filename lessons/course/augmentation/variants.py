"""Variants: how far each change may go, declared row by row, and many variants of one picture with what was drawn."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from lessons.course.augmentation.trainings import AUGMENTATIONS, PRESETS
from lessons.course.augmentation.views import COURSE
from lessons.data import menu, pictures
from lessons.figures import png, variants
from lessons.maths.arrays import Array
from lessons.maths.augmentation import FILLS, LABELS, LARGEST, Augmentation, Draw
from lessons.questions import Question, distinct
from lessons.settings import choice, slider, switch
from lessons.settings import menu as pick
from lessons.training.reports.augmentation_code import generator, keras_layers

DEFAULT = AUGMENTATIONS[COURSE]
COUNTS = (9, 16, 25)
SHEET_SIDE = 450
"""Pixels a side, more or less, of all variants together, so that more of them are not more to send."""
PICTURE_SIDE = SHEET_SIDE // 3


def _amount(name: str, unit: str, step: float, help: str) -> Any:
    return slider(f"{LABELS[name]}, {unit}", 0.0, LARGEST[name], float(getattr(DEFAULT, name)), step, help)


@dataclass(frozen=True)
class Settings:
    """What the page can set: the fields of an `Augmentation`, the picture, and which variants of it are drawn."""

    photo: str = pick("Picture", menu.TITLES, "Rocket at dusk")
    rotation: float = _amount("rotation", "± degrees", 1.0, "Each picture turns by another angle.")
    shear: float = _amount("shear", "± degrees", 0.1, "The course's 0.2 is 0.2 degrees: nothing to be seen.")
    shift_x: float = _amount("shift_x", "±", 0.05, "A part of the picture's width.")
    shift_y: float = _amount("shift_y", "±", 0.05, "A part of the picture's height.")
    zoom_x: float = _amount("zoom_x", "±", 0.05, "How much of the width is seen: 1 ± this.")
    zoom_y: float = _amount("zoom_y", "±", 0.05, "How much of the height is seen: 1 ± this.")
    brightness: float = _amount("brightness", "±", 0.05, "A part of full scale, added to every pixel.")
    contrast: float = _amount("contrast", "±", 0.05, "Distances from the mean times 1 ± this.")
    flip_horizontal: bool = switch(LABELS["flip_horizontal"], DEFAULT.flip_horizontal)
    flip_vertical: bool = switch(LABELS["flip_vertical"], DEFAULT.flip_vertical)
    fill: str = choice(LABELS["fill"], tuple(FILLS), DEFAULT.fill)
    count: int = choice("Variants", COUNTS, COUNTS[0])
    seed: int = slider("Seed", 0, 99, 0, help="The same seed draws the same variants.")


CHANGES = tuple(field.name for field in fields(Augmentation))
"""The settings that make the augmentation."""


class Start(NamedTuple):
    """What a button sets at once: an augmentation, and the picture number `picture` of a data set, or none."""

    augmentation: Augmentation
    data: str | None = None
    picture: int = 1


STARTS = {
    "None": Start(AUGMENTATIONS["none"]),
    "Gentle": Start(AUGMENTATIONS["gentle"]),
    "Course": Start(DEFAULT),
    "Harsh": Start(AUGMENTATIONS["harsh"]),
    # Upside down, a 6 is a 9: what a variant shows must still be what its label says.
    "Too much": Start(
        Augmentation(rotation=180, flip_horizontal=True, flip_vertical=True, fill="constant"),
        "Handwritten digits (scikit-learn)",
        6,
    ),
}
"""Settings to start from, by what their buttons say."""


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


def payload(result: Result) -> bytes:
    """What the canvas is sent."""
    told = augmentation(result.settings)
    shown = [
        variants.Variant(picture, draw, changes_text(told, draw))
        for picture, draw in zip(result.pictures, result.draws, strict=True)
    ]
    return variants.payload(result.image, shown, columns(result.settings))


def strip(result: Result) -> bytes:
    """The first nine variants side by side, as JPEG."""
    return png.photograph(np.hstack(result.pictures[: COUNTS[0]]))


def changes_text(told: Augmentation, draw: Draw) -> dict[str, str]:
    """What was drawn, in words, of all that `told` changes."""
    return {label: write(draw) for name, (label, write) in TEXTS.items() if getattr(told, name)}


def with_sign(value: float, decimals: int = 0, unit: str = "") -> str:
    """A number with its sign, a true minus, and its unit."""
    return f"{value:+.{decimals}f}{unit}".replace("-", "\N{MINUS SIGN}")


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


TEXTS: dict[str, tuple[str, Callable[[Draw], str]]] = {
    "rotation": ("Rotation", lambda draw: with_sign(draw.rotation, unit="°")),
    "shear": ("Shear", lambda draw: with_sign(draw.shear, 1, "°")),
    "shift_x": ("Shift, right", lambda draw: with_sign(100 * draw.shift_x, unit=" %")),
    "shift_y": ("Shift, down", lambda draw: with_sign(100 * draw.shift_y, unit=" %")),
    "zoom_x": ("Width seen", lambda draw: f"{draw.zoom_x:.0%}"),
    "zoom_y": ("Height seen", lambda draw: f"{draw.zoom_y:.0%}"),
    "brightness": ("Brightness", lambda draw: with_sign(100 * draw.brightness, unit=" %")),
    "contrast": ("Contrast", lambda draw: f"× {draw.contrast:.2f}"),
    "flip_horizontal": ("Left–right", lambda draw: _yes(draw.flip_horizontal)),
    "flip_vertical": ("Top–bottom", lambda draw: _yes(draw.flip_vertical)),
}
"""How each value that was drawn is told: its label, and its words."""


def _degrees(result: Result) -> float:
    """Twice what the slider says: its own number stands in the program above the question."""
    return 2 * (result.settings.rotation or DEFAULT.rotation)


def _factor(degrees: float) -> str:
    return f"{degrees / 360:.3f}"


def _factor_options(result: Result) -> tuple[str, ...]:
    degrees = _degrees(result)
    factors = {f"{degrees:.3f}", f"{degrees / 100:.3f}", _factor(degrees), f"{np.radians(degrees):.3f}"}
    return tuple(sorted(factors, key=float))


def _mirrored(result: Result) -> int:
    return sum(draw.flip_horizontal for draw in result.draws)


def _mirrored_options(result: Result) -> tuple[str, ...]:
    return distinct(_mirrored(result), 0, result.settings.count)


def _run_numbers(result: Result) -> Mapping[str, Any]:
    run = PRESETS[COURSE]
    return {"pictures": run.examples, "batch": run.batch_size, "count": result.settings.count}


def _steps(result: Result) -> int:
    run = PRESETS[COURSE]
    return -(-(run.examples or 0) // run.batch_size)


def _steps_options(result: Result) -> tuple[str, ...]:
    return distinct(_steps(result), 2 * _steps(result), result.settings.count * _steps(result))


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "factor",
        _factor_options,
        lambda result: _factor(_degrees(result)),
        lambda result: {"degrees": f"{_degrees(result):g}"},
    ),
    Question(
        "mirrored",
        _mirrored_options,
        lambda result: str(_mirrored(result)),
        lambda result: {"count": result.settings.count},
    ),
    Question("steps", _steps_options, lambda result: str(_steps(result)), _run_numbers),
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
