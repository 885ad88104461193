"""Lesson 1.3, convolution: a kernel slides over a picture and finds what it is made for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from lessons import catalog
from lessons.data import menu, pictures
from lessons.figures import palette, png, stepper, windows
from lessons.maths import kernels
from lessons.maths.arrays import Array
from lessons.maths.convolution import convolve
from lessons.maths.geometry import Window, extent, output_size
from lessons.questions import Question, distinct
from lessons.settings import choice, slider, switch
from lessons.settings import menu as pick

SLUG = catalog.slug(__name__)
OWN_KERNEL = "My own"
SIGNED, CLIPPED = "Signed", "Clipped"
VIEW_SIDE = 64
PICTURE_SIDE = 256
STEP, WHOLE, LAB, TRAP = "Step through", "Whole picture", "Output size", "The course's trap"
COURSE_KERNELS = {
    "F2, “vertical lines”": kernels.KERNELS["Sobel, horizontal edges"],
    "F3, “horizontal lines”": kernels.KERNELS["Sobel, vertical edges"],
}


@dataclass(frozen=True)
class Settings:
    """What the page can set; the kernel's own numbers and the part of the picture come beside it."""

    view: str = choice("Show", (STEP, WHOLE, LAB, TRAP), STEP)
    picture: str = pick("Picture", menu.TITLES, "Cameraman (grey)", "Real photographs, or your own.")
    colour: bool = switch("Colour", False)
    kernel: str = pick(
        "Kernel", (*kernels.KERNELS, OWN_KERNEL), "Sobel, vertical edges", "Edit a number below to make your own."
    )
    divide: bool = switch("Divide by the sum")
    stride: int = slider("Stride", 1, 4, 1, help="How many pixels the kernel moves at each step.")
    padding: str = choice(
        "Padding", ("valid", "same"), "valid", "valid: only where the kernel fits. same: zeros around the picture."
    )
    dilation: int = slider("Dilation", 1, 4, 1, help="How far apart the kernel's numbers lie.")
    relu: bool = switch("ReLU")
    display: str = choice(
        "Show outputs",
        (SIGNED, CLIPPED),
        SIGNED,
        "Signed: negative outputs in orange. Clipped: cut off at 0 and 255, as the course does.",
    )


@dataclass(frozen=True)
class Lab:
    """The geometry lab's settings: one axis of one layer, in pixels."""

    lab_size: int = slider("Picture size", 1, 64, 28)
    lab_kernel: int = slider("Kernel size", 1, 11, 3)
    lab_stride: int = slider("Stride", 1, 5, 1)
    lab_padding: str = choice("Padding", ("valid", "same"), "valid")
    lab_dilation: int = slider("Dilation", 1, 4, 1)


@dataclass(frozen=True)
class Trap:
    """The trap's settings."""

    trap_kernel: str = pick("The course's filter", tuple(COURSE_KERNELS), next(iter(COURSE_KERNELS)))
    transposed: bool = switch("Beside it: transposed", True)


@dataclass(frozen=True)
class Result:
    """A kernel applied. Pictures (H, W, C) uint8, outputs (H', W') float32 before ReLU and clipping."""

    settings: Settings
    image: Array
    kernel: Array
    corner: tuple[int, int]
    view: Array
    view_output: Array

    @property
    def window(self) -> Window:
        return window(self.settings, self.kernel)

    @property
    def finish(self) -> tuple[str, ...]:
        """What happens to a sum before it is shown."""
        chosen = self.settings.relu, self.settings.display == CLIPPED
        return tuple(name for name, wanted in zip(("relu", "clip"), chosen, strict=True) if wanted)


def window(settings: Settings, kernel: Array) -> Window:
    """What these settings slide over the picture; `kernel` is (kh, kw)."""
    return Window(len(kernel), settings.stride, settings.padding, settings.dilation)


def prepare(settings: Settings, picture: Array) -> Array:
    """The picture as the lesson reads it: at most 256 pixels a side, grey (H, W, 1) unless colour is on."""
    small = pictures.fit(picture, PICTURE_SIDE)
    return small if settings.colour else pictures.to_grey(small)


def compute(settings: Settings, picture: Array, kernel: Array, corner: tuple[int, int] | None = None) -> Result:
    """Applies a kernel (k, k) to the part of a picture (H, W, 3) whose upper left corner is given, or to its middle.

    Raises ValueError in a plain sentence where the settings fit no layer.
    """
    image = prepare(settings, picture)
    numbers = kernels.divide_by_sum(kernel) if settings.divide else kernel
    place = clamp_corner(image, corner)
    view = image[place[0] : place[0] + VIEW_SIDE, place[1] : place[1] + VIEW_SIDE]
    return Result(settings, image, numbers, place, view, apply(view, numbers, window(settings, kernel)))


def apply(image: Array, kernel: Array, slid: Window) -> Array:
    """One kernel (k, k) over every channel of an image (H, W, C), the channels added up: (H', W') float32."""
    stacked = np.repeat(kernel[:, :, None, None], image.shape[2], axis=2)
    return convolve(image, stacked, None, slid.stride, slid.padding, slid.dilation)[..., 0]


def clamp_corner(image: Array, corner: tuple[int, int] | None) -> tuple[int, int]:
    """A corner from which a whole view fits into the picture (H, W, C); the middle's where none is given."""
    room = [max(0, side - VIEW_SIDE) for side in image.shape[:2]]
    row, column = corner or (room[0] // 2, room[1] // 2)
    return min(max(row, 0), room[0]), min(max(column, 0), room[1])


def apply_finish(values: Array, finish: tuple[str, ...]) -> Array:
    """Outputs (H', W', F) after ReLU and clipping, where they are on."""
    if "relu" in finish:
        values = np.maximum(values, 0)
    return np.clip(values, 0, 255) if "clip" in finish else values


def scale(result: Result, values: Array) -> stepper.Scale:
    """How outputs (H', W') are coloured: as a grey picture where they are clipped, around zero otherwise."""
    return stepper.brightness() if result.settings.display == CLIPPED else stepper.around_zero(values)


def step(result: Result) -> bytes:
    """The stepper's payload for the view."""
    kernel = np.repeat(result.kernel[:, :, None], result.view.shape[2], axis=2)
    source = stepper.Side(
        "Picture",
        f"The part of the picture under the kernel: {result.settings.picture}",
        result.view,
        stepper.brightness(),
    )
    values = result.view_output
    output = stepper.Side(
        "Feature map", f"What the kernel {result.settings.kernel} makes of it", values, scale(result, values)
    )
    return stepper.convolution("convolution", source, output, kernel, result.window, finish=result.finish)


def whole(result: Result) -> tuple[bytes, bytes, float]:
    """The whole picture as JPEG, its feature map as PNG, and which part of the outputs is negative, from 0 to 1."""
    values = apply(result.image, result.kernel, result.window)
    colours = scale(result, values)
    shown = apply_finish(values, result.finish)
    return (
        png.photograph(result.image),
        png.heatmap(shown, colours.low, colours.high, colours.colours),
        float((values < 0).mean()),
    )


def trap(picture: Array, chosen: Trap) -> list[tuple[str, Array, bytes]]:
    """The course's filter over a picture (H, W, 3) as Keras applies it and, on demand, as the course's loop does.

    For each: what this reading finds, the kernel applied, and the feature map as PNG.
    """
    kernel = COURSE_KERNELS[chosen.trap_kernel]
    grey = pictures.to_grey(pictures.fit(picture, PICTURE_SIDE))
    readings = []
    for applied in (kernel, kernel.T)[: 1 + chosen.transposed]:
        values = apply(grey, applied, Window(len(applied)))
        colours = stepper.around_zero(values)
        readings.append((finds(applied), applied, png.heatmap(values, colours.low, colours.high, colours.colours)))
    return readings


def finds(kernel: Array) -> str:
    """In words, which edges a kernel (kh, kw) answers to most."""
    vertical, horizontal = kernels.edge_responses(kernel)
    if abs(float(kernel.sum())) > 1e-3:
        return "even areas too"
    if max(vertical, horizontal) < 1e-3:
        return "no straight edge"
    if vertical > 1.5 * horizontal:
        return "vertical edges"
    return "horizontal edges" if horizontal > 1.5 * vertical else "both alike"


def formula(size: int, slid: Window) -> str:
    """The output size with its numbers filled in, as LaTeX. Raises ValueError where there is none."""
    out = output_size(size, *slid)
    if slid.padding == "same":
        return rf"\left\lceil \frac{{{size}}}{{{slid.stride}}} \right\rceil = {out}"
    reach = extent(slid.kernel, slid.dilation)
    taken = f"({slid.dilation} \\cdot ({slid.kernel} - 1) + 1)" if slid.dilation > 1 else str(reach)
    return rf"\left\lfloor \frac{{{size} - {taken}}}{{{slid.stride}}} \right\rfloor + 1 = {out}"


def lab(chosen: Lab) -> tuple[str, str, str]:
    """What the lab finds: the sizes, the formula (LaTeX) and the drawing (SVG).

    Raises ValueError in a plain sentence for the impossible.
    """
    slid = Window(chosen.lab_kernel, chosen.lab_stride, chosen.lab_padding, chosen.lab_dilation)
    sizes = f"{chosen.lab_size} → {output_size(chosen.lab_size, *slid)}"
    return sizes, formula(chosen.lab_size, slid), windows.strip(chosen.lab_size, slid)


def possible(settings: Settings) -> Settings:
    """The settings, with dilation 1 where Keras refuses the dilation because the stride is above 1 too."""
    return replace(settings, dilation=1) if settings.stride > 1 else settings


def named_kernel(name: str, written: str) -> Array:
    """The gallery's kernel (kh, kw) of that name; for the learner's own the one in `written`, if it can be read."""
    own = parse_kernel(written) if name == OWN_KERNEL else None
    return own if own is not None else kernels.KERNELS.get(name, next(iter(kernels.KERNELS.values())))


def keeps_brightness(kernel: Array) -> bool:
    """Whether dividing a kernel (kh, kw) by its sum changes nothing: the sum is one, or zero, which does not divide."""
    total = float(kernel.sum())
    return min(abs(total), abs(total - 1)) < 1e-3


def parse_kernel(written: str) -> Array | None:
    """A kernel (3, 3) or (5, 5) from numbers with commas between, as the address keeps it; None for anything else."""
    try:
        numbers = np.array([float(part) for part in written.split(",")], np.float32)
    except ValueError:
        return None
    if len(numbers) not in (9, 25) or not np.abs(numbers).max() <= 1000:
        return None
    side = 3 if len(numbers) == 9 else 5
    return numbers.reshape(side, side)


def write_kernel(numbers: Sequence[float]) -> str:
    """A kernel's numbers, row by row, as the address keeps them."""
    return ",".join(f"{float(number):.6g}" for number in numbers)


def _size_numbers(result: Result) -> Mapping[str, Any]:
    return {"size": result.view.shape[1], "formula": formula(result.view.shape[1], result.window)}


def _flat_value(result: Result) -> str:
    return f"{100 * float(result.kernel.sum()) * result.view.shape[2]:.0f}".replace("-0", "0")


def _flat_numbers(result: Result) -> Mapping[str, Any]:
    return {
        "sum": f"{float(result.kernel.sum()):g}",
        "channels": ", times 3 channels" if result.view.shape[2] == 3 else "",
    }


def _edge_numbers(result: Result) -> Mapping[str, Any]:
    vertical, horizontal = kernels.edge_responses(result.kernel)
    return {"vertical": f"{vertical:.3g}", "horizontal": f"{horizontal:.3g}"}


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "size",
        lambda result: distinct(
            result.view_output.shape[1],
            result.view.shape[1],
            result.view.shape[1] - len(result.kernel),
            result.view.shape[1] // 2,
        ),
        lambda result: str(result.view_output.shape[1]),
        _size_numbers,
    ),
    Question("flat", lambda result: distinct(int(_flat_value(result)), 0, 100, 900), _flat_value, _flat_numbers),
    Question(
        "edges",
        lambda result: ("vertical edges", "horizontal edges", "both alike", "even areas too", "no straight edge"),
        lambda result: finds(result.kernel),
        _edge_numbers,
    ),
)


def attachments(result: Result) -> dict[str, bytes]:
    """The files that the program reads, by name: the learner's own picture."""
    return {menu.OWN_FILE: png.exact(result.image)} if result.settings.picture in menu.OWN else {}


def code(result: Result) -> str:
    """The Keras program that makes the view's feature map and prints its least and largest value."""
    settings, (top, left) = result.settings, result.corner
    height, width, channels = result.image.shape
    mode = "RGB" if channels == 3 else "L"
    rows = ",\n".join(f"    {[round(float(number), 6) for number in row]}" for row in result.kernel)
    finish = ["feature_map = keras.ops.clip(feature_map, 0, 255)"] if settings.display == CLIPPED else []
    return "\n".join(
        [
            *menu.reading_code(settings.picture),
            f"picture = picture.resize(({width}, {height}), Image.Resampling.BILINEAR)",
            f'pixels = np.array(picture.convert("{mode}"), "float32").reshape({height}, {width}, {channels})',
            f"view = pixels[{top}:{top + VIEW_SIDE}, {left}:{left + VIEW_SIDE}]",
            "",
            f"kernel = np.array([\n{rows},\n])",
            "",
            "layer = keras.layers.Conv2D(",
            "    filters=1,",
            f"    kernel_size={len(result.kernel)},",
            f"    strides={settings.stride},",
            f"    padding={settings.padding!r},",
            f"    dilation_rate={settings.dilation},",
            f"    activation={'relu' if settings.relu else None!r},",
            "    use_bias=False,",
            ")",
            f"layer.build((None, None, None, {channels}))",
            f"layer.set_weights([np.repeat(kernel[:, :, None, None], {channels}, axis=2)])",
            "feature_map = layer(view[None])[0]",
            *finish,
            "print(feature_map.shape, float(keras.ops.min(feature_map)), float(keras.ops.max(feature_map)))",
        ]
    )


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, as PNG, and its alt text."""
    image = pictures.to_grey(pictures.fit(pictures.load("camera"), 180))[:120]
    values = apply(image, kernels.KERNELS["Sobel, vertical edges"], Window(3))
    return png.heatmap(values, -600, 600, palette.SIGNED), "The edges of a photograph, found by a kernel"
