"""Which data set a page uses: always named, and all about it on demand."""

import streamlit as st

from lessons.data import registry
from lessons.data.own import owned
from lessons.kinds import KINDS
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from pages.parts import identity
from pages.parts.words import plain


def show(data: str, used: int | None) -> None:
    """Names a set with its counts; `used` is how many of what is there to train with is used, None for all of it."""
    row, contents = registry.describe(data), KINDS[registry.kind_of(data)].contents
    limit = f" ({used:,} of them used)" if used else ""
    classes = f", {len(row.class_names)} classes" if row.class_names else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            f"Data: **{plain(row.title)}**, {row.train:,} training{limit} and {row.validation:,} validation {contents}"
            f"{classes}"
        )
        with st.popover("About this data", type="tertiary"):
            st.markdown(f"{row.preparation}\n\n{row.split}\n\n{row.origin}.\n\nLicence: {row.licence}.")


def other_data(record: TrainingRecord, spec: TrainingSpec | None) -> str:
    """What a run has learned from, where the page is set to something else; a learner's own is named to nobody else."""
    data, unit = record.spec.data, record.spec.kind.unit.capitalize()
    if spec is not None and spec.data == data:
        return ""
    if owned.is_own(data):
        return f" · {unit}: {plain(owned.title(identity.visible_data(record)))}"
    return f" · {unit}: {plain(registry.describe(data).title)}"
