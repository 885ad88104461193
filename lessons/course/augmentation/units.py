"""Degrees or fractions: what one number means to the course's generator, and to the layers of Keras."""

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from lessons.course.augmentation.variants import PICTURE_SIDE
from lessons.data import menu, pictures
from lessons.figures import png
from lessons.maths.arrays import Array
from lessons.maths.augmentation import NOTHING, Augmentation, Draw
from lessons.questions import Question
from lessons.settings import menu as pick
from lessons.settings import slider

GREY = 128


@dataclass(frozen=True)
class Settings:
    """The picture, and the number that is written."""

    units_photo: str = pick("Picture", menu.TITLES, "Cat")
    value: float = slider("The number", 0.05, 0.9, 0.2, 0.05, "What the program says.")


class Meaning(NamedTuple):
    """How a number is written in a program, what it means there in words, and the most that a picture then gets."""

    notation: str
    means: str
    most: Draw


def _degrees(value: float) -> str:
    return f"±{value:.3g}°"


def _part(value: float) -> str:
    return f"±{value:.0%}"


def _leaning(value: float) -> float:
    """The angle, in degrees, of a shear that moves the rows by this part of their distance."""
    return math.degrees(math.atan(value))


MEANINGS: Mapping[str, Callable[[float], Meaning]] = {
    "rotation_range": lambda v: Meaning(f"rotation_range={v:g}", _degrees(v), NOTHING._replace(rotation=v)),
    "RandomRotation": lambda v: Meaning(
        f"RandomRotation({v:g})", _degrees(360 * v), NOTHING._replace(rotation=360 * v)
    ),
    "shear_range": lambda v: Meaning(f"shear_range={v:g}", _degrees(v), NOTHING._replace(shear=v)),
    "RandomShear": lambda v: Meaning(f"RandomShear({v:g})", _degrees(_leaning(v)), NOTHING._replace(shear=_leaning(v))),
    "width_shift_range": lambda v: Meaning(f"width_shift_range={v:g}", _part(v), NOTHING._replace(shift_x=v)),
    "RandomTranslation": lambda v: Meaning(f"RandomTranslation(0, {v:g})", _part(v), NOTHING._replace(shift_x=v)),
}
"""What a number means to each way of writing a change: the course's arguments, each before its layer."""


@dataclass(frozen=True)
class Result:
    """A picture (H, W, 3), and what the number means to each way of writing."""

    settings: Settings
    image: Array
    meanings: Mapping[str, Meaning]


def compute(settings: Settings, picture: Array) -> Result:
    """Reads the number in every way."""
    image = pictures.fit(picture, PICTURE_SIDE)
    return Result(settings, image, {name: read(settings.value) for name, read in MEANINGS.items()})


ABOUT = {"turn": "RandomRotation", "moves": "shear_range", "meant": "RandomShear"}
"""Which way of writing each question is about."""


def figures(result: Result, answers: Collection[str]) -> dict[str, bytes]:
    """The picture changed as far as each meaning allows, as JPEG, by the name of the way of writing.

    A way that a question is about stays grey until the question has its answer.
    """
    changes = Augmentation(fill="constant")
    pictures = {name: changes.apply(result.image, meaning.most) for name, meaning in result.meanings.items()}
    pictures |= {name: np.full_like(result.image, GREY) for name in hidden(answers)}
    return {name: png.photograph(picture) for name, picture in pictures.items()}


def hidden(answers: Collection[str]) -> set[str]:
    """The ways of writing that stay hidden, as a question about them has no answer yet."""
    return {name for question, name in ABOUT.items() if question not in answers}


def caption(meaning: Meaning, visible: bool) -> str:
    """What stands below a picture: how it is written and, where it may be seen, what that means."""
    return f"`{meaning.notation}` {f'means **{meaning.means}**' if visible else '?'}"


def _veil(question: str) -> Callable[[Result], tuple[str, ...]]:
    return lambda result: (caption(result.meanings[ABOUT[question]], True),)


def pixels(result: Result) -> float:
    """By how many pixels the course's shear moves the upper edge against the middle."""
    height = int(result.image.shape[0])
    return math.tan(math.radians(result.settings.value)) * height / 2


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    return {
        "value": f"{result.settings.value:g}",
        "turn": result.meanings["RandomRotation"].means,
        "shear": result.meanings["shear_range"].means,
        "pixels": f"{pixels(result):.2f}",
        "side": result.image.shape[0],
    }


def _turn_options(result: Result) -> tuple[str, ...]:
    value = result.settings.value
    return tuple(dict.fromkeys(_degrees(turn) for turn in (value, 100 * value, 360 * value)))


def _moves_options(result: Result) -> tuple[str, ...]:
    moved, height = pixels(result), result.image.shape[0]
    return tuple(dict.fromkeys(f"{move:.2f}" for move in (moved, 10 * moved, result.settings.value * height)))


def _meant_options(result: Result) -> tuple[str, ...]:
    value = result.settings.value
    return tuple(dict.fromkeys(_degrees(lean) for lean in (value, _leaning(value), 90 * value)))


QUESTIONS: tuple[Question[Result], ...] = (
    Question("turn", _turn_options, lambda result: result.meanings["RandomRotation"].means, numbers, _veil("turn")),
    Question("moves", _moves_options, lambda result: f"{pixels(result):.2f}", numbers, _veil("moves")),
    Question("meant", _meant_options, lambda result: result.meanings["RandomShear"].means, numbers, _veil("meant")),
)


def code(result: Result) -> str:
    """The program that prints how far a layer of Keras turns pictures with this number."""
    value = f"{result.settings.value:g}"
    return "\n".join(
        [
            "import keras",
            "import numpy as np",
            "",
            f"layer = keras.layers.RandomRotation({value})",
            "low, high = 360 * np.array(layer.factor)",
            'print(f"from {low:.1f} to {high:.1f} degrees")',
        ]
    )
