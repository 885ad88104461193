"""A question of the teacher's own to the class, beside those that lessons ask."""

import streamlit as st

from lessons.classroom import own_question, poll

FIELDS = ("text", "options", "right", "reason")
PANEL = "own_question_panel"
"""Whether the fields are unfolded, under this name in the session."""
WRONG = "own_question_wrong"
"""Where the session keeps what is wrong with what was typed."""


def show() -> None:
    """Draws the fields, folded away; the answers are counted in the bar at the top of every page."""
    st.fragment(show_form)()


def show_form() -> None:
    """The fields, and the button that asks the room."""
    with (
        st.expander("Ask the class a question of your own", icon=":material/campaign:", key=PANEL, on_change="rerun"),
        st.form("own_question", border=False),
    ):
        st.text_input("Question", key="own_question_text", max_chars=own_question.LONGEST)
        left, right = st.columns(2, gap="medium")
        left.text_area(
            "Options, one a line",
            key="own_question_options",
            height=160,
            help=f"{own_question.FEWEST} to {own_question.MOST}. Without any, the class answers with a number.",
        )
        right.text_input("Right answer, if there is one", key="own_question_right")
        right.text_input("Why it is right", key="own_question_reason", max_chars=own_question.LONGEST)
        st.form_submit_button("Ask the class", on_click=ask, icon=":material/campaign:")
        if wrong := st.session_state.get(WRONG):
            st.error(wrong, icon=":material/error:")


def ask() -> None:
    """Puts to the room what is typed, or says what is wrong with it."""
    typed = [st.session_state[f"own_question_{field}"] for field in FIELDS]
    try:
        poll.current().ask(own_question.prompt(*typed))
    except ValueError as wrong:
        st.session_state[WRONG] = str(wrong)
    else:
        st.session_state[WRONG] = ""
        # The projector may show this page, and the right answer is typed here.
        st.session_state[PANEL] = False
