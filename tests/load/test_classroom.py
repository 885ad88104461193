"""A small class, for a moment: nothing that anybody sends or trains is lost."""

from pathlib import Path

import pytest

from lessons.training.run.history import State
from tests.benchmarks.servers import APP, serving
from tests.load import classroom


@pytest.mark.slow
def test_no_message_and_no_run_is_lost(tmp_path: Path) -> None:
    with serving(APP, tmp_path) as server:
        outcome = classroom.work(server, tmp_path, learners=4, changes=3, runs=2, epochs=1)
    assert len(outcome.together) == 12
    assert outcome.lost == 0
    assert len(outcome.runs) >= 2
    assert set(outcome.runs) == {State("done")}
