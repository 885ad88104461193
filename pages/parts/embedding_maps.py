"""Where three networks put the same pictures, as maps side by side."""

from collections.abc import Mapping

import streamlit as st

from lessons.settings import controls
from lessons.transfer_learning import atlas
from pages.parts import setting


@st.cache_resource(show_spinner=False, max_entries=4)
def computed(settings: atlas.Settings) -> atlas.Result:
    """The maps, made once for all learners."""
    return atlas.compute(settings)


def show(slug: str, words: Mapping[str, str]) -> atlas.Result:
    """Draws how the maps are made, the maps, and which mark is which class."""
    left, right = st.columns([2, 7], gap="medium")
    with left:
        result = computed(setting.collect(slug, atlas.Settings, controls(atlas.Settings)))
        st.markdown(words["map"].format(**atlas.numbers(result)))
        st.html(atlas.legend(result))
    with right:
        for column, (name, svg, says) in zip(st.columns(3), atlas.maps(result), strict=True):
            with column:
                st.markdown(f"**{name}**")
                st.html(svg)
                st.caption(says)
    return result
