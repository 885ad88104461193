"""From a run on texts to the explorer: the link that stands below its curves opens this very run."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from lessons.training.reports import recordings
from lessons.training.run.architecture import pack
from lessons.training.run.history import State
from lessons.training.server import engine
from lessons.training.server.store import Store
from pages.parts.look_inside import EXPLORER
from tests.whole_pages import open_lesson

pytestmark = pytest.mark.usefixtures("ada", "nothing_trains")
TRAINED = [("embeddings", "hidden"), ("sequence-models", "lstm"), ("poetry", "ballads")]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store of the test's own."""
    store = Store(tmp_path / "look-inside.sqlite")
    monkeypatch.setattr(engine.current(), "store", store)
    yield store
    store.close()


def add(store: Store, slug: str, name: str) -> str:
    """Ada's run that has learned what a recording has, by its last epoch."""
    recorded = recordings.load(slug, name)
    run_id = store.create(recorded.spec, "ada", slug)
    assert recorded.architecture is not None
    store.set_architecture(run_id, recorded.architecture)
    epoch = recorded.whole_epochs[-1]
    for point in recorded.epoch_points[:epoch]:
        store.add_point(run_id, point)
    store.add_weights(run_id, epoch, pack([array for layer in recorded.layers(epoch) for array in layer.weights]))
    store.set_state(run_id, State("done"))
    return run_id


def link(app: AppTest) -> dict[str, str] | None:
    """The settings that the link into the explorer opens it with; None where there is none."""
    links = [each.proto for each in app.get("page_link") if each.proto.page == EXPLORER.replace("-", "_")]
    inside = [parse_qs(each.query_string) for each in links if each.query_string]
    return {name.removeprefix(f"{EXPLORER}_"): value for name, (value,) in inside[0].items()} if inside else None


@pytest.mark.parametrize(("slug", "name"), TRAINED)
def test_the_explorer_opens_on_the_run(store: Store, slug: str, name: str) -> None:
    run_id = add(store, slug, name)
    settings = link(open_lesson(slug, view="Train", run=run_id))
    assert settings is not None
    explorer = open_lesson(EXPLORER, **settings)
    assert settings["look"] == run_id
    assert [field.label for field in explorer.text_input] == ["Your sentence"]
    assert not any("have not trained" in one.value for one in explorer.info)


def test_without_a_run_there_is_no_link(store: Store) -> None:
    assert link(open_lesson("embeddings", view="Train")) is None
