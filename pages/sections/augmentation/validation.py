"""The same network on few pictures, without augmentation and with it: both curves, recorded or the learner's own."""

from collections.abc import Collection, Mapping

import streamlit as st

from lessons.course.augmentation import validation as lesson
from lessons.course.augmentation.variants import augmentation
from lessons.data import registry
from lessons.maths.augmentation import Augmentation
from lessons.training.reports import program
from lessons.training.run.spec import TrainingSpec
from pages.parts import (
    code_panel,
    compare,
    data_note,
    download_panel,
    own_pictures,
    questions,
    refusal,
    setting,
)
from pages.sections.augmentation import pair, variants

SETTINGS: tuple[type, ...] = (lesson.Settings, lesson.Display)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The settings on the left, the curves on the right."""
    above = st.container()
    left, stage = st.columns(variants.SPLIT, gap="medium")
    with left:
        # Before anything reads it: of a widget that is not drawn yet, the address is not read either.
        whose = setting.draw(slug, lesson.Display, "curves")
        specs = both(slug, augmentation(variants.collect(slug)))
    with above:
        asking = whose == lesson.RECORDINGS
        open_answers = questions.show(slug, words, lesson.QUESTIONS, None) if asking else frozenset()
    with stage:
        start(slug, specs)
        if whose == lesson.RECORDINGS:
            show_recordings(slug, words, open_answers)
        elif pair.runs(slug):
            pair.show(slug, lesson.name)
        else:
            st.info(words["no runs"])
        if specs:
            data_note.show(specs[0].data, specs[0].examples)
    if specs:
        code_panel.show(slug, lesson.code(specs[-1]), program.attachments(specs[-1]))


def both(slug: str, changes: Augmentation) -> tuple[TrainingSpec, ...]:
    """Asks what both runs learn from, and for how long; none while the data is not here."""
    names = ("trained_data", "pictures", "epochs", "run_seed")
    setting.collect(slug, lesson.Settings, names)
    return ready(slug, changes)


def data(slug: str, changes: Augmentation) -> TrainingSpec | None:
    """Asks for the data alone; the run with these changes, None while the data is not here."""
    setting.draw(slug, lesson.Settings, "trained_data")
    return next(reversed(ready(slug, changes)), None)


def ready(slug: str, changes: Augmentation) -> tuple[TrainingSpec, ...]:
    """The runs that are set, where their data is here; else what fetches it."""
    chosen = setting.current(slug, lesson.Settings)
    specs = lesson.specs(chosen, changes, own_pictures.choose_if_own(slug, chosen.trained_data))
    here = bool(specs) and download_panel.show(slug, registry.describe(specs[0].data))
    return specs if here else ()


def start(slug: str, specs: tuple[TrainingSpec, ...]) -> None:
    """Starts the runs, whose curves are then on show."""

    def show_own() -> None:
        st.session_state[setting.key(slug, "curves")] = lesson.MY_RUNS

    pair.start(slug, "Train without and with", specs, show_own)
    refusal.show(pair.where(slug))


def show_recordings(slug: str, words: Mapping[str, str], open_answers: Collection[str]) -> None:
    """The curves of the recordings, as far as they may be seen, and what came of them."""
    sentences = [words["recorded"], *(words[name] for name in ("gain", "training") if name in open_answers)]
    if "gain" in open_answers:
        sentences.append(words["when"])
    st.markdown(" ".join(sentences).format(**lesson.numbers()))
    compare.show(slug, lesson.open_entries(open_answers), was_active=False)
