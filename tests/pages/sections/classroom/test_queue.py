"""What the teacher reads about the runs that wait."""

import pytest

from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server.queue import Place
from pages.sections.classroom.queue import standing


@pytest.mark.parametrize(
    ("state", "ahead", "wait", "words"),
    [
        (State("queued", "No worker has joined yet."), 1, None, "No worker has joined yet."),
        (State("queued"), 0, 0.0, "Next"),
        (State("queued"), 0, 20.0, "Next, in about 20 seconds"),
        (State("queued"), 2, None, "2 before it"),
        (State("starting", "Pictures made ready: 1 of 2."), 0, 0.0, "Getting ready"),
    ],
)
def test_a_run_stands_in_the_line_or_waits_for_what_is_missing(
    state: State, ahead: int, wait: float | None, words: str
) -> None:
    assert standing(Place("run", "ada", TrainingSpec(), 0.0, state, ahead, wait)) == words
