"""Lesson 2.1, a larger dataset."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.larger_dataset import clean_up, crop, leak, more, train, views
from lessons.settings import controls
from lessons.training.reports import program
from lessons.training.run.history import TrainingRecord
from lessons.training.settings import OWN
from pages.parts import (
    code_panel,
    compare,
    cropper,
    data_note,
    download_panel,
    frame,
    leak_panel,
    own_pictures,
    questions,
    setting,
)

SLUG = views.SLUG


def show_crop(words: Mapping[str, str]) -> None:
    """A frame on a picture, and what the network says of what is inside."""
    run, result = cropper.show(SLUG, words)
    questions.show(SLUG, words, crop.QUESTIONS, result)
    code_panel.show(SLUG, crop.code(result, run), crop.attachments(result, run))


def show_training(words: Mapping[str, str]) -> None:
    """Settings on the left; the curves on the right, and how the run stands to exercise 5."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        st.caption("What the next run trains with:")
        chosen = setting.collect(SLUG, train.Settings, controls(train.Settings))

    def follow_exercise(record: TrainingRecord) -> None:
        if record.epoch_points:
            st.markdown(words[train.exercise(record)].format(**train.exercise_numbers(record)))

    with stage:
        own = own_pictures.choose(SLUG) if chosen.data == OWN else None
        spec = train.spec(chosen, own)
        here = spec is not None and download_panel.show(SLUG, train.data_row(spec))
        recorded = views.recording(views.WHOLE)
        record = leak_panel.train(SLUG, spec if here else None, recorded, words, follow_exercise)
        data_note.show(train.data_row(spec or recorded.spec), spec.examples if spec else None)
    st.info(words[f"callback {chosen.callback}"].format(**train.GOALS), icon=":material/visibility:")
    questions.show_finished(SLUG, words, train.QUESTIONS, record)
    if spec is not None and here:
        code_panel.show(SLUG, train.code(spec), program.attachments(spec))


def show_more(words: Mapping[str, str]) -> None:
    """The recordings with ever more pictures: their curves, and the best of each."""
    st.markdown(words["more"].format(**more.numbers()))
    for column, outcome in zip(st.columns(len(more.NAMES)), more.outcomes(), strict=True):
        with column:
            st.metric(outcome.pictures, outcome.best, outcome.where, delta_color="off", delta_arrow="off", border=True)
    compare.picture(SLUG, more.entries(), was_active=False)
    spec = views.recording(more.NAMES[0]).spec
    code_panel.show(SLUG, train.code(spec), program.attachments(spec))


def show_clean_up(words: Mapping[str, str]) -> None:
    """A folder whose files are checked, one check after the other; or the learner's own, with all that is found."""
    left, right = st.columns([2, 5])
    with left:
        chosen = setting.draw(SLUG, clean_up.Settings, "folder")
    if chosen == clean_up.OWN:
        own_pictures.choose(SLUG)
        return
    with right:
        result = clean_up.compute(setting.collect(SLUG, clean_up.Settings, ["checked"]))
    done = result.settings.checked == clean_up.CHECKS[-1]
    st.markdown(words["cleaned" if done else "clean"].format(**clean_up.numbers(result)))
    st.html(clean_up.wall(result))
    for note in result.notes if done else ():
        st.warning(note, icon=":material/rule:")
    questions.show(SLUG, words, clean_up.QUESTIONS, result)
    code_panel.show(SLUG, clean_up.PROGRAM, {"pets.zip": clean_up.zipped})


def show_leak(words: Mapping[str, str]) -> None:
    """Validation with training pictures, and how one notices it."""
    left, stage = st.columns([3, 7], gap="medium")
    with left:
        st.markdown("**Validation pictures**")
        chosen = setting.collect(SLUG, leak.Settings, controls(leak.Settings))
        leak_panel.walls(chosen)
    recorded = leak.recorded(chosen)
    with stage:
        leak_panel.train(SLUG, recorded.spec, recorded, words, lambda shown: leak_panel.clues(SLUG, words, shown))
    questions.show(SLUG, words, leak.QUESTIONS, recorded)
    code_panel.show(SLUG, train.code(recorded.spec), program.attachments(recorded.spec))


def show_comparison(words: Mapping[str, str]) -> None:
    """Runs and recordings side by side."""
    compare.show(SLUG, words)


SHOW = {
    views.CROP: show_crop,
    views.TRAIN: show_training,
    views.MORE: show_more,
    views.CLEAN: show_clean_up,
    views.LEAK: show_leak,
    views.COMPARE: show_comparison,
}

setting.remember(SLUG, views.Settings, train.Settings, clean_up.Settings, leak.Settings, crop.Settings)
frame.views(SLUG, views.Settings, SHOW)
