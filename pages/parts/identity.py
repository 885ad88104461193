"""Who looks at the page, and what they may do."""

import streamlit as st

from lessons.data.own import owned
from lessons.training.run.history import TrainingRecord
from lessons.training.server.store import Run
from pages.web import classroom


def learner() -> str:
    """Whose runs this page starts and finds again. A browser that refuses cookies is known for as long as its page."""
    cookie = st.context.cookies.get(classroom.LEARNER)
    return classroom.owner(cookie or st.session_state.setdefault("learner", classroom.token()))


def is_teacher() -> bool:
    """Whether a teacher looks at the page; who serves the dashboard to one computer alone is one."""
    return classroom.current().is_teacher(st.context.cookies.get(classroom.TEACHER))


def may_steer(run: Run) -> bool:
    """Whether who looks at the page may steer and delete the run; to look at it, its link is enough."""
    return run.owner == learner() or is_teacher()


def may_name(record: TrainingRecord) -> bool:
    """Whether what a run was trained on may be named: the file of a learner's own data to nobody else."""
    return may_see(record.spec.data) or (isinstance(record, Run) and record.owner == learner())


def visible_data(record: TrainingRecord) -> str:
    """The name of what a run was trained on, without its title where that may not be told."""
    data = record.spec.data
    return data if may_name(record) else owned.without_title(data)


def may_see(data: str) -> bool:
    """Whether what this `TrainingSpec.data` names may be shown: what a learner brought is for them alone.

    It is not there any more, either, once that learner has left.
    """
    return not owned.is_own(data) or owned.belongs(data, learner())
