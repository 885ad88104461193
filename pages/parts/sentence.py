"""The sentence that a learner types, in the session alone: it goes neither into the address nor to others."""

import streamlit as st


def show(place: str, label: str, first: str, most_letters: int, help: str | None = None) -> str:
    """Draws the field, and returns what it holds: `first` until the learner types; it runs the page as they do."""
    memory = f"{place}_typed"

    def remember() -> None:
        # Streamlit forgets a field while its section is not on show.
        st.session_state[memory] = st.session_state[place]

    written: str = st.text_input(
        label,
        st.session_state.get(memory, first),
        max_chars=most_letters,
        key=place,
        on_change=remember,
        live="300ms",
        autocomplete="off",
        help=help,
    )
    return written
