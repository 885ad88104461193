"""Which data set a page uses: always named, and all about it on demand."""

import streamlit as st

from lessons.data import registry
from lessons.data.own import collection
from lessons.training.run.spec import TrainingSpec
from lessons.training.server.store import Run
from pages.parts import identity
from pages.parts.words import plain


def show(data: str, used: int | None) -> None:
    """Names a set with its counts; `used` is how many of the training pictures are used, None for all of them."""
    row = registry.describe(data)
    limit = f" ({used:,} of them used)" if used else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            f"Data: **{plain(row.title)}**, {row.train:,} training{limit} and {row.validation:,} validation pictures, "
            f"{len(row.class_names)} classes"
        )
        with st.popover("About this data", type="tertiary"):
            st.markdown(f"{row.preparation}\n\n{row.split}\n\n{row.origin}.\n\nLicence: {row.licence}.")


def other_pictures(run: Run, spec: TrainingSpec | None) -> str:
    """Which pictures a run trains with, where the page is set to others; a learner's own are named to nobody else."""
    data = run.spec.data
    if spec is not None and spec.data == data:
        return ""
    if collection.is_own(data):
        title = plain(collection.title(data)) if identity.may_see(data) else "a learner's own"
        return f" Pictures: {title}."
    return f" Pictures: {plain(registry.describe(data).title)}."
