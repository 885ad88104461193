"""What is said of a run beside its curves: which view asks it, and which pictures it trains with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lessons.training.run.architecture import Architecture
from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server.store import Run, Store
from pages.parts import data_note, identity, status

OWN = f"own:{'0' * 32}/my <i>pets.zip"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "runs.sqlite")
    yield store
    store.close()


def done(store: Store, data: str, classes: tuple[str, ...], lesson: str = "real-images") -> Run:
    run_id = store.create(TrainingSpec(data=data), "ada", lesson)
    store.set_architecture(run_id, Architecture((), classes, (8, 8, 3)))
    store.set_state(run_id, State("done"))
    return store.run(run_id)


@pytest.mark.parametrize("lesson", ["real-images", "larger-dataset"])
def test_only_a_run_of_two_classes_is_promised_a_view_that_tells_two_apart(store: Store, lesson: str) -> None:
    two, three = (done(store, "textures", tuple("abc"[:count]), lesson) for count in (2, 3))
    assert "*My run*" in status.sentence(two, True, status.scores)
    assert "*My run*" not in status.sentence(three, True, status.scores)
    assert "**Lay over**" in status.sentence(three, True, status.scores)


def test_a_run_with_a_checkpoint_tells_what_was_kept_and_then_which_view_asks_it(store: Store) -> None:
    run = done(store, "reviews", ("bad", "good"), "sequence-models")
    store.set_state(run.id, State("done", "The checkpoint kept epoch 1: the lowest validation loss."))
    said = status.sentence(run, True, status.place)
    assert said.startswith("The checkpoint kept epoch 1: the lowest validation loss. Done; **Readers**")


def test_pictures_of_a_run_are_named_where_the_page_is_set_to_others(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = done(store, "rock-paper-scissors", ("paper", "rock", "scissors"))
    assert data_note.other_data(run, run.spec) == ""
    for spec in (None, TrainingSpec(data="textures")):
        assert "Rock, paper, scissors" in data_note.other_data(run, spec)
    mine = done(store, OWN, ("cat", "dog"))
    monkeypatch.setattr(identity, "may_see", lambda data: True)
    assert "my \\<i\\>pets" in data_note.other_data(mine, None)
    monkeypatch.setattr(identity, "may_see", lambda data: False)
    assert "pets" not in data_note.other_data(mine, None)
