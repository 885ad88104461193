"""A small class that follows: every page gets to every step of the teacher's, or past it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.load import following

KEYS = [(1.0, 2), (1.5, 3), (2.0, 4), (2.5, 3)]
STEPS = {7: (0.5, 1), 8: (1.1, 2), 9: (1.6, 3), 10: (2.1, 4), 11: (2.6, 3)}
PLACES = {8: 0, 9: 1, 10: 2, 11: 3}


def test_a_step_shows_the_newest_key_of_its_stride() -> None:
    assert following.places(KEYS, STEPS) == PLACES


def test_a_page_that_leaves_a_step_out_has_shown_it_with_the_next() -> None:
    drawings = [(0.75, 7), (1.2, 8), (2.25, 10), (2.75, 11)]
    assert following.delays(PLACES, KEYS, drawings) == pytest.approx([0.2, 0.75, 0.25, 0.25])


def test_what_a_page_never_showed_is_lost() -> None:
    outcome = following.judge(
        PLACES, KEYS, [[(1.25, 8), (1.75, 9)], []], [(1.25, 8), (1.75, 9), (2.25, 10), (2.75, 11)]
    )
    assert outcome.clients == pytest.approx([0.25, 0.25])
    assert outcome.painted == pytest.approx([0.25] * 4)
    assert outcome.lost == 6


@pytest.mark.slow
def test_nothing_is_lost_where_a_few_follow(tmp_path: Path) -> None:
    # In this thread the browser tests may have left a loop running.
    with ThreadPoolExecutor(1) as thread:
        outcome = thread.submit(following.work, tmp_path, followers=2, moves=6).result()
    assert len(outcome.clients) == 12
    assert len(outcome.painted) == 6
    assert outcome.lost == 0
