"""What is refused: said beside where it was tried, and by no callback, which would tear the page's look off."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lessons.course.feature_maps import explore
from lessons.data.own import collection
from lessons.data.own.collection import OwnPictures
from lessons.training.run.architecture import pack
from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine
from lessons.training.server.engine import Engine
from lessons.training.server.reasons import MOST_UNFINISHED, TOO_MANY, TRAINS_ALREADY
from lessons.training.server.store import NOT_ENDED, Store
from pages.parts import identity
from pages.parts.words import plain
from tests.data.own.test_folder import as_folder, as_zip, classes
from tests.training.made import a_point
from tests.training.patience import wait_until
from tests.whole_pages import lay_over

APP = str(Path(__file__).parents[3] / "app.py")
MAPS, IMAGES, CHANGES = "feature-maps", "real-images", "augmentation"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The runs of an engine that starts none of them, and Ada before the page."""
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path))
    store = Store(tmp_path / "runs.sqlite")
    trainer = Engine(store)
    monkeypatch.setattr(engine, "current", lambda: trainer)
    monkeypatch.setattr(identity, "learner", lambda: "ada")
    yield store
    store.close()


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnPictures]:
    """What learners bring, and two folders that are offered."""
    as_folder(classes(4), tmp_path / "offered")
    (tmp_path / "offered" / "plants").mkdir()
    kept = OwnPictures(tmp_path / "own", tmp_path / "offered")
    monkeypatch.setattr(collection, "current", lambda: kept)
    yield kept
    kept.clear()


@pytest.fixture
def ended(store: Store) -> str:
    """A run of Ada's that has ended after two of its ten epochs, and could go on."""
    recorded = explore.recording(explore.DIGITS)
    run_id = store.create(TrainingSpec(), "ada", MAPS)
    store.set_architecture(run_id, recorded.architecture)
    weights = pack([array for layer in recorded.layers(recorded.best_epoch) for array in layer.weights])
    for epoch in (1, 2):
        store.add_point(run_id, a_point(float(epoch), 3, 0.5, 0.75, 0.5, 0.5, 1.0))
        store.add_weights(run_id, epoch, weights)
    store.set_state(run_id, State("stopped"))
    return run_id


def open_page(slug: str, **query: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60).run()
    app.switch_page(f"pages/{slug.replace('-', '_')}.py")
    for name, value in query.items():
        app.query_params[f"{slug}_{name}"] = value
    return healthy(app.run())


def healthy(app: AppTest) -> AppTest:
    assert not app.exception, app.exception[0].message
    assert not app.error
    assert not app.toast
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    return healthy(app.run())


def look(app: AppTest) -> list[str]:
    """What the page draws, in order, but for what it warns of: the style sheet, the sidebar, and all of the lesson."""
    return [element.type for block in app._tree.children.values() for element in block if element.type != "warning"]


def refused(app: AppTest) -> list[str]:
    return [warning.value for warning in app.warning]


def busy(store: Store) -> list[str]:
    """As many runs as one learner may have, of another lesson."""
    return [store.create(TrainingSpec(), "ada", "another") for _ in range(MOST_UNFINISHED)]


def broken(*values: object) -> None:
    raise OSError("The run could not be saved: disk I/O error. Finished epochs are kept.")


def test_one_run_too_many_is_refused_until_there_is_room(store: Store) -> None:
    runs = busy(store)
    app = open_page(MAPS, view="Train")
    before = look(app)
    press(app, f"{MAPS}_train")
    assert (refused(app), look(app)) == ([plain(TOO_MANY)], before)
    assert refused(healthy(app.run())) == [plain(TOO_MANY)], "it stays"
    store.set_state(runs[0], State("done"))
    press(app, f"{MAPS}_train")
    assert refused(app) == []
    assert len(store.runs("ada", MAPS)) == 1


def test_reset_forgets_what_was_refused(store: Store) -> None:
    busy(store)
    app = press(open_page(MAPS, view="Train"), f"{MAPS}_train")
    assert refused(app) == [plain(TOO_MANY)]
    assert refused(press(app, f"{MAPS}_reset")) == []
    app.segmented_control(key=f"{MAPS}_view").set_value("Train")
    assert refused(healthy(app.run())) == []


@pytest.mark.usefixtures("kept")
def test_a_pair_is_refused_beside_its_button(store: Store) -> None:
    busy(store)
    app = open_page(CHANGES, view="Does it help?")
    before = look(app)
    press(app, f"{CHANGES}_pair")
    assert (refused(app), look(app)) == ([plain(TOO_MANY)], before)


def test_of_a_pair_what_was_started_is_on_show(store: Store) -> None:
    runs = busy(store)
    store.set_state(runs[0], State("done"))
    app = press(open_page(CHANGES, view="Does it help?"), f"{CHANGES}_pair")
    assert refused(app) == [plain(TOO_MANY)]
    (run,) = store.runs("ada", CHANGES)
    assert any(button.key == f"{CHANGES}_0_steer_leave_the_queue_{run.id}" for button in app.button)
    assert run.spec.augmentation.changes is False


def test_a_run_that_went_on_in_another_tab_does_not_go_on_twice(store: Store, ended: str) -> None:
    first, second = (open_page(MAPS, view="Train", run=ended) for _ in range(2))
    press(first, f"{MAPS}_steer_go_on_{ended}")
    assert refused(first) == []
    assert store.state(ended).name == "queued"
    press(second, f"{MAPS}_steer_go_on_{ended}")
    assert refused(second) == [plain(TRAINS_ALREADY)]
    assert "Leave the queue" in [button.label for button in second.button], "it shows the run as it stands"
    press(second, f"{MAPS}_steer_leave_the_queue_{ended}")
    assert refused(second) == [], "another action has succeeded"


def test_two_tabs_that_train_have_a_run_each(store: Store) -> None:
    tabs = [open_page(MAPS, view="Train") for _ in range(2)]
    for tab in tabs:
        press(tab, f"{MAPS}_train")
        assert refused(tab) == []
    runs = {tab.session_state[f"{MAPS}_run"] for tab in tabs}
    assert runs == {run.id for run in store.runs("ada", MAPS)}
    assert len(runs) == 2


@pytest.mark.parametrize("write", ["rename", "pin"])
def test_what_cannot_be_saved_of_a_run_is_said_below_it(
    write: str, store: Store, ended: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = lay_over(open_page(MAPS, view="Train", run=ended), MAPS)
    before = look(app)

    def change(name: str, kept: bool) -> None:
        if write == "rename":
            app.text_input(key=f"{MAPS}_name_{ended}").set_value(name)
        else:
            app.toggle(key=f"{MAPS}_pinned_{ended}").set_value(kept)
        healthy(app.run())

    with monkeypatch.context() as failing:
        failing.setattr(store, write, broken)
        change("mine", True)
    assert (refused(app), look(app)) == (
        [plain("The run could not be saved: disk I/O error. Finished epochs are kept.")],
        before,
    )
    change("hers", False)
    assert refused(app) == []


def test_a_run_that_went_on_in_another_tab_is_not_deleted(store: Store, ended: str) -> None:
    app = lay_over(open_page(MAPS, view="Train", run=ended), MAPS)
    press(app, f"{MAPS}_delete_{ended}")
    store.set_state(ended, State("running"))
    press(app, f"{MAPS}_delete_now")
    assert refused(app) == [plain(NOT_ENDED)]
    assert store.run(ended).points


def test_what_is_no_zip_is_refused_and_the_field_is_empty_again(
    store: Store, kept: OwnPictures, tmp_path: Path
) -> None:
    app = open_page(IMAGES, view="Train", data="My own pictures")
    before = look(app)
    upload(app, "<my> *pets*.zip", b"no zip")
    said = "<my> *pets*.zip is not a zip: pack the folders of your pictures into one."
    assert (refused(app), look(app)) == ([plain(said)], before)
    assert app.file_uploader[0].value is None
    upload(app, "pets", as_zip(classes(4), tmp_path).read_bytes())
    assert refused(app) == []
    assert [collection.title(name) for name in kept.of("ada")] == ["pets"]


@pytest.mark.usefixtures("store")
def test_one_set_too_many_is_refused_until_one_is_removed(kept: OwnPictures, tmp_path: Path) -> None:
    content = as_zip(classes(4), tmp_path).read_bytes()
    for number in range(collection.MOST):
        name = kept.add_zip("ada", f"{number}.zip", io.BytesIO(content))
        wait_until(lambda name=name: kept.check(name).progress.state == "done")
    app = open_page(IMAGES, view="Train", data="My own pictures")
    before = look(app)
    upload(app, "more.zip", content)
    assert (refused(app), look(app)) == ([plain(f"more.zip: {collection.TOO_MANY}")], before)
    press(app, f"{IMAGES}_own_remove")
    assert refused(app) == []
    assert len(kept.of("ada")) == collection.MOST - 1


@pytest.mark.usefixtures("store", "kept")
def test_a_folder_that_has_gone_is_refused(tmp_path: Path) -> None:
    app = open_page(IMAGES, view="Train", data="My own pictures")
    before = look(app)
    (tmp_path / "offered" / "pets").rename(tmp_path / "gone")
    app.selectbox(key=f"{IMAGES}_own_folder").set_value("pets")
    healthy(app.run())
    assert (refused(app), look(app)) == ([plain("pets is not offered on this computer.")], before)


def upload(app: AppTest, name: str, content: bytes) -> None:
    app.file_uploader[0].set_value((name, content, "application/octet-stream"))
    healthy(app.run())
