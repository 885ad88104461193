"""A picture, and a network's answer to "which of two?" as one number on a line."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.real_images import predict
from lessons.training.run.history import TrainingRecord
from lessons.training.settings import MY_RUN
from pages.parts import data_note, image, picture_source, setting, trained, training_panel
from pages.parts.component import component

EXPLORER = "feature-maps"


def show(slug: str, words: Mapping[str, str]) -> predict.Result:
    """Settings on the left, picture and answer on the right."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        name, record = choose_record(slug, words, setting.draw(slug, predict.Settings, "network"))
        epoch = trained.choose_epoch(slug, name, record, record.epochs_with_weights, "Whose network answers.")
        picture = choose_picture(slug, record)
        setting.draw(slug, predict.Settings, "divided")
    settings = setting.stored(slug, predict.Settings)
    result = predict.compute(settings, record, trained.layers(name, record, epoch), picture)
    numbers = predict.numbers(result)
    with stage:
        seen, answer = st.columns([2, 5], gap="medium")
        with seen:
            image.show(predict.photograph(result), alt="The picture as the network gets it")
            side = len(result.squared)
            st.caption(f"As the network gets it: {side} × {side} pixels")
        with answer:
            component("verdict")(key=f"{slug}_verdict", data=predict.figure(result))
            if settings.divided:
                st.info(words["divided"].format(**numbers), icon=":material/straighten:")
            else:
                st.warning(words["forgotten"].format(**numbers), icon=":material/error:")
            if result.activation == "softmax":
                st.caption(words["two numbers"].format(**numbers))
        data_note.show(predict.data_row(result), None)
        look_inside(words, name)
    return result


def look_inside(words: Mapping[str, str], name: str) -> None:
    """A link to the explorer, opened on the recording of that title or on the learner's run of that id."""
    chosen = {"network": name} if name in predict.RECORDINGS else {"network": MY_RUN, training_panel.LINKED: name}
    st.page_link(
        "pages/feature_maps.py",
        label=words["look inside"],
        icon=":material/stacks:",
        query_params={setting.key(EXPLORER, what): value for what, value in chosen.items()},
    )


def choose_record(slug: str, words: Mapping[str, str], network: str) -> tuple[str, TrainingRecord]:
    """The recording, or the learner's own run, with its name; the first recording where there is no run to ask."""
    if network in predict.RECORDINGS:
        return network, predict.recording(network)
    run = trained.choose(slug)
    if run is not None and predict.tells_two_apart(run):
        return run.id, run
    st.info(words["no run"] if run is None else words["not two"])
    first = next(iter(predict.RECORDINGS))
    return first, predict.recording(first)


def choose_picture(slug: str, record: TrainingRecord) -> predict.Picture:
    """A validation picture by its number, or one that every page offers."""
    source = setting.draw(slug, predict.Settings, "source")
    if source == predict.VALIDATION:
        return predict.from_validation(record, setting.draw(slug, predict.Settings, "number"))
    return predict.Picture(picture_source.choose(slug, source, predict.LONGEST))
