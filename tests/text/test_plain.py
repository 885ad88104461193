"""Names in Markdown: each is there as it was written, and is nothing but text."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lessons import text
from lessons.text.plain import BLANK, END, ISOLATE, LONGEST_WORD, SEAM, Section, amount, line, plain, with_article

MARKS = re.escape("\\`*<>|~$&{}[]")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("**bold** `code`", r"\*\*bold\*\* \`code\`"),
        ("![x](http)", r"!\[x\](http)"),
        ("_x_ and a_b", r"\_x\_ and a_b"),
        ("<i>&amp;", r"\<i\>\&amp;"),
        ("$x^2$ | ~~y~~", r"\$x^2\$ \| \~\~y\~\~"),
        ("# head #", r"\# head #"),
        ("- x - y", r"\- x - y"),
        ("12) x", r"12\) x"),
        ("1. x", r"1\. x"),
        ("b\\a", r"b\\a"),
        ("{x}", r"\{x\}"),
    ],
)
def test_marks_are_marked_where_they_would_mean_something(name: str, written: str) -> None:
    assert plain(name) == written


@given(st.text() | st.text("*_`~[](){}<>|$&#;:!@^+-=.0123ab \\\n"))
def test_every_mark_is_marked_and_nothing_is_lost(name: str) -> None:
    assume(SEAM not in name and max(map(len, name.split()), default=0) <= LONGEST_WORD)
    written = plain(name).replace(SEAM, "")
    assert re.fullmatch(rf"(?:[^{MARKS}]|\\[{MARKS}_:#.)=+-])*", written)
    assert re.sub(rf"\\([{MARKS}_:#.)=+-])", r"\1", written) == line(name)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (":material_home:", (":m", "aterial_home:")),
        (":smile:", (":s", "mile:")),
        (":+1:", (":+", "1:")),
        (":100:", (":1", "00:")),
        ("www.evil.com", ("www", ".evil.com")),
        ("http://e.vil", ("http", "://e.vil")),
        ("a@b.co", ("a@", "b.co")),
        ("a -> b", ("a -", "> b")),
    ],
)
def test_what_streamlit_looks_for_in_text_is_taken_apart(name: str, parts: tuple[str, str]) -> None:
    assert plain(name).replace("\\", "").split(SEAM) == list(parts)


def test_a_word_without_end_is_cut_in_sentences_alone() -> None:
    assert plain(f"a {'x' * 60} b") == f"a {'x' * 60} b"
    assert plain(f"a {'x' * 61}: b") == f"a {'x' * 60}…: b"
    assert line("x" * 255) == "x" * 255


def test_a_name_is_one_line_in_which_something_is_to_be_seen() -> None:
    assert line(" a\n\tb\u2028c ") == plain(" a\n\tb\u2028c ") == "a b c"
    assert line("") == plain("") == ""
    assert line(" ") == line("\u200b") == plain("\n") == BLANK


@pytest.mark.parametrize("name", ["אבג", "\u202eevil"])
def test_what_runs_from_right_to_left_is_kept_apart(name: str) -> None:
    assert line(name) == plain(name) == f"{ISOLATE}{name}{END}"


def test_blanks_are_filled_with_text() -> None:
    section = Section("**{name}**: {share:.1%} of {count:,}, `{name}`, ${name}$")
    assert section.format(name="*x*", share=0.5, count=1000) == r"**\*x\***: 50.0% of 1,000, `*x*`, $*x*$"
    assert Section("{name} {{}}").format(name="{name}") == r"\{name\} {}"


def test_every_lessons_words_are_filled_this_way() -> None:
    assert r"\<i\>" in text.read("multiclass")["bring"].format(classes="<i>")


@pytest.mark.parametrize(("number", "words"), [(0, "0 words"), (1, "1 word"), (2431, "2,431 words")])
def test_one_thing_is_no_plural(number: int, words: str) -> None:
    assert amount(number, "word") == words


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Ankle boot", "an Ankle boot"),
        ("Bag", "a Bag"),
        ("T-shirt/top", "a T-shirt/top"),
        ("umbrella", "an umbrella"),
        ("8", "an 8"),
        ("3", "a 3"),
        ("18", "an 18"),
        ("80", "an 80"),
        ("R", "an R"),
        ("U", "a U"),
        ("A", "an A"),
        ("X-ray", "an X-ray"),
        ("U-boat", "a U-boat"),
        ("", "a "),
    ],
)
def test_article_is_the_one_that_is_read_aloud(name: str, read: str) -> None:
    assert with_article(name) == read
