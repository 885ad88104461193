"""A photo for the page: taken by the page itself or, where browsers keep the camera from it, by the phone's picker."""

from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

NO_CAMERA = (
    "Browsers let a page use the camera only at a secure address, https://…, and this one is not. "
    "Take the photo with your phone's own camera: **Upload** below offers it. On a computer, choose a picture."
)


def show(slug: str) -> UploadedFile | None:
    """The learner's photo; None until there is one."""
    if may_film(st.context.url or ""):
        return st.camera_input("Camera", key=f"{slug}_camera")
    st.info(NO_CAMERA, icon=":material/no_photography:")
    # Asked for pictures of any kind, a phone offers its camera beside its gallery.
    return st.file_uploader("Photo", type="image", key=f"{slug}_photo")


def may_film(url: str) -> bool:
    """Whether browsers offer the camera to a page at this address: over HTTPS, or on the computer that serves it."""
    address = urlsplit(url)
    return address.scheme == "https" or is_this_computer(address.hostname or "localhost")


def is_this_computer(host: str) -> bool:
    """Whether browsers take this host for the computer they run on."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
