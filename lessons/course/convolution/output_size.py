"""Output size: how many numbers a layer makes along one row, counted and worked out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lessons.figures import strip
from lessons.maths.geometry import Window, extent, output_size, padding_before_after
from lessons.questions import Question, distinct, whole_text
from lessons.settings import choice, slider


@dataclass(frozen=True)
class Settings:
    """One axis of one layer, in pixels."""

    lab_size: int = slider("Picture size", 1, 64, 28)
    lab_kernel: int = slider("Kernel size", 1, 11, 3)
    lab_stride: int = slider("Stride", 1, 5, 1, help="How many pixels the kernel moves at each step.")
    lab_padding: str = choice(
        "Padding", ("valid", "same"), "valid", "valid: only where the kernel fits. same: zeros on both sides."
    )
    lab_dilation: int = slider("Dilation", 1, 4, 1, help="How far apart the kernel's numbers lie.")


@dataclass(frozen=True)
class Result:
    """How many outputs a row of `size` pixels gives under a window."""

    size: int
    window: Window
    outputs: int

    @property
    def reach(self) -> int:
        """How many pixels the kernel covers."""
        return extent(self.window.kernel, self.window.dilation)


def compute(settings: Settings) -> Result:
    """Counts the outputs. Raises ValueError in a plain sentence where there are none."""
    window = Window(settings.lab_kernel, settings.lab_stride, settings.lab_padding, settings.lab_dilation)
    return Result(settings.lab_size, window, output_size(settings.lab_size, *window))


def payload(result: Result) -> bytes:
    """The row and the kernel for the canvas that plays it."""
    return strip.row(result.size, result.window)


def formula(result: Result) -> str:
    """The output size with its numbers filled in, as LaTeX."""
    size, (kernel, stride, padding, dilation) = result.size, result.window
    if padding == "same":
        return rf"\left\lceil \frac{{{size}}}{{{stride}}} \right\rceil = {result.outputs}"
    taken = f"({dilation} \\cdot ({kernel} - 1) + 1)" if dilation > 1 else str(result.reach)
    return rf"\left\lfloor \frac{{{size} - {taken}}}{{{stride}}} \right\rfloor + 1 = {result.outputs}"


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words about the size."""
    size, stride, out = result.size, result.window.stride, result.outputs
    before, after = padding_before_after(size, *result.window)
    way = size if result.window.padding == "same" else size - result.reach
    return {
        "pixels": _counted(size, "pixel"),
        "kernel": result.window.kernel,
        "reach": result.reach,
        "division": f"{way} ÷ {stride} = {way / stride:.4g}",
        "moves": out - 1,
        "outputs": _counted(out, "output"),
        "stride": stride,
        "step": "pixel" if stride == 1 else f"{stride} pixels",
        "dilation": result.window.dilation,
        "before": before,
        "after": after,
    }


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" + "s" * (count > 1)


def explanation(result: Result) -> str:
    """The name of the words that say how the size comes about."""
    size, stride = result.size, result.window.stride
    if result.window.padding == "same":
        return "same exact" if size % stride == 0 else "same rounded"
    return "valid exact" if (size - result.reach) % stride == 0 else "valid rounded"


def _options(result: Result) -> tuple[str, ...]:
    size, stride = result.size, result.window.stride
    return distinct(result.outputs, result.outputs + 1, size, max(1, size - result.reach), max(1, size // stride))


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "outputs",
        _options,
        lambda result: whole_text(result.outputs),
        veils=lambda result: ("cells", formula(result)),
        numbers=numbers,
    ),
)
