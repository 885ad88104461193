"""Pictures on a page. They travel with the page itself."""

import base64

import streamlit as st

KINDS = {b"\x89PNG": "png", b"<svg": "svg+xml"}
"""What a picture's first four bytes say it is; the others are JPEG."""


def show(content: bytes, alt: str, caption: str | None = None) -> None:
    """Draws a PNG, JPEG or SVG as wide as its place.

    A picture with an address of its own is gone from the server as soon as the page changes, and a browser that has not
    fetched it by then shows a broken one.
    """
    kind = KINDS.get(content[:4], "jpeg")
    address = f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"
    st.image(address, caption=caption, width="stretch", alt=alt)
