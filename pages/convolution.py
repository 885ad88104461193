"""Lesson 1.3, convolution."""

from collections.abc import Mapping, Sequence

import streamlit as st

from lessons.course import convolution as lesson
from lessons.settings import controls
from pages.parts import (
    address,
    code_panel,
    frame,
    image,
    kernel_editor,
    picture_source,
    questions,
    region,
    setting,
    stepper,
    trap,
)

SLUG = lesson.SLUG


def experiment(words: Mapping[str, str]) -> lesson.Result | None:
    """Asks for picture, kernel and layer, and shows what comes out; None where the three fit no layer."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        picture = picture_source.choose(SLUG, setting.draw(SLUG, lesson.Settings, "picture"), lesson.PICTURE_SIDE)
        setting.draw(SLUG, lesson.Settings, "colour")
        where = st.container()
        name = setting.draw(SLUG, lesson.Settings, "kernel")
        kernel = lesson.named_kernel(name, address.held(SLUG, "numbers"))
        kernel_editor.edit(SLUG, kernel, edited, sizes=(3, 5))
        if not lesson.keeps_brightness(kernel):
            setting.draw(SLUG, lesson.Settings, "divide")
        st.caption(words[f"kernel {name}"])
    with stage:
        chosen = set_layer()
        settings = lesson.possible(chosen)
        if settings != chosen:
            st.warning("Keras refuses stride and dilation above 1 together: shown with dilation 1.")
        try:
            result = lesson.compute(settings, picture, kernel, region.corner(SLUG))
        except ValueError as error:
            st.warning(str(error), icon=":material/block:")
            return None
        if settings.view == lesson.STEP:
            stepper.show(SLUG, lesson.step(result))
        else:
            show_whole(words, result)
    with where:
        region.choose(SLUG, result.image, result.corner, lesson.VIEW_SIDE)
    return result


def set_layer() -> lesson.Settings:
    """The layer's settings in one row; with them what the page's other widgets were set to."""
    names = ("stride", "dilation", "padding", "display", "relu")
    for column, name in zip(st.columns([2, 2, 2, 3, 1.5], vertical_alignment="bottom"), names, strict=True):
        with column:
            setting.draw(SLUG, lesson.Settings, name)
    return setting.stored(SLUG, lesson.Settings)


def edited(numbers: Sequence[float]) -> None:
    """Keeps a kernel that the learner edited as their own."""
    written = lesson.write_kernel(numbers)
    if lesson.parse_kernel(written) is not None:
        address.hold(SLUG, "numbers", written)
        st.session_state[setting.key(SLUG, "kernel")] = lesson.OWN_KERNEL


def show_whole(words: Mapping[str, str], result: lesson.Result) -> None:
    """The whole picture beside its feature map."""
    before, after, hidden = lesson.whole(result)
    left, right = st.columns(2)
    with left:
        image.show(before, alt=result.settings.picture, caption="Picture")
    with right:
        image.show(after, alt=f"What {result.settings.kernel} makes of the picture", caption="Feature map")
    st.markdown(words[f"whole {result.settings.display}"].format(hidden=f"{hidden:.0%}"))


def show_lab(words: Mapping[str, str]) -> None:
    """The geometry lab: settings on the left, the formula with its numbers on the right."""
    sliders, answer = st.columns([2, 7], gap="large")
    with sliders:
        chosen = setting.collect(SLUG, lesson.Lab, controls(lesson.Lab))
    with answer:
        st.markdown(words["lab"])
        try:
            sizes, formula, drawing = lesson.lab(chosen)
        except ValueError as error:
            st.warning(str(error), icon=":material/block:")
            return
        st.metric("Pixels in, numbers out", sizes)
        st.latex(formula)
        st.image(drawing, width="stretch", alt="The pixels of one row, and where the kernel stops")


def show(sections: Mapping[str, str]) -> None:
    """What the learner has chosen to see."""
    view = setting.views(SLUG, lesson.Settings)
    if view == lesson.LAB:
        show_lab(sections)
    elif view == lesson.TRAP:
        trap.show(SLUG, sections)
    elif (shown := experiment(sections)) is not None:
        questions.show(SLUG, sections, lesson.QUESTIONS, shown)
        code_panel.show(SLUG, lesson.code(shown), lesson.attachments(shown))


setting.remember(SLUG, lesson.Settings, picture_source.FromDataSet, lesson.Lab, lesson.Trap)
frame.lesson(SLUG, show)
