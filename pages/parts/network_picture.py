"""The picture that the explorer sends through a network: of the validation set, a mistake, or the learner's own."""

import streamlit as st

from lessons.course.feature_maps import explore
from lessons.training.run.history import TrainingRecord
from pages.parts import mistakes, picture_source, setting


def by_number(slug: str, settings: explore.Settings, name: str, record: TrainingRecord, epoch: int) -> explore.Picture:
    """A validation picture by its number, or one of those that the network gets wrong."""
    if settings.source != explore.MISTAKES:
        return explore.from_validation(record, setting.draw(slug, explore.Settings, "number"))
    if not explore.knows_truth(record):
        st.caption("These pictures show none of its classes, so nobody can say which are mistakes.")
        return explore.from_validation(record, 1)
    wrong = mistakes.find(slug, name, record, epoch)
    if not wrong:
        st.caption("No mistake on these pictures. Try an earlier epoch.")
        return explore.from_validation(record, 1)
    label = f"Mistake, of {len(wrong)}"
    number = 1 if len(wrong) == 1 else st.slider(label, 1, len(wrong), key=f"{slug}_mistake_{name}_{epoch}")
    return explore.from_validation(record, wrong[number - 1] + 1)


def own(slug: str, settings: explore.Settings, record: TrainingRecord) -> explore.Picture | None:
    """The learner's drawing or upload; None where there is none."""
    if settings.source == explore.DRAW:
        return explore.Picture(explore.from_drawing(record, picture_source.draw(slug, picture_source.PAD_SIDE)))
    own = picture_source.bring(slug, settings.source)
    return explore.Picture(explore.fit(record, own)) if own is not None else None
