"""The picture, the kernel and the layer that two sections set, and what stands around what comes out."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from lessons.course.convolution import experiment as lesson
from lessons.course.convolution import own_kernel
from lessons.maths.arrays import Array
from lessons.questions import Question
from pages.parts import address, code_panel, kernel_editor, picture_source, questions, setting
from pages.sections.convolution import region

SETTINGS: tuple[type, ...] = (lesson.Settings, picture_source.FromDataSet)


def show(
    slug: str,
    words: Mapping[str, str],
    asks: Sequence[Question[lesson.Result]],
    draw: Callable[[lesson.Result, frozenset[str]], None],
) -> None:
    """Picture and kernel on the left; on the right a question, the layer, and the result, which `draw` shows.

    `draw` also gets the names of the questions whose answers may be shown.
    """
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        picture = picture_source.choose(slug, setting.draw(slug, lesson.Settings, "picture"), lesson.PICTURE_SIDE)
        setting.draw(slug, lesson.Settings, "colour")
        where = st.container()
        kernel = choose_kernel(slug, words)
    with stage:
        question = st.container()
        result = compute(slug, picture, kernel)
        if result is None:
            return
        with question:
            known = questions.show(slug, words, asks, result)
        draw(result, known)
    with where:
        region.choose(slug, result.image, result.corner, lesson.VIEW_SIDE)
    code_panel.show(slug, lesson.code(result), lesson.attachments(result))


def choose_kernel(slug: str, words: Mapping[str, str]) -> Array:
    """A kernel (k, k) by its name, to be edited."""
    name = setting.draw(slug, lesson.Settings, "kernel")
    written = address.read(slug, "numbers")
    kernel = own_kernel.named(name, written)
    if name == own_kernel.TITLE and written and own_kernel.parse(written) is None:
        st.warning(words["unreadable kernel"], icon=":material/block:")

    def write_kernel(numbers: Sequence[float]) -> None:
        written = own_kernel.write(numbers)
        if own_kernel.parse(written) is not None:
            address.write(slug, "numbers", written)
            st.session_state[setting.key(slug, "kernel")] = own_kernel.TITLE

    kernel_editor.edit(slug, kernel, write_kernel, sizes=(3, 5))
    if not lesson.keeps_brightness(kernel):
        setting.draw(slug, lesson.Settings, "divide")
    st.caption(words[f"kernel {name}"])
    return kernel


def compute(slug: str, picture: Array, kernel: Array) -> lesson.Result | None:
    """Asks for the layer, and sends the picture through it; where they do not fit, says why, and None."""
    chosen = set_layer(slug)
    settings = lesson.possible(chosen)
    if settings != chosen:
        st.warning("Keras refuses stride and dilation above 1 together: shown with dilation 1.")
    try:
        return lesson.compute(settings, picture, kernel, region.corner(slug))
    except ValueError as error:
        st.warning(str(error), icon=":material/block:")
        return None


def set_layer(slug: str) -> lesson.Settings:
    """The layer's settings in one row; with them what the section's other widgets were set to."""
    names = ("stride", "dilation", "padding", "display", "relu")
    for column, name in zip(st.columns([2, 2, 2, 3, 1.5], vertical_alignment="bottom"), names, strict=True):
        with column:
            setting.draw(slug, lesson.Settings, name)
    return setting.current(slug, lesson.Settings)
