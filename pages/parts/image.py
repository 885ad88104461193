"""Pictures on a page. They travel with the page itself."""

import base64

import streamlit as st

PNG_BEGINS = b"\x89PNG"


def show(content: bytes, alt: str, caption: str | None = None) -> None:
    """Draws a PNG or JPEG as wide as its place.

    A picture with an address of its own is gone from the server as soon as the page changes, and a browser that has not
    fetched it by then shows a broken one.
    """
    kind = "png" if content.startswith(PNG_BEGINS) else "jpeg"
    address = f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"
    st.image(address, caption=caption, width="stretch", alt=alt)
