"""The explorer on a page: a whole network, layer by layer."""

import streamlit as st

from pages.parts import address
from pages.parts.component import component


def show(slug: str, payload: bytes) -> None:
    """Places the explorer with a payload of `lessons.figures.explorer`; a clicked cell goes to the address."""
    name = f"{slug}_explorer"

    def clicked() -> None:
        place = st.session_state[name]["cell"]
        if place is not None:
            address.hold(slug, "cell", "-".join(str(int(part)) for part in place))

    component("explorer")(key=name, data=payload, on_cell_change=clicked)
