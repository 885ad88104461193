"""How far pictures are changed at random: one change at a time with both its ends, and many variants of one picture."""

from collections.abc import Mapping

import streamlit as st

from lessons import settings
from lessons.course.augmentation import six as six_lesson
from lessons.course.augmentation import variants as lesson
from lessons.course.augmentation.variants import CHANGES, STARTS, Settings
from lessons.maths.arrays import Array
from lessons.maths.augmentation import Augmentation
from pages.parts import code_panel, image, picture_source, questions, setting
from pages.parts.component import component
from pages.sections.augmentation import six

SETTINGS: tuple[type, ...] = (Settings, picture_source.FromDataSet, six_lesson.Settings)
SPLIT = [1, 2]
"""How wide the settings are, and how wide what they change."""


def show(slug: str, words: Mapping[str, str]) -> None:
    """The settings on the left; on the right the variants, or the sixes that the learner marks."""
    above = st.container()
    left, stage = st.columns(SPLIT, gap="medium")
    with left:
        look = setting.draw(slug, six_lesson.Settings, "look")
        chosen = six.collect(slug) if look == six_lesson.SIXES else None
    if chosen is not None:
        with stage:
            six.show(slug, words, chosen)
        return
    with left:
        picture = ask_for_picture(slug)
        result = lesson.compute(collect(slug), picture)
        ends, span = lesson.ends(result.settings, picture)
        image.show(ends, alt=span, caption=span)
        show_programs(slug, words, result.settings)
    with above:
        open_answers = questions.show(slug, words, lesson.questions(result), result)
    with stage:
        component("variants")(key=f"{slug}_variants", data=lesson.payload(result, "coin" in open_answers))
        show_draws(slug)
        if "least" in open_answers and lesson.visibility(result):
            st.markdown(f"{lesson.SEEN}: {lesson.visibility_text(result)}.")
    code_panel.show(slug, lesson.code(result), lesson.attachments(result))


def compute(slug: str) -> lesson.Result:
    """Asks for the picture and for the changes, and makes variants as they say."""
    picture = ask_for_picture(slug)
    return lesson.compute(collect(slug), picture)


def ask_for_picture(slug: str) -> Array:
    """The picture of which variants are made."""
    return picture_source.choose(slug, setting.draw(slug, Settings, "photo"), lesson.PICTURE_SIDE)


def collect(slug: str) -> Settings:
    """Draws presets, the one change that is looked at, and the others in a fold; hands out all settings as they are."""
    start_from(slug)
    setting.draw(slug, Settings, "change")
    first = lesson.chosen(setting.current(slug, Settings))
    setting.draw(slug, Settings, first)
    # Full though it is closed: of a widget that is not drawn, the address is not read.
    with st.expander("The other changes", icon=":material/tune:", key=f"{slug}_others"):
        return setting.collect(slug, Settings, [name for name in CHANGES if name != first])


def start_from(slug: str) -> None:
    """Buttons that set all changes at once."""

    def take(changes: Augmentation) -> None:
        for name in CHANGES:
            kind = type(settings.controls(Settings)[name].default)
            st.session_state[setting.key(slug, name)] = kind(getattr(changes, name))

    with st.container(horizontal=True, gap="xsmall"):
        for label, changes in STARTS.items():
            st.button(label, on_click=take, args=(changes,), key=setting.key(slug, f"start {label}"))


def show_programs(slug: str, words: Mapping[str, str], chosen: Settings) -> None:
    """Both ways of writing the changes; written once they are opened."""
    panel = st.expander("As a program", icon=":material/code:", key=f"{slug}_programs", on_change="rerun")
    if not panel.open:
        return
    with panel:
        for heading, program in (("layers", lesson.layers_code), ("generator", lesson.generator_code)):
            st.markdown(words[heading])
            st.code(program(chosen), language=None, wrap_lines=True)


def show_draws(slug: str) -> None:
    """How many variants are drawn and which ones, and the button that draws others."""

    def next_seed() -> None:
        place, seed = setting.key(slug, "seed"), settings.controls(Settings)["seed"]
        assert isinstance(seed, settings.Slider)
        st.session_state[place] = (st.session_state[place] + 1) % (int(seed.high) + 1)

    count, seed, button = st.columns([3, 4, 3], vertical_alignment="bottom")
    with count:
        setting.draw(slug, Settings, "count")
    with seed:
        setting.draw(slug, Settings, "seed")
    button.button("Draw again", icon=":material/casino:", on_click=next_seed, key=f"{slug}_again")
