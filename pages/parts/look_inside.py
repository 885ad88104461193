"""The way to the explorer of feature maps, opened on a network of another lesson."""

import streamlit as st

from lessons.training.settings import MY_RUN
from pages.parts import identity, page_run, setting

EXPLORER = "feature-maps"
"""The lesson whose page looks into a network."""


def show_recording(title: str, label: str) -> None:
    """A link of this label to the explorer's recording of that title."""
    _show(label, network=title)


def show_run(run_id: str, label: str) -> None:
    """A link of this label to a run."""
    _show(label, network=MY_RUN, **{page_run.LINKED: run_id})


def show_run_of(slug: str, label: str) -> None:
    """A link of this label to the run on show in a lesson; none before that has a network."""
    own = page_run.current(slug)
    if own is not None and own.epochs_with_weights and identity.may_see(own.spec.data):
        show_run(own.id, label)


def _show(label: str, **query: str) -> None:
    st.page_link(
        "pages/feature_maps.py",
        label=label,
        icon=":material/stacks:",
        query_params={setting.key(EXPLORER, name): value for name, value in query.items()},
    )
