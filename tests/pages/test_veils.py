"""Predict, then see: what a question asks is neither on the page nor in what is sent to it before it is predicted.

Every section of every lesson is opened once, and its questions are skipped one by one.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from lessons import catalog
from lessons.questions import Question
from lessons.text.plain import plain
from pages.parts import questions
from tests.whole_pages import healthy, open_lesson

pytestmark = pytest.mark.usefixtures("ada", "nothing_trains")
lessons = pytest.mark.parametrize("lesson", catalog.LESSONS, ids=lambda lesson: lesson.slug)

READABLE: dict[tuple[str, str], str] = {}
"""Questions whose right answer may be read on the page before, by lesson and name, each with the reason why."""


class Ask(NamedTuple):
    """A question as the page asks it, with what it asks about."""

    question: Question[Any]
    result: Any

    @property
    def veils(self) -> tuple[str, ...]:
        return self.question.veils(self.result)


@pytest.fixture
def asks(monkeypatch: pytest.MonkeyPatch) -> list[Ask]:
    """What the page asked when it was last drawn."""
    found: list[Ask] = []
    show = questions.show

    def note(slug: str, words: Any, asked: Sequence[Question[Any]], result: Any) -> frozenset[str]:
        found[:] = [Ask(question, result) for question in asked]
        return show(slug, words, asked, result)

    monkeypatch.setattr(questions, "show", note)
    return found


def elements(block: Block, without: str = "") -> Iterator[Any]:
    """The elements of a page; those of the block whose key ends so are left out."""
    for child in block.children.values():
        if not isinstance(child, Block):
            yield child
        elif not without or not str(child.key).endswith(without):
            yield from elements(child, without)


def sent(app: AppTest, without: str = "") -> bytes:
    """Everything that the browser is sent of a page."""
    return b"\n".join(element.proto.SerializeToString() for element in elements(app.main, without))


def sent_before(app: AppTest) -> bytes:
    """What the browser is sent of a page besides its question, whose choices hold the right one."""
    return sent(app, without="_predict")


def holds(data: bytes, text: str) -> bool:
    """Whether a text is in what was sent, as it is or as Markdown and JSON write it."""
    ways = (text, plain(text), json.dumps(text)[1:-1])
    return any(way.encode() in data for way in ways)


def press(app: AppTest, label: str) -> None:
    """Presses the button of this label, if there is one."""
    for button in app.button:
        if button.label == label:
            healthy(button.click().run())


def faults(app: AppTest, asks: Sequence[Ask]) -> Iterator[str]:
    """What is wrong with the veils of the section on show, where these questions are asked."""
    before = sent_before(app)
    for ask in asks:
        if not ask.veils:
            yield f"{ask.question.name} veils nothing"
        if ask.question.answer(ask.result) not in ask.question.options(ask.result):
            yield f"{ask.question.name}: the answer is none of the options, so no class can be asked"
        yield from (f"{ask.question.name}: {text!r} is there before" for text in ask.veils if holds(before, text))
    for ask in asks:
        press(app, "Skip")
        after = sent(app)
        yield from (f"{ask.question.name}: {text!r} is not there after" for text in ask.veils if not holds(after, text))
        press(app, "Next question")


def readable(app: AppTest, asks: Sequence[Ask]) -> Iterator[str]:
    """The questions whose right answer is longer than two words, and stands on the page."""
    page = sent_before(app)
    for question, result in asks:
        answer = question.answer(result)
        if len(answer.split()) > 2 and holds(page, answer):
            yield question.name


@lessons
def test_what_is_asked_is_veiled_until_it_is_predicted_or_skipped(lesson: catalog.Lesson, asks: list[Ask]) -> None:
    app = open_lesson(lesson.slug)
    choice = app.segmented_control(key=f"{lesson.slug}_view")
    wrong: dict[str, list[str]] = {}
    legible: set[tuple[str, str]] = set()
    for view in choice.options:
        asks.clear()
        healthy(app.segmented_control(key=choice.key).set_value(view).run())
        here = tuple(asks)
        legible |= {(lesson.slug, name) for name in readable(app, here)}
        wrong[view] = list(faults(app, here))
    assert not any(wrong.values()), wrong
    assert legible == {question for question in READABLE if question[0] == lesson.slug}
