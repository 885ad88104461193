"""Where three networks put the same pictures, as maps side by side."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.transfer_learning import atlas
from pages.parts import image, questions, setting


@st.cache_resource(show_spinner="Asking three networks about each picture …", max_entries=4)
def computed(settings: atlas.Settings) -> atlas.Result:
    """The maps, made once for all learners."""
    return atlas.compute(settings)


def show(slug: str, words: Mapping[str, str]) -> atlas.Result:
    """Draws how the maps are made, the maps, and which mark is which class."""
    row = st.columns([2, 3, 5], gap="medium")
    with row[0]:
        setting.draw(slug, atlas.Settings, "method")
    with row[1]:
        setting.draw(slug, atlas.Settings, "when")
    result = computed(setting.stored(slug, atlas.Settings))
    with row[2]:
        st.markdown(words["map"].format(**atlas.numbers(result)))
    told = questions.guessed(slug, atlas.QUESTIONS, result)
    for column, (name, neighbours, svg, alt) in zip(st.columns(3), atlas.maps(result), strict=True):
        with column:
            st.markdown(f"**{name}**: {neighbours}" if told else f"**{name}**")
            image.show(svg, alt)
    return result
