"""Where the learners of a room find it, large enough to read from the last row."""

import streamlit as st

from lessons.figures import qr
from pages.parts import image


def show(address: str) -> None:
    """Draws the address in large letters, beside its QR code."""
    link = f"http://{address}"
    code, words = st.columns([1, 4], vertical_alignment="center", gap="medium")
    with code:
        image.show(qr.code(link), alt=f"QR code of {link}")
    with words:
        st.markdown("Open this address, or point a camera at the code:")
        with st.container(key="room_address"):
            st.text(link)
