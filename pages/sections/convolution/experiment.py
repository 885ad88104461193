"""Picture, kernel and layer to choose, and what comes out: step by step, or the whole picture."""

from collections.abc import Mapping, Sequence

import streamlit as st

from lessons.course import convolution as lesson
from lessons.maths.arrays import Array
from pages.parts import address, code_panel, image, kernel_editor, picture_source, questions, setting, stepper
from pages.sections.convolution import region

SETTINGS: tuple[type, ...] = (picture_source.FromDataSet,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Picture and kernel on the left; the layer and what it makes of them on the right."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        picture = picture_source.choose(slug, setting.draw(slug, lesson.Settings, "picture"), lesson.PICTURE_SIDE)
        setting.draw(slug, lesson.Settings, "colour")
        where = st.container()
        kernel = choose_kernel(slug, words)
    with stage:
        result = compute(slug, picture, kernel)
        if result is None:
            return
        if result.settings.view == lesson.STEP:
            stepper.show(slug, lesson.step(result))
        else:
            whole(words, result)
    with where:
        region.choose(slug, result.image, result.corner, lesson.VIEW_SIDE)
    questions.show(slug, words, lesson.QUESTIONS, result)
    code_panel.show(slug, lesson.code(result), lesson.attachments(result))


def choose_kernel(slug: str, words: Mapping[str, str]) -> Array:
    """A kernel (k, k) by its name, to be edited."""
    name = setting.draw(slug, lesson.Settings, "kernel")
    kernel = lesson.named_kernel(name, address.read(slug, "numbers"))

    def edited(numbers: Sequence[float]) -> None:
        written = lesson.write_kernel(numbers)
        if lesson.parse_kernel(written) is not None:
            address.write(slug, "numbers", written)
            st.session_state[setting.key(slug, "kernel")] = lesson.OWN_KERNEL

    kernel_editor.edit(slug, kernel, edited, sizes=(3, 5))
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


def whole(words: Mapping[str, str], result: lesson.Result) -> None:
    """The whole picture beside its feature map."""
    before, after, hidden = lesson.whole(result)
    left, right = st.columns(2)
    with left:
        image.show(before, alt=result.settings.picture, caption="Picture")
    with right:
        image.show(after, alt=f"What {result.settings.kernel} makes of the picture", caption="Feature map")
    st.markdown(words[f"whole {result.settings.display}"].format(hidden=f"{hidden:.0%}"))
