"""One variant taken apart: what each step makes of the picture, with its numbers, and why their order counts."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from lessons.course.augmentation.variants import Result as Variants
from lessons.course.augmentation.variants import augmentation, with_sign
from lessons.figures import png
from lessons.maths.arrays import Array
from lessons.maths.augmentation import NOTHING, Augmentation, Draw, about_middle, steps
from lessons.questions import Question, distinct
from lessons.settings import menu, slider

FIELDS = {
    "Flip": ("flip_horizontal", "flip_vertical"),
    "Zoom": ("zoom_x", "zoom_y"),
    "Shear": ("shear",),
    "Rotation": ("rotation",),
    "Shift": ("shift_x", "shift_y"),
    "Contrast": ("contrast",),
    "Brightness": ("brightness",),
}
"""The steps in their order, and what each of them takes from the draw."""
CELL_END, ROW_END = " & ", r" \\ "
"""What LaTeX has between the cells and between the rows of a matrix."""


@dataclass(frozen=True)
class Settings:
    """What is taken apart."""

    step: str = menu("Step", tuple(FIELDS), "Rotation")
    taken: int = slider("Variant", 1, 25, 1, help="After the last comes the first again.")


@dataclass(frozen=True)
class Result:
    """The picture (H, W, 3) before a step and after it; the variant's whole draw, and the step's own part of it.

    `orders` has the picture turned and shifted as far as the settings go, one after the other, in both orders.
    """

    settings: Settings
    before: Array
    after: Array
    draw: Draw
    own: Draw
    orders: Mapping[str, Array]


def compute(settings: Settings, variants: Variants) -> Result:
    """Takes one of the variants apart."""
    place = (settings.taken - 1) % len(variants.draws)
    draw, names = variants.draws[place], list(FIELDS)
    done = names.index(settings.step)
    changes = augmentation(variants.settings)
    before = changes.apply(variants.image, _part(draw, names[:done]))
    after = changes.apply(variants.image, _part(draw, names[: done + 1]))
    return Result(settings, before, after, draw, _part(draw, [settings.step]), _orders(changes, variants.image))


def _orders(changes: Augmentation, image: Array) -> dict[str, Array]:
    turn, shift = NOTHING._replace(rotation=changes.rotation), NOTHING._replace(shift_x=changes.shift_x)
    return {
        name: changes.apply(changes.apply(image, first), second)
        for name, first, second in (("Turn, then shift", turn, shift), ("Shift, then turn", shift, turn))
    }


def _part(draw: Draw, names: list[str]) -> Draw:
    return NOTHING._replace(**{field: getattr(draw, field) for name in names for field in FIELDS[name]})


def figures(result: Result) -> tuple[bytes, bytes]:
    """The picture before and after the step, as JPEG."""
    return png.photograph(result.before), png.photograph(result.after)


def formula(result: Result) -> str:
    """What the step does to a pixel, in LaTeX: where it goes, counted from the middle, or which value it gets."""
    if result.settings.step == "Contrast":
        return rf"v' = {result.own.contrast:.2f}\,(v - \bar v) + \bar v"
    if result.settings.step == "Brightness":
        return rf"v' = v {with_sign(255 * result.own.brightness)}"
    step = next(step for step in steps(result.draw, result.before.shape) if step.name == result.settings.step.lower())
    before, after = _column("x", "y"), _column("x'", "y'")
    return f"{after} = {_matrix(step.matrix)} {before}"


def composition(result: Result) -> str:
    """All steps that move pixels as one matrix, counted from the middle as each of them is, in LaTeX."""
    whole = about_middle(result.draw, result.before.shape)
    return rf"\text{{all in one}} = {_matrix(whole)}"


def _column(x: str, y: str) -> str:
    return _brackets(([x], [y], ["1"]))


def _matrix(values: Array) -> str:
    return _brackets([[f"{value:.2f}".replace("-0.00", "0.00") for value in row] for row in values])


def _brackets(rows: Iterable[Iterable[str]]) -> str:
    """Rows of cells as a matrix in LaTeX."""
    return rf"\begin{{pmatrix}} {ROW_END.join(map(CELL_END.join, rows))} \end{{pmatrix}}"


def orders(result: Result) -> dict[str, bytes]:
    """The picture turned and shifted in both orders, as JPEG."""
    return {name: png.photograph(picture) for name, picture in result.orders.items()}


SAME, DIFFERENT = "the same picture", "two different pictures"


def _same(result: Result) -> str:
    first, second = result.orders.values()
    return SAME if np.array_equal(first, second) else DIFFERENT


def _way(draw: Draw, shape: tuple[int, ...]) -> str:
    """How far a draw moves the middle of a picture (H, W, ...)."""
    height, width = shape[:2]
    return f"{math.hypot(draw.shift_x * width, draw.shift_y * height):.1f} pixels"


def _moved(result: Result) -> str:
    return _way(result.own, result.before.shape)


def _moved_options(result: Result) -> tuple[str, ...]:
    height, width = result.before.shape[:2]
    whole = _way(result.draw, result.before.shape)
    return tuple(dict.fromkeys(["0.0 pixels", whole, f"{math.hypot(height, width) / 2:.1f} pixels"]))


def _grows(result: Result) -> str:
    """By which factor the variant's steps enlarge areas."""
    return f"{abs(np.linalg.det(about_middle(result.draw, result.before.shape))):.2f}"


def _grows_options(result: Result) -> tuple[str, ...]:
    return distinct(_grows(result), "0.50", "1.00", "2.00")


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "moved",
        _moved_options,
        _moved,
        lambda result: {"step": result.settings.step.lower()},
        lambda result: (formula(result),),
    ),
    Question(
        "grows",
        _grows_options,
        _grows,
        lambda result: {"variant": result.settings.taken},
        lambda result: (composition(result),),
    ),
    Question("order", lambda result: (SAME, DIFFERENT), _same, veils=lambda result: tuple(result.orders)),
)
