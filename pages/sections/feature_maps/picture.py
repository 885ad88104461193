"""The picture that the explorer sends through a network: of the validation set, a mistake, or the learner's own."""

from collections.abc import Sequence

import streamlit as st

from lessons.course.feature_maps import explore as lesson
from lessons.training.run.history import TrainingRecord
from pages.parts import picture_source, progress, setting

MOST_NETWORKS = 64

Mistakes = dict[tuple[str, int], tuple[int, ...]]


def by_number(
    slug: str, settings: lesson.Settings, network: str, record: TrainingRecord, wrong: Sequence[int]
) -> lesson.Picture:
    """A validation picture by its number, or one of those that the `network` of this name gets `wrong`."""
    if settings.source != lesson.MISTAKES:
        return lesson.from_validation(record, setting.draw(slug, lesson.Settings, "number"))
    if not lesson.knows_truth(record):
        st.caption("These pictures show none of its classes, so nobody can say which are mistakes.")
        return lesson.from_validation(record, 1)
    if not wrong:
        st.caption("No mistake on these pictures. Try an earlier epoch.")
        return lesson.from_validation(record, 1)
    label = f"Mistake, of {len(wrong)}"
    number = 1 if len(wrong) == 1 else st.slider(label, 1, len(wrong), key=f"{slug}_mistake_{network}")
    return lesson.from_validation(record, wrong[number - 1] + 1)


def own(slug: str, settings: lesson.Settings, record: TrainingRecord) -> lesson.Picture | None:
    """The learner's drawing or upload; None where there is none."""
    if settings.source == lesson.DRAW:
        return lesson.Picture(lesson.from_drawing(record, picture_source.draw(slug, picture_source.PAD_SIDE)))
    own = picture_source.bring(slug, settings.source)
    return lesson.Picture(lesson.fit(record, picture_source.crop(own))) if own is not None else None


@st.cache_resource
def store() -> Mistakes:
    """What was found before, by the network's name and epoch; thirty learners need not look for the same."""
    return {}


def mistakes(slug: str, name: str, record: TrainingRecord, epoch: int) -> tuple[int, ...]:
    """The validation pictures that the network gets wrong after an epoch; none where nobody can say."""
    if not lesson.knows_truth(record):
        return ()
    found = store()
    if (name, epoch) not in found:
        wrong = look(slug, record, epoch)
        while len(found) >= MOST_NETWORKS:
            found.pop(next(iter(found)))
        found[name, epoch] = wrong
    return found[name, epoch]


def look(slug: str, record: TrainingRecord, epoch: int) -> tuple[int, ...]:
    """Tries every picture, which takes a moment, is watched, and can be stopped."""
    looks = lesson.verdicts(record, record.layers(epoch))
    verdicts = progress.through(slug, "Looking for mistakes", looks, lesson.attempts(record), lambda: give_up(slug))
    return tuple(number for number, mistaken in enumerate(verdicts) if mistaken)


def give_up(slug: str) -> None:
    """Goes back to the pictures in their own order."""
    st.session_state[setting.key(slug, "source")] = lesson.VALIDATION
