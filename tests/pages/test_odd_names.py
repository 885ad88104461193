"""Names of classes, files and runs on every page: shown as text, whatever they would be in Markdown."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lessons.course.feature_maps import explore
from lessons.data import menu
from lessons.data.own import collection
from lessons.data.own.collection import OwnPictures
from lessons.text.plain import plain
from lessons.training.reports import keras_file, recordings
from lessons.training.server import engine
from lessons.training.server.store import Store
from lessons.training.settings import MY_RUN, OWN
from pages.parts import identity
from tests import drawings
from tests.odd_names import LEARNER, NAMES, bring, learn
from tests.whole_pages import healthy, lay_over, open_lesson, predict

APP = Path(__file__).parents[2] / "app.py"
FILE = "# **pets** :smile: [x](y).zip"
RUN = "1. _run_ ~~x~~ $y$"
AS_WRITTEN = {"Selectbox", "TextInput", "Code", "BidiComponent"}
"""Elements of Streamlit that read no Markdown."""
pytestmark = pytest.mark.usefixtures("nothing_trains")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    drawings.share(tmp_path)
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path))
    monkeypatch.setattr(identity, "learner", lambda: LEARNER)
    store, kept = Store(tmp_path / "runs.sqlite"), OwnPictures(tmp_path / "own", None)
    monkeypatch.setattr(engine.current(), "store", store)
    monkeypatch.setattr(collection, "current", lambda: kept)
    yield store
    kept.clear()
    store.close()


def answered(app: AppTest, names: Sequence[str]) -> AppTest:
    """The page once every question on it has been answered: then it says what they ask."""
    for _ in predict(app, names):
        pass
    return app


def read_as_markdown(app: AppTest) -> list[str]:
    return [text for node in app.main for text in texts(getattr(node, "proto", None))]


def texts(message: Any) -> Iterator[str]:
    """Everything in an element that Streamlit reads as Markdown, and more."""
    if not hasattr(message, "ListFields") or message.DESCRIPTOR.name in AS_WRITTEN:
        return
    for field, value in message.ListFields():
        for each in value if field.is_repeated else (value,):
            if isinstance(each, str) and field.name != "alt":
                yield each
            yield from texts(each)


def shows_as_text(app: AppTest, names: Sequence[str]) -> None:
    shows_no_markdown(app, names)
    assert any(plain(name) in text for name in (*names, FILE) for text in read_as_markdown(app))


def shows_no_markdown(app: AppTest, names: Sequence[str]) -> None:
    """Nothing on the page reads a name as Markdown; a canvas writes it as it is."""
    found = read_as_markdown(app)
    for name in (*names, FILE, RUN):
        as_it_is = " ".join(name.split())
        assert not [text for text in found if as_it_is in " ".join(text.split())]


@pytest.mark.parametrize(
    ("slug", "query"),
    [
        ("real-images", {"view": "Folders", "data": OWN}),
        ("real-images", {"view": "Train", "data": OWN}),
        ("real-images", {"view": "Predict", "network": MY_RUN}),
        ("larger-dataset", {"view": "Says dog", "network": MY_RUN}),
        ("larger-dataset", {"view": "Train", "data": OWN}),
        ("larger-dataset", {"view": "Clean up", "folder": "My own"}),
        ("augmentation", {"view": "Epochs", "trained_data": OWN}),
        ("augmentation", {"view": "Does it help?", "trained_data": OWN}),
        ("overfitting", {"view": "Train", "data": OWN}),
        ("transfer-learning", {"view": "Train", "data": OWN}),
        ("transfer-learning", {"view": "Insight", "network": MY_RUN}),
        ("transfer-learning", {"view": "Insight", "network": MY_RUN, "way": "Occlusion"}),
    ],
)
def test_two_classes(store: Store, slug: str, query: dict[str, str]) -> None:
    names = NAMES[:2] if "own" in query else NAMES[1:]
    recorded = (
        ("transfer-learning", "fine-tuned") if slug == "transfer-learning" else ("larger-dataset", "2000-pictures")
    )
    learn(store, slug, recorded, names, bring(collection.current(), names, FILE))
    shows_as_text(answered(open_lesson(slug, **query), names), names)


@pytest.mark.parametrize(
    "query",
    [
        {"view": "Labels"},
        {"view": "Answers", "cell": "0-1"},
        {"view": "Calibration"},
        {"view": "Own pictures", "source": menu.UPLOAD},
        {"view": "Train", "data": OWN},
    ],
    ids=lambda query: query["view"],
)
def test_three_classes(store: Store, query: dict[str, str]) -> None:
    learn(store, "multiclass", ("multiclass", "rock-paper-scissors"), NAMES, bring(collection.current(), NAMES, FILE))
    shows_as_text(answered(open_lesson("multiclass", network=MY_RUN, **query), NAMES), NAMES)


@pytest.mark.parametrize(
    ("slug", "view", "check"),
    [("computer-vision", "Answers", shows_as_text), ("feature-maps", "Explore", shows_no_markdown)],
)
def test_ten_classes(store: Store, slug: str, view: str, check: Callable[[AppTest, Sequence[str]], None]) -> None:
    names = [f"{name} {number}" for number in range(4) for name in NAMES][:10]
    learn(store, slug, ("computer-vision", "digits"), names)
    check(answered(open_lesson(slug, view=view, network=MY_RUN), names), names)


def test_network_from_a_file(store: Store) -> None:
    record = recordings.load("computer-vision", "digits")
    names = tuple(f"{name} {number}" for number in range(4) for name in NAMES)[:10]
    network = keras_file.Network(record.layers(record.best_epoch or 0), (28, 28, 1), names)
    app = open_lesson("feature-maps", network=explore.MY_FILE)
    app.file_uploader[0].set_value(("mine.keras", keras_file.write(network), "")).run()
    shows_no_markdown(answered(healthy(app), names), names)


def test_file_that_is_refused_is_called_by_its_own_names(store: Store) -> None:
    record = recordings.load("computer-vision", "digits")
    *layers, last = record.layers(record.best_epoch or 0)
    misfit = replace(last, config={**last.config, "name": NAMES[0]}, weights=last.weights[:1])
    app = open_lesson("feature-maps", network=explore.MY_FILE)
    app.file_uploader[0].set_value(
        ("mine.keras", keras_file.write(keras_file.Network((*layers, misfit), (28, 28, 1))), "")
    ).run()
    (refusal,) = app.error
    assert plain(f"the layer {NAMES[0]}") in refusal.value


def test_runs_side_by_side(store: Store) -> None:
    data = bring(collection.current(), NAMES[1:], FILE)
    for name, seed in ((RUN, data), (f"{RUN} 2", "")):
        store.rename(learn(store, "real-images", ("real-images", "happy-or-sad"), NAMES[1:], seed), name)
    app = open_lesson("real-images", view="Train", over="~".join(run.id for run in store.runs(LEARNER, "real-images")))
    shows_as_text(lay_over(app, "real-images"), [RUN, FILE])
