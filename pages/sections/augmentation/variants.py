"""How far pictures are changed at random: the sliders, presets to start from, and many variants of one picture."""

from collections.abc import Mapping

import streamlit as st

from lessons import settings
from lessons.course.augmentation import variants as lesson
from lessons.course.augmentation.variants import CHANGES, STARTS, Settings, Start
from lessons.data import menu
from pages.parts import code_panel, picture_source, questions, setting
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (Settings, picture_source.FromDataSet)
SPLIT = [2, 3]
"""How wide the settings are, and how wide what they change."""
COLUMNS = 2


def show(slug: str, words: Mapping[str, str]) -> None:
    """The sliders on the left, the variants on the right; below them the two programs that make such variants."""
    left, stage = st.columns(SPLIT, gap="medium")
    with left:
        result = compute(slug)
    with stage:
        component("variants")(key=f"{slug}_variants", data=lesson.payload(result))
        again(slug)
    layers, generator = st.columns(2, gap="medium")
    layers.markdown(words["layers"])
    layers.code(lesson.layers_code(result.settings), language=None, wrap_lines=True)
    generator.markdown(words["generator"])
    generator.code(lesson.generator_code(result.settings), language=None, wrap_lines=True)
    questions.show(slug, words, lesson.QUESTIONS, result)
    code_panel.show(slug, lesson.code(result), lesson.attachments(result))


def compute(slug: str) -> lesson.Result:
    """Asks for the picture and for the changes, and makes variants as they say."""
    picture = picture_source.choose(slug, setting.draw(slug, Settings, "photo"), lesson.PICTURE_SIDE)
    return lesson.compute(collect(slug), picture)


def collect(slug: str) -> Settings:
    """Draws presets, and sliders and switches in two columns; hands out all settings as they are now."""
    start_from(slug)
    declared = settings.controls(Settings)
    sliders = [name for name in CHANGES if isinstance(declared[name], settings.Slider)]
    switches = [name for name in CHANGES if isinstance(declared[name], settings.Switch)]
    # A block for each column and not for each row: every block is one more message before the picture.
    for place, column in enumerate(st.columns(COLUMNS)):
        with column:
            for name in (*sliders[place::COLUMNS], *switches[place::COLUMNS]):
                setting.draw(slug, Settings, name)
    return setting.collect(slug, Settings, ["fill"])


def start_from(slug: str) -> None:
    """Buttons that set everything at once."""

    def take(start: Start) -> None:
        for name in CHANGES:
            st.session_state[setting.key(slug, name)] = getattr(start.augmentation, name)
        if start.data is not None:
            chosen = {"photo": menu.DATA_SET, "data": start.data, "number": start.picture}
            for name, value in chosen.items():
                st.session_state[setting.key(slug, name)] = value

    with st.container(horizontal=True, gap="xsmall"):
        for label, start in STARTS.items():
            st.button(label, on_click=take, args=(start,), key=setting.key(slug, f"start {label}"))


def again(slug: str) -> None:
    """How many variants, and the button that draws others."""

    def next_seed() -> None:
        place, seed = setting.key(slug, "seed"), settings.controls(Settings)["seed"]
        assert isinstance(seed, settings.Slider)
        st.session_state[place] = (st.session_state[place] + 1) % (int(seed.high) + 1)

    count, seed, button = st.columns([4, 4, 3], vertical_alignment="bottom")
    with count:
        setting.draw(slug, Settings, "count")
    with seed:
        setting.draw(slug, Settings, "seed")
    button.button("Draw again", icon=":material/casino:", on_click=next_seed, key=f"{slug}_again")
