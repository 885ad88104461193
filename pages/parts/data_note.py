"""Which data set a page uses: always named, and all about it on demand."""

import streamlit as st

from lessons.data.dataset import Row
from pages.parts.words import plain


def show(row: Row, used: int | None) -> None:
    """Names the set with its counts; `used` is how many of the training pictures are used, None for all of them."""
    limit = f" ({used:,} of them used)" if used else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            f"Data: **{plain(row.title)}**, {row.train:,} training{limit} and {row.validation:,} validation pictures, "
            f"{len(row.class_names)} classes"
        )
        with st.popover("About this data", type="tertiary"):
            st.markdown(f"{row.preparation}\n\n{row.split}\n\n{row.origin}.\n\nLicence: {row.licence}.")
