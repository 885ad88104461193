"""How far pictures are changed at random: the sliders, presets to start from, and the picture."""

import streamlit as st

from lessons import settings
from lessons.course.augmentation.variants import CHANGES, PICTURE_SIDE, STARTS, Result, Settings, Start, compute
from lessons.data import menu
from pages.parts import picture_source, setting


def collect(slug: str, columns: int = 2) -> Settings:
    """Draws presets and sliders, so many side by side, then the switches; hands out all settings as they are now."""
    start_from(slug)
    declared = settings.controls(Settings)
    sliders = [name for name in CHANGES if isinstance(declared[name], settings.Slider)]
    switches = [name for name in CHANGES if isinstance(declared[name], settings.Switch)]
    # A block for each column and not for each row: every block is one more message before the picture.
    for place, column in enumerate(st.columns(columns)):
        with column:
            for name in (*sliders[place::columns], *switches[place::columns]):
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


def variants(slug: str) -> Result:
    """Asks for the picture and for the changes, and draws variants as they say."""
    picture = picture_source.choose(slug, setting.draw(slug, Settings, "photo"), PICTURE_SIDE)
    return compute(collect(slug), picture)


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
