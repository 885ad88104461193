"""Who may start which run: one that would keep a whole class waiting is for the teacher."""

import streamlit as st

from lessons.training.run.spec import TrainingSpec
from pages.parts import identity


def permit(spec: TrainingSpec | None, is_class_size: bool, sentence: str) -> TrainingSpec | None:
    """The run, where this learner may start it; else the `sentence` that says why not, and None."""
    if spec is None or is_class_size or identity.is_teacher():
        return spec
    st.info(sentence, icon=":material/school:")
    return None
