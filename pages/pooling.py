"""Lesson 1.3, pooling."""

from collections.abc import Mapping

import streamlit as st

from lessons.course import pooling as lesson
from pages.parts import code_panel, frame, image, picture_source, questions, setting, stepper

SLUG = lesson.SLUG


def settings_for(view: str) -> lesson.Settings:
    """The settings that matter for what is shown."""
    names = ["source", "size", "stride", "padding"]
    extra = {lesson.STEP: ["kind"], lesson.SIDES: [], lesson.MOVED: ["shift"]}[view]
    return setting.collect(SLUG, lesson.Settings, names + extra)


def show_sides(words: Mapping[str, str], result: lesson.Result) -> None:
    """The map with its winners, and what each kind of pooling makes of it."""
    figures, numbers = lesson.sides(result)
    for column, (name, figure) in zip(st.columns([2, 1, 1]), figures.items(), strict=True):
        with column:
            image.show(figure, alt=name, caption=name)
    st.markdown(words["sides"].format(**numbers))


def show_moved(words: Mapping[str, str], result: lesson.Result) -> None:
    """How much a small move of the picture changes what goes in and what comes out."""
    changes = lesson.moves(result)
    st.markdown(words["moved"].format(shift=f"{result.settings.shift} pixel" + "s" * (result.settings.shift > 1)))
    for column, (name, change), figure in zip(st.columns(3), changes.items(), lesson.differences(result), strict=True):
        with column:
            st.metric(name, f"{change:.0%}", border=True)
            image.show(figure, alt=f"{name}: what the move changed")
    before, pooled, _ = changes.values()
    st.info(words[f"moved verdict {'smaller' if pooled < before else 'larger'}"])


SHOW = {
    lesson.STEP: lambda words, result: stepper.show(SLUG, lesson.step(result)),
    lesson.SIDES: show_sides,
    lesson.MOVED: show_moved,
}


def show(sections: Mapping[str, str]) -> None:
    """What the learner has chosen to see."""
    view = setting.views(SLUG, lesson.Settings)
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        picture = picture_source.choose(SLUG, setting.draw(SLUG, lesson.Settings, "picture"), lesson.PICTURE_SIDE)
        settings = settings_for(view)
    try:
        shown = lesson.compute(settings, picture)
    except ValueError as error:
        stage.warning(str(error), icon=":material/block:")
    else:
        with stage:
            SHOW[view](sections, shown)
        questions.show(SLUG, sections, lesson.QUESTIONS, shown)
        code_panel.show(SLUG, lesson.code(shown), lesson.attachments(shown))


setting.remember(SLUG, lesson.Settings, picture_source.FromDataSet)
frame.lesson(SLUG, show)
