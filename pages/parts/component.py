"""How a canvas component of `assets/components` is placed on a page."""

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

FOLDER = Path(__file__).parents[2] / "assets" / "components"

# Inline code travels with every change, so it only fetches the component's real code, which the browser keeps.
LOADER = """const {{ default: render }} = await import(`${{location.origin}}/components/{name}/main.js`);
export default render;"""


@cache
def component(name: str, isolated: bool = True) -> ComponentRenderer:
    """The mount function of the component in `assets/components/<name>`.

    `isolated` keeps its style sheet to itself; a component that uses a library with sheets of its own cannot be.
    """
    folder = FOLDER / name
    return st.components.v2.component(
        f"layerscope_{name}",
        html=(folder / "index.html").read_text("utf-8"),
        css=(FOLDER / "shared" / "style.css").read_text("utf-8") + (folder / "style.css").read_text("utf-8"),
        js=LOADER.format(name=name),
        isolate_styles=isolated,
    )
