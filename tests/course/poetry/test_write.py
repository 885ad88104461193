"""The section Write: what is sent, and what each step makes of a poem."""

from pathlib import Path

import numpy as np
import pytest

from lessons import text
from lessons.course.poetry import views, write
from lessons.course.poetry.write import Poem, Settings, compute, go_on
from lessons.course.poetry.writer import writer
from lessons.maths.generation import effective_words, sharpen
from lessons.training.reports.program import attachments
from tests.figures.sent import meta
from tests.programs import run_text

RECORD = views.recording("ballads")
NETWORK = writer(RECORD, RECORD.whole_epochs[-1])
RESULT = compute(Settings(), NETWORK, Poem("the moon"))


def step(name: str, word: object = None, place: int = 2) -> dict[str, object]:
    return {"name": name, "word": word, "place": place}


def test_bars_are_the_likeliest_words_and_the_rest() -> None:
    sent = meta(write.payload(RESULT, ()))
    likely = [word["likely"] for word in sent["words"]]
    assert likely == sorted(likely, reverse=True)
    assert len(likely) == write.BARS
    assert sum(word["share"] for word in sent["words"]) + sent["others"]["share"] == pytest.approx(1)
    np.testing.assert_allclose(
        [word["share"] for word in sent["words"]], sharpen(RESULT.likely, 0.7)[[word["id"] for word in sent["words"]]]
    )
    assert [word["look"] for word in sent["line"]] == ["typed", "typed"]
    assert len(sent["five"]) == write.FIVE
    assert not sent.keys() & {"open", "greedy"}


def test_what_is_asked_comes_with_its_answer() -> None:
    sent = meta(write.payload(RESULT, {"hot", "greedy"}))
    assert sent["open"] == pytest.approx(effective_words(RESULT.shares))
    greedy = sent["greedy"]
    ids = RESULT.ids
    for word in greedy["words"]:
        expected = NETWORK.likely([ids])[0].argmax()
        assert word == NETWORK.vocabulary.words[expected]
        ids = (*ids, int(expected))


def test_greed_that_runs_in_a_circle_repeats_its_loop() -> None:
    greed = write.follow_greed(NETWORK, RESULT.ids)
    if greed.period:
        line, *_ = write.write(NETWORK, (RESULT.ids,), greed.begin + 3 * greed.period, write.Dice(0))
        rows = NETWORK.rows([line[: len(RESULT.ids) + greed.begin + times * greed.period] for times in range(3)])
        assert (rows == rows[0]).all()


def test_the_first_of_the_five_is_what_is_drawn_word_by_word() -> None:
    result = RESULT
    for place in range(2, 2 + write.LINE):
        result = compute(Settings(), NETWORK, go_on(result, step("draw", place=place)))
    words = [NETWORK.vocabulary.words[word] for word in write.five(RESULT)[0]]
    assert list(result.poem.sequel) == words
    assert result.poem.last
    assert result.poem.last.text == words[-1]
    assert go_on(RESULT, step("verse")).sequel == tuple(words)


def test_a_word_is_taken_by_hand_and_taken_back() -> None:
    word = NETWORK.vocabulary.encode("sea")[0]
    poem = go_on(RESULT, step("take", word))
    assert (poem.sequel, poem.last) == (("sea",), None)
    later = compute(Settings(), NETWORK, poem)
    assert go_on(later, step("back", place=3)) == go_on(later, step("clear", place=3)) == RESULT.poem


@pytest.mark.parametrize(
    "wrong",
    [
        step("take", 0),
        step("take", 1),
        step("take", 10_000),
        step("take", "sea"),
        step("take", True),
        step("draw", place=3),
        step("fly"),
        {},
    ],
)
def test_a_step_that_cannot_be_changes_nothing(wrong: dict[str, object]) -> None:
    assert go_on(RESULT, wrong) == RESULT.poem


def test_a_line_ends_and_typed_words_are_cut() -> None:
    poem = Poem("the moon", ("sea",) * write.MOST_WORDS)
    full = compute(Settings(), NETWORK, poem)
    assert go_on(full, step("draw", place=2 + write.MOST_WORDS)).sequel == poem.sequel
    assert meta(write.payload(full, ()))["full"]
    assert len(write.read("word " * 99).opening) <= write.MOST_LETTERS
    unknown = meta(write.payload(compute(Settings(), NETWORK, write.read("the zebra")), ()))["line"]
    assert [word["look"] for word in unknown] == ["typed", "unknown"]
    assert compute(Settings(), NETWORK, write.read("  ")).ids == tuple(NETWORK.vocabulary.encode(write.START))


def test_cold_has_one_word_and_hot_has_many() -> None:
    shares = [compute(Settings(temperature), NETWORK, Poem()).shares for temperature in (0.0, 0.7, 2.0)]
    opens = [effective_words(share) for share in shares]
    assert opens[0] == pytest.approx(1)
    assert opens == sorted(opens)
    assert np.count_nonzero(compute(Settings(1.0, write.THREE), NETWORK, Poem()).shares) == 3


def test_questions_have_their_answers_and_words() -> None:
    first = write.first()
    for question in write.QUESTIONS:
        assert question.answer(first) in question.options(first)
        for part in ("ask", "because"):
            assert "{" not in text.read(views.SLUG)[f"{part} {question.name}"].format(**question.numbers(first))


@pytest.mark.slow
@pytest.mark.parametrize("settings", [Settings(), Settings(0.0), Settings(1.0, write.THREE, 3)])
def test_the_program_writes_with_its_network_as_the_page_does_with_ours(settings: Settings, tmp_path: Path) -> None:
    result = compute(settings, NETWORK, Poem("the moon"))
    written = write.code(RECORD.spec, result)
    before, then = written.split("model.compile(")
    weights = {str(place): array for place, array in enumerate(a for layer in NETWORK.layers for a in layer.weights)}
    np.savez(tmp_path / "weights.npz", **weights)
    for name, content in attachments(RECORD.spec).items():
        (tmp_path / name).write_bytes(content())
    load = 'kept = np.load("weights.npz"); model.set_weights([kept[str(place)] for place in range(len(kept.files))])'
    after = then[then.index("words = {") :]
    ended = run_text(f"import os; os.chdir({str(tmp_path)!r})\n{before}\n{load}\n{after}")
    assert ended.code == 0, ended.err
    line, *_ = write.write(NETWORK, (result.ids,), write.LINE, settings.dice)
    assert ended.out.splitlines()[-1] == NETWORK.vocabulary.decode(line)
