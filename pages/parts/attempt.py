"""Doing what may be refused: the reason goes to the learner, in the sentence it comes with."""

from collections.abc import Callable
from typing import ParamSpec

import streamlit as st

Values = ParamSpec("Values")


def attempt(do: Callable[Values, object], *values: Values.args, **named: Values.kwargs) -> None:
    """Does it, and says why where that cannot be."""
    try:
        do(*values, **named)
    except (ValueError, OSError) as refusal:
        st.toast(str(refusal), icon=":material/block:")
