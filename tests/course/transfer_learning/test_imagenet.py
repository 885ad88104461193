"""The bases of ImageNet on the page: offered, described, downloaded when asked for, and trained with when here."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lessons import text
from lessons.course.transfer_learning import train
from lessons.course.transfer_learning.views import FROZEN, INSIGHT, SLUG, TRAIN
from lessons.data.download import weights
from lessons.data.download.download import Source
from lessons.networks.bases import IMAGENET
from lessons.training.reports import comparison
from lessons.training.run.architecture import Architecture, CountedLayer, pack
from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine
from lessons.training.server.store import Run
from lessons.training.settings import MY_RUN
from pages.parts import identity, page_run
from tests.data.offering import offering
from tests.training.made import a_point
from tests.training.patience import wait_until
from tests.training.taught import MOBILE, at_home, content
from tests.whole_pages import healthy, lay_over, open_page

__all__ = ["at_home"]
PAGE = "pages/transfer_learning.py"
TITLES = [row.title for row in IMAGENET.values()]
pytestmark = pytest.mark.usefixtures("nothing_trains")


@pytest.fixture(autouse=True)
def own_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    monkeypatch.setattr(identity, "learner", lambda: "ada")


def opened(title: str) -> AppTest:
    app = open_page(PAGE, **{f"{SLUG}_view": TRAIN})
    app.selectbox(key=f"{SLUG}_start").set_value(title).run()
    healthy(app)
    return app


def keys(app: AppTest) -> set[str]:
    return {str(widget.key) for kind in ("button", "slider", "toggle", "selectbox") for widget in app.get(kind)}


@pytest.mark.parametrize("title", TITLES)
def test_settings_are_a_run_of_the_head(title: str) -> None:
    settings = replace(train.Settings(), start=title, dense=64, dropout=50, seed=3)
    spec = train.spec(settings)
    assert spec is not None
    assert IMAGENET[spec.base].title == title
    assert (spec.network, spec.network_options, spec.seed) == ("head", {"dense": 64, "dropout": 0.5}, 3)
    assert TrainingSpec.from_json(spec.to_json()) == spec
    assert "{" not in text.read(SLUG)[f"network {title}"].format(**train.numbers(settings))


def test_base_is_a_setting_that_differs() -> None:
    specs = [train.spec(replace(train.Settings(), start=start)) for start in (FROZEN, TITLES[0])]
    rows = dict(comparison.differing([spec for spec in specs if spec is not None]))
    assert rows["Base"] == (comparison.NOT_THERE, TITLES[0])


@pytest.mark.parametrize("title", TITLES)
def test_base_that_is_not_here_is_offered_and_not_trained_with(title: str) -> None:
    app = opened(title)
    said = [markdown.value for markdown in app.markdown]
    megabytes = {"mobilenet-v2": 9, "inception-v3": 88}[train.IMAGENET_BASES[title]]
    assert any(f"It needs the internet once: {megabytes} MB." in one for one in said)
    assert any("Licence: Apache 2.0" in caption.value for caption in app.caption)
    assert app.button(key=f"{SLUG}_train").disabled
    assert not {f"{SLUG}_{name}" for name in train.OF_BLOCKS} & keys(app)
    app.session_state[f"{SLUG}_code"] = True
    assert 'weights="imagenet"' in app.run().code[0].value


def test_learner_of_a_class_asks_the_teacher(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "is_teacher", lambda: False)
    app = opened(TITLES[0])
    assert f"{SLUG}_download" not in keys(app)
    assert any("Ask your teacher to download it." in markdown.value for markdown in app.markdown)


def test_base_that_is_here_is_trained_with(at_home: Path) -> None:
    app = opened(IMAGENET[MOBILE].title)
    assert not app.button(key=f"{SLUG}_train").disabled
    assert f"{SLUG}_download" not in keys(app)


@pytest.fixture
def head() -> Iterator[Run]:
    """A run of which a head alone is kept."""
    spec = train.spec(replace(train.Settings(), start=IMAGENET[MOBILE].title, dense=0, dropout=0))
    assert spec is not None
    store = engine.current().store
    run = store.run(store.create(spec, "ada", SLUG))
    answer = {"name": "probabilities", "units": 2, "activation": "softmax", "use_bias": True}
    store.set_architecture(run.id, Architecture((CountedLayer("Dense", answer, 2),), ("cats", "dogs"), (1280,)))
    for epoch in (0, 1):
        store.add_weights(run.id, epoch, pack([np.zeros((1280, 2), np.float32), np.zeros(2, np.float32)]))
    store.add_point(run.id, a_point(1.0, 8, 0.7, 0.5, 0.7, 0.5, 1.0))
    store.set_state(run.id, State("done"))
    yield run
    store.delete(run.id)


def test_head_alone_is_not_asked_about_pictures(head: Run) -> None:
    app = open_page(PAGE, **{f"{SLUG}_view": INSIGHT, f"{SLUG}_network": MY_RUN})
    healthy(app)
    assert text.read(SLUG)["no run"] in [info.value for info in app.info]
    explorer = {"feature-maps_network": MY_RUN, f"feature-maps_{page_run.LINKED}": head.id}
    app = open_page("pages/feature_maps.py", **explorer)
    healthy(app)
    assert any("this is the recorded one" in info.value for info in app.info)


def test_head_alone_says_so_when_it_is_done_and_when_it_is_taken_home(head: Run) -> None:
    app = open_page(PAGE, **{f"{SLUG}_view": TRAIN, f"{SLUG}_run": head.id})
    healthy(app)
    assert any("Only the head was trained" in markdown.value for markdown in app.markdown)
    lay_over(app, SLUG)
    assert "Head (.keras)" in [button.proto.label for button in app.get("download_button")]


def test_other_networks_keep_their_settings() -> None:
    assert {f"{SLUG}_{name}" for name in train.OF_BLOCKS} <= keys(opened(FROZEN))


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder from which a server on this machine hands out what it has in the place of the small base."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    with offering(shelf) as address:
        source = Source(f"{address}/weights.h5", None)
        monkeypatch.setitem(weights.WEIGHTS, MOBILE, replace(weights.WEIGHTS[MOBILE], source=source))
        yield shelf / "weights.h5"


def test_download_makes_it_possible_to_train(shop: Path) -> None:
    app = opened(IMAGENET[MOBILE].title)
    download = weights.WEIGHTS[MOBILE].download()
    app.button(key=f"{SLUG}_download").click().run()
    wait_until(lambda: download.progress.state == "failed")
    app.run()
    assert "refuses to send the file: 404" in app.warning[0].value
    shop.write_bytes(content(MOBILE))
    app.button(key=f"{SLUG}_download").click().run()
    wait_until(lambda: download.progress.state == "done")
    app.run()
    healthy(app)
    assert not app.button(key=f"{SLUG}_train").disabled
