"""The runs that show what augmentation does: which data they learn from, and how long."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.augmentation import validation
from lessons.maths.augmentation import Augmentation
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import OWN
from pages.parts import (
    compare,
    data_note,
    download_panel,
    own_pictures,
    pair,
    questions,
    refusal,
    setting,
)


def both(slug: str, changes: Augmentation) -> tuple[TrainingSpec, ...]:
    """Asks what both runs learn from, and for how long; none while the data is not here."""
    names = ("trained_data", "pictures", "epochs", "run_seed")
    for column, name in zip(st.columns(len(names)), names, strict=True):
        with column:
            setting.draw(slug, validation.Settings, name)
    return ready(slug, changes)


def data(slug: str, changes: Augmentation) -> TrainingSpec | None:
    """Asks for the data alone; the run with these changes, None while the data is not here."""
    setting.draw(slug, validation.Settings, "trained_data")
    return next(reversed(ready(slug, changes)), None)


def ready(slug: str, changes: Augmentation) -> tuple[TrainingSpec, ...]:
    """The runs that are set, where their data is here; else what fetches it."""
    chosen = setting.stored(slug, validation.Settings)
    own = own_pictures.choose(slug) if chosen.trained_data == OWN else None
    specs = validation.specs(chosen, changes, own)
    here = bool(specs) and download_panel.show(slug, validation.data_row(specs[0]))
    return specs if here else ()


def curves(slug: str, words: Mapping[str, str], specs: tuple[TrainingSpec, ...]) -> None:
    """Starts the runs, and draws their curves or those of the recordings."""

    def mine() -> None:
        st.session_state[setting.key(slug, "curves")] = validation.MY_RUNS

    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        pair.start(slug, "Train without and with", specs, mine)
        shown = setting.draw(slug, validation.Shown, "curves")
    refusal.show(pair.where(slug))
    if shown == validation.RECORDED:
        told = questions.guessed(slug, validation.QUESTIONS, None)
        st.markdown(words["recorded" if told else "unasked"].format(**validation.numbers()))
        compare.picture(slug, validation.recorded() if told else validation.unasked(), was_active=False)
    elif pair.runs(slug):
        pair.show(slug, validation.name)
    else:
        st.info(words["no runs"])
    if specs:
        data_note.show(validation.data_row(specs[0]), specs[0].examples)


def ask(slug: str, words: Mapping[str, str]) -> None:
    """The questions about the recordings, while those are what the curves show."""
    if setting.stored(slug, validation.Shown).curves == validation.RECORDED:
        questions.show(slug, words, validation.QUESTIONS, None)
