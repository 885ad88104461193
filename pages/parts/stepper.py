"""The stepper on a page: a window slides over an input and its output is worked out in numbers, all in the browser."""

from pages.parts.component import component


def show(slug: str, payload: bytes) -> None:
    """Places the stepper with a payload of `lessons.figures.stepper`."""
    component("stepper")(key=f"{slug}_stepper", data=payload)
