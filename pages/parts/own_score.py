"""A learner's own picture and what the network says, and how often it was right about such pictures so far."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.multiclass import labels, own, views
from lessons.figures.softmax import softmax
from lessons.maths.arrays import Array
from lessons.training.run.history import TrainingRecord
from pages.parts import asked, image, picture_source, setting, sheet, trained
from pages.parts.component import component


def show(slug: str, words: Mapping[str, str]) -> own.Result | None:
    """Settings on the left, picture and answer on the right, the score below; None until there is a picture."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        name, record = asked.choose(slug, words)
        picture = choose_picture(slug, record)
    kept: tuple[own.Kept, ...] = st.session_state.get(place(slug), ())
    with stage:
        if picture is None:
            st.info(words["bring"].format(classes=", ".join(views.data_row(record).class_names)))
            return None
        result = own.compute(record, trained.layers(name, record, views.epoch_asked(record)), picture, kept)
        seen, answer = st.columns([2, 5], gap="medium")
        with seen:
            image.show(labels.photograph(result.image), alt="The picture as the network gets it")
            if result.truth is None:
                judge(slug, record, picture[0])
        with answer:
            component("softmax")(
                key=f"{slug}_own_softmax", data=softmax(result.logits, record.class_names, result.truth)
            )
        score(slug, words, result)
    return result


def place(slug: str) -> str:
    """Where the session keeps the learner's pictures."""
    return f"{slug}_kept"


def choose_picture(slug: str, record: TrainingRecord) -> tuple[Array, int | None] | None:
    """A validation picture with its class, or the learner's own; None until there is one."""
    source = setting.draw(slug, own.Settings, "source")
    if source == own.VALIDATION:
        return own.from_validation(record, setting.draw(slug, own.Settings, "drawn"))
    brought = picture_source.bring(slug, source)
    return None if brought is None else (brought, None)


def judge(slug: str, record: TrainingRecord, picture: Array) -> None:
    """The learner says what the picture shows; then it counts."""
    chosen = f"{slug}_truth"

    def count() -> None:
        truth = st.session_state[chosen]
        if truth is not None:
            st.session_state[place(slug)] = own.keep(st.session_state.get(place(slug), ()), picture, truth)
            st.session_state[chosen] = None

    classes = views.data_row(record).class_names
    st.selectbox("It shows", classes, index=None, placeholder="Say what is right", key=chosen, on_change=count)


def score(slug: str, words: Mapping[str, str], result: own.Result) -> None:
    """How many of the learner's pictures were answered rightly, beside the share of the drawn ones."""
    if not result.told:
        st.caption(words["no score"].format(**own.numbers(result)))
        return
    st.info(words["score"].format(**own.numbers(result)), icon=":material/scoreboard:")
    sheet.show(slug, "own_sheet", own.wall(result), lambda _: None)
    st.button(
        "Start again",
        icon=":material/delete:",
        on_click=lambda: st.session_state.pop(place(slug), None),
        key=f"{slug}_forget",
    )
