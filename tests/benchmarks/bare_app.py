"""The yardstick: a Streamlit app whose pages have as many widgets as a lesson's, and one picture or an empty canvas.

BARE_PAGES names a file that says which pages there are, and is read before each change:
{address: {"figure": "picture" or "canvas", "widgets": {test id: how many}}}.
"""

import gc
import io
import json
import os
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

import streamlit as st
from PIL import Image

PAGES = Path(os.environ["BARE_PAGES"])
OPTIONS = ("one", "two", "three", "four")
WIDGETS: Mapping[str, Callable[[str], Any]] = {
    "stSlider": lambda label: st.slider(label, 1, 200, 2, key=label),
    "stSelectbox": lambda label: st.selectbox(label, OPTIONS, key=label),
    "stButtonGroup": lambda label: st.segmented_control(label, OPTIONS, default="one", required=True, key=label),
    "stCheckbox": lambda label: st.toggle(label, key=label),
    "stRadio": lambda label: st.radio(label, OPTIONS, index=None, key=label),
    "stButton": lambda label: st.button(label, key=label),
    "stTextInput": lambda label: st.text_input(label, live="150ms", key=label),
}
DRAW = """
export default function ({ data, parentElement }) {
  const canvas = parentElement.querySelector("canvas");
  const context = canvas.getContext("2d");
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.fillRect(0, 0, 1 + (data % canvas.width), 1);
}
"""


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    gc.collect()
    gc.freeze()
    yield


@st.cache_data
def picture(address: str) -> bytes:
    """A picture of its own for every page, as PNG."""
    file = io.BytesIO()
    Image.linear_gradient("L").rotate(crc32(address.encode()) % 360).save(file, "png")
    return file.getvalue()


def page(address: str, figure: str, widgets: Mapping[str, int]) -> None:
    st.title(address)
    for kind, count in widgets.items():
        for number in range(count):
            WIDGETS[kind](f"{kind} {number}")
    if figure == "picture":
        st.image(picture(address))
    else:
        st.session_state.runs = st.session_state.get("runs", 0) + 1
        canvas = st.components.v2.component("bare_canvas", html="<canvas></canvas>", js=DRAW)
        canvas(data=st.session_state.runs, key="canvas")


def main() -> None:
    pages = [st.Page(partial(st.title, "Start"), title="Start", default=True)]
    for address, content in json.loads(PAGES.read_text("utf-8")).items():
        pages.append(st.Page(partial(page, address, **content), title=address, url_path=address))
    st.navigation(pages).run()


app = st.App(__file__, lifespan=lifespan)

if __name__ == "__main__":
    main()
