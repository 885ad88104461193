"""The section Encode: the course's ids, both tokenizers, and its traps as Keras has them."""

import ast

import pytest
from keras.src.legacy.preprocessing.text import Tokenizer

from lessons.course.tokens import encode, views
from tests.figures.sent import meta
from tests.programs import run_text

COURSE = ("I love my dog", "I love my cat", "You love my dog!", "Do you think my dog is amazing?")


def result(size: int = 40, oov: bool = True, lines: tuple[str, ...] = COURSE, test: str = "") -> encode.Result:
    return encode.compute(encode.Settings(size, oov), lines, test)


def ids(sent: bytes, panel: int, group: int) -> list[list[int | None]]:
    return [[chip["id"] for chip in row] for row in meta(sent)["panels"][panel]["groups"][group]["rows"]]


def test_ids_are_the_courses() -> None:
    sent = encode.payload(result(test="My dog loves my manatee"), [], with_test=True)
    assert ids(sent, 0, 0) == [[5, 3, 2, 4], [5, 3, 2, 7], [6, 3, 2, 4], [8, 6, 9, 2, 4, 10, 11]]
    assert ids(sent, 0, 1) == [[2, 4, 1, 2, 1]]
    assert ids(sent, 1, 0)[0] == [6, 3, 2, 4]


def test_test_line_waits_for_the_prediction() -> None:
    assert len(meta(encode.payload(result(test="My dog"), [], with_test=False))["panels"][0]["groups"]) == 1


def test_words_beyond_the_vocabulary_are_unknown_or_left_out() -> None:
    for oov, look, place in ((True, "unknown", 1), (False, "gone", None)):
        panel = meta(encode.payload(result(3, oov), [], with_test=False))["panels"][0]
        cat = panel["groups"][0]["rows"][1][3]
        assert (cat["text"], cat["look"], cat["id"]) == ("cat", look, place)
        assert [entry["text"] for entry in panel["index"] if not entry["lost"]] == (
            ["<OOV>", "my"] if oov else ["my", "love"]
        )


def test_what_the_tokenizers_write_otherwise_is_marked() -> None:
    panels = meta(encode.payload(result(lines=("Don't be state-of-the-art",)), [], with_test=False))["panels"]
    odd = [[chip["text"] for chip in panel["groups"][0]["rows"][0] if chip["odd"]] for panel in panels]
    assert odd == [["don't", "state", "of", "the", "art"], ["dont", "stateoftheart"]]


@pytest.mark.parametrize("oov", [True, False])
def test_a_bare_text_is_read_by_letters_as_in_keras(oov: bool) -> None:
    theirs = Tokenizer(num_words=40, oov_token="<OOV>" if oov else None)
    theirs.fit_on_texts(COURSE)
    assert encode.letters(result(oov=oov)) == theirs.texts_to_sequences(encode.BARE)


@pytest.mark.parametrize("oov", [True, False])
def test_a_small_vocabulary_gives_as_many_ids_as_keras(oov: bool) -> None:
    theirs = Tokenizer(num_words=encode.SMALL, oov_token="<OOV>" if oov else None)
    theirs.fit_on_texts(COURSE)
    given = {number for ids in theirs.texts_to_sequences(COURSE) for number in ids}
    assert encode.own_ids(result(oov=oov)) == len(given - ({1} if oov else set()))


def test_the_program_prints_the_pages_ids() -> None:
    shown = encode.compute(encode.Settings(), views.read(views.LINES), views.TEST)
    lines = run_text(encode.code(shown)).out.splitlines()
    assert ast.literal_eval(lines[1]) == [shown.tokenizer.encode(line) for line in shown.lines]
    assert ast.literal_eval(lines[2]) == shown.tokenizer.encode(shown.test)
    vectorization = shown.vocabularies["vectorization"]
    assert ast.literal_eval(lines[3])[1:] == list(vectorization.words)[1:]
    assert ast.literal_eval(lines[4]) == vectorization.encode(shown.test)


def test_lines_are_bounded() -> None:
    assert views.read("a\n\n  b   c \n") == ("a", "b c")
    assert len(views.read("word\n" * 99)) == views.MOST_LINES
    assert len(views.read("x" * 999)[0]) == views.MOST_LETTERS
