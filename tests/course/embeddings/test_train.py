"""Training on texts: what the settings stand for, the exercise's bug, and which words a run has pulled apart."""

from dataclasses import replace

import pytest

from lessons import text
from lessons.course.embeddings import train, views
from lessons.data import registry
from lessons.kinds.meaning import Classes
from lessons.tasks import TASKS
from lessons.training.reports.program import program
from lessons.training.run.architecture import expected
from tests.figures.sent import meta

SUB_WORDS = {"dimensions": 64, "dense": 6, "length": 120, "learning_rate": 0.001, "epochs": 10}
"""What the recordings about the course's run on sub-words share."""


def test_first_settings_are_what_was_recorded() -> None:
    assert train.spec(train.Settings(), "reviews") == views.recording(views.HIDDEN).spec


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        (views.WORDS, {"dense": 0, "epochs": 16}),
        (views.PADDED, {"dense": 0, "epochs": 16, "pooling": "Average"}),
        (views.LONG, {"dense": 0, "epochs": 16, "pooling": "Average", "length": 120}),
        (views.LONG_MASKED, {"dense": 0, "epochs": 16, "length": 120}),
        (views.WHOLE_WORDS, {**SUB_WORDS, "pooling": "Average"}),
        (views.PIECES, {**SUB_WORDS, "pooling": "Average", "tokens": "Pieces"}),
        (views.PIECES_MASKED, {**SUB_WORDS, "tokens": "Pieces"}),
    ],
)
def test_every_recording_can_be_trained_on_the_page(name: str, changes: dict[str, object]) -> None:
    assert train.spec(replace(train.Settings(), **changes), "reviews") == views.recording(name).spec


def test_the_exercise_has_five_outputs_or_six_by_the_bug() -> None:
    topics = replace(train.Settings(), words=1000, length=120, pooling="Average")
    names = Classes(registry.describe("bbc").class_names)
    for spare, outputs in ((False, 5), (True, 6)):
        spec = train.spec(replace(topics, spare=spare), "bbc")
        assert TASKS[spec.task].outputs(names, spec.network_options) == (outputs, "softmax")


def test_one_output_too_many_needs_outputs_for_both_classes() -> None:
    network = expected(train.spec(replace(train.Settings(), spare=True), "reviews"))
    assert network.class_names == ("negative", "positive", "spare 1")


def test_what_is_set_stands_in_the_program() -> None:
    written = program(train.spec(replace(train.Settings(), pooling="Flatten", dimensions=8, words=200), "reviews"))
    for part in ("num_words=200", "Embedding(200, 8)", "Flatten()", "Dense(24"):
        assert part in written
    assert "mask_zero=True" in program(train.spec(train.Settings(), "reviews"))


def test_words_at_both_ends_are_named_where_the_mean_decides() -> None:
    low, high = train.ends(views.recording(views.WORDS))
    assert {"great", "wonderful", "excellent", "loved", "brilliant", "fantastic", "lovely", "superb"} & set(high)
    assert {"terrible", "awful", "disliked", "hated", "disappointing", "hopeless", "horrible"} & set(low)
    assert train.ends(views.recording(views.HIDDEN)) == ([], [])
    assert text.read(views.SLUG)["follow"].format(**train.numbers(views.recording(views.WORDS)))


def test_learned_vectors_bring_their_dimensions_and_what_is_set_is_explained() -> None:
    settings = replace(train.Settings(), vectors=train.LEARNED, frozen=True, dimensions=8)
    spec = train.spec(settings, "reviews")
    assert (spec.vectors, spec.network_options["dimensions"], spec.network_options["frozen"]) == (
        train.SOURCE,
        16,
        True,
    )
    words = text.read(views.SLUG)
    assert [words[name] for name in train.notes(replace(settings, spare=True))]
    assert train.notes(train.Settings()) == ()


def test_large_runs_are_for_the_teacher() -> None:
    assert train.is_class_size(train.spec(train.Settings(), "reviews"))
    large = train.spec(replace(train.Settings(), epochs=60), "sarcasm")
    assert not train.is_class_size(large)


def test_the_question_is_answered_by_the_run() -> None:
    record = views.recording(views.HIDDEN)
    for each in train.QUESTIONS:
        assert each.answer(record) in each.options(record)
        assert "{" not in text.read(views.SLUG)[f"ask {each.name}"].format(**each.numbers(record))


def test_the_zeros_in_the_mean_hold_the_courses_sub_words_back_and_not_the_pieces() -> None:
    names = (views.PIECES, views.WHOLE_WORDS, views.PIECES_MASKED)
    ends = {name: views.recording(name).epoch_points[-1].val_accuracy for name in names}
    assert ends[views.PIECES] < 0.6
    assert ends[views.WHOLE_WORDS] < 0.6
    assert ends[views.PIECES_MASKED] > 0.75
    sent = meta(train.sub_words())
    assert [run["name"] for run in sent["runs"]] == list(train.SUB_WORDS.values())
    assert sent["metric"]["baseline"]["value"] == 0.5
    said = text.read(views.SLUG)["pieces"].format(**train.sub_word_numbers())
    assert f"{ends[views.PIECES_MASKED]:.0%}" in said
    assert train.notes(replace(train.Settings(), tokens="Pieces")) == (train.PIECES,)
