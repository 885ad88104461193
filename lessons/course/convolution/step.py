"""Step through: the kernel stops at one place after the other, and every number is worked out."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from lessons.course.convolution.experiment import Result, finds, scale
from lessons.figures import stepper
from lessons.maths import kernels
from lessons.maths.arrays import Array
from lessons.maths.convolution import explain
from lessons.questions import Question, distinct, whole_text
from lessons.text.plain import with_minus

EVEN = 100
"""The brightness of the even area that is asked about."""


def payload(result: Result) -> bytes:
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


def products(result: Result) -> Array:
    """Patch times kernel (kh, kw, C) where the stepper stands first."""
    filters = np.repeat(result.kernel[:, :, None, None], result.view.shape[2], axis=2)
    row, column = stepper.strongest(result.view_output)
    return explain(result.view, filters, row, column, 0, None, *result.window[1:]).products


def _total(result: Result) -> int:
    return round(float(products(result).sum()))


def _total_options(result: Result) -> tuple[str, ...]:
    each = products(result)
    heaviest = each.flat[int(np.abs(each).argmax())]
    return distinct(_total(result), -_total(result), round(float(np.abs(each).sum())) or 1, round(float(heaviest)))


def _even(result: Result) -> int:
    return round(EVEN * float(result.kernel.sum()) * int(result.view.shape[2]))


def _even_numbers(result: Result) -> Mapping[str, Any]:
    channels = " × 3 channels" if result.view.shape[2] == 3 else ""
    product = f"{EVEN} × {with_minus(float(result.kernel.sum()), '.4g')}{channels} = {whole_text(_even(result))}"
    return {"even": EVEN, "product": product}


def _quarter_turn(result: Result) -> Array:
    return np.rot90(result.kernel)


def _edge_numbers(result: Result) -> Mapping[str, Any]:
    vertical, horizontal = kernels.edge_responses(_quarter_turn(result))
    return {"responses": f"{vertical:.3g} at a vertical edge and {horizontal:.3g} at a horizontal one"}


EDGES = ("vertical edges", "horizontal edges", "both alike", "even areas too", "no straight edge")
TOTAL: Question[Result] = Question(
    "total",
    _total_options,
    lambda result: whole_text(_total(result)),
    veils=lambda result: ("results",),
    numbers=lambda result: {"count": products(result).size},
)
FACTS: tuple[Question[Result], ...] = (
    Question(
        "even",
        lambda result: distinct(_even(result), 0, EVEN, 9 * EVEN),
        lambda result: whole_text(_even(result)),
        veils=lambda result: (_even_numbers(result)["product"],),
        numbers=_even_numbers,
    ),
    Question(
        "turned",
        lambda result: EDGES,
        lambda result: finds(_quarter_turn(result)),
        veils=lambda result: (_edge_numbers(result)["responses"],),
        numbers=_edge_numbers,
    ),
)
"""Questions about the kernel alone: what they find out then stands below the stepper."""
QUESTIONS = (TOTAL, *FACTS)
