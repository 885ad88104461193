"""For the teacher of a class: a question of the page is put to the whole room."""

from typing import Any

import streamlit as st

from lessons.classroom import poll
from lessons.classroom.poll import Prompt
from lessons.questions import Question
from lessons.text.plain import line
from pages.parts import identity
from pages.parts.predictions import is_settled
from pages.web import classroom


def is_offered(result: Any) -> bool:
    """Whether who looks at the page teaches a class, and questions about this have their answers by now."""
    return classroom.current().address is not None and identity.is_teacher() and is_settled(result)


def offer(text: str, reason: str, question: Question[Any], result: Any, key: str) -> None:
    """The button that asks the room, as the question stands now: what is set later changes nothing of it."""
    options = question.options(result)
    prompt = Prompt(text, tuple(map(line, options)), options.index(question.answer(result)), reason)
    st.button(
        "Ask the class",
        icon=":material/campaign:",
        on_click=poll.current().ask,
        args=(prompt,),
        help="All learners answer on their own screens. You show what they said.",
        key=key,
    )


def step(name: str) -> None:
    """What the teacher does next with the question that the room is asked."""
    if not identity.is_teacher():
        return
    match name:
        case "close":
            poll.current().close()
        case "show":
            poll.current().show()
        case "again":
            poll.current().ask_again()
        case "end":
            poll.current().end()
