"""The experiment of two sections: a picture, a kernel and a layer, and what comes out."""

from dataclasses import dataclass, replace

import numpy as np

from lessons.course.convolution import own_kernel
from lessons.data import menu, pictures
from lessons.figures import png, stepper
from lessons.maths import kernels
from lessons.maths.arrays import Array
from lessons.maths.convolution import convolve
from lessons.maths.geometry import Window
from lessons.settings import choice, slider, switch
from lessons.settings import menu as pick

SIGNED, CLIPPED = "Signed", "Clipped"
VIEW_SIDE = 64
PICTURE_SIDE = 256
NOTHING = 1e-3
"""What rounding may leave of a sum that is zero."""


@dataclass(frozen=True)
class Settings:
    """What the page can set; the kernel's own numbers and the part of the picture come beside it."""

    picture: str = pick("Picture", menu.TITLES, "Cameraman (grey)", "Real photographs, or your own.")
    colour: bool = switch("Colour", False)
    kernel: str = pick(
        "Kernel", (*kernels.KERNELS, own_kernel.TITLE), "Sobel, vertical edges", "Edit a number below to make your own."
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


def finds(kernel: Array) -> str:
    """In words, which edges a kernel (kh, kw) answers to most."""
    vertical, horizontal = kernels.edge_responses(kernel)
    if not sums_to_zero(kernel):
        return "even areas too"
    if max(vertical, horizontal) < NOTHING:
        return "no straight edge"
    if vertical > 1.5 * horizontal:
        return "vertical edges"
    return "horizontal edges" if horizontal > 1.5 * vertical else "both alike"


def sums_to_zero(kernel: Array) -> bool:
    """Whether a kernel (kh, kw) writes 0 over every even area."""
    return abs(float(kernel.sum())) < NOTHING


def possible(settings: Settings) -> Settings:
    """The settings, with dilation 1 where Keras refuses the dilation because the stride is above 1 too."""
    return replace(settings, dilation=1) if settings.stride > 1 else settings


def keeps_brightness(kernel: Array) -> bool:
    """Whether dividing a kernel (kh, kw) by its sum changes nothing: the sum is one, or zero, which does not divide."""
    total = float(kernel.sum())
    return min(abs(total), abs(total - 1)) < NOTHING


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


def first_program() -> str:
    """The program of what the page opens with."""
    settings = Settings()
    picture = pictures.load_fitted(menu.GALLERY[settings.picture].name, PICTURE_SIDE)
    return code(compute(settings, picture, kernels.KERNELS[settings.kernel]))
