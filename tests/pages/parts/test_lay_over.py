"""Laying runs over each other: which are listed, what is said about them, and who may change them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lessons.course.feature_maps import explore
from lessons.training.reports import export
from lessons.training.reports.comparison import MOST
from lessons.training.reports.run_names import run_name
from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine
from lessons.training.server.store import Run, Store
from pages.parts import compare, identity, run_list
from tests.training.made import Made, a_point

SLUG = "feature-maps"
APP = Path(__file__).parents[3] / "app.py"
pytestmark = pytest.mark.usefixtures("nothing_trains")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store of the test's own, and Ada before the page."""
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path))
    store = Store(tmp_path / "runs.sqlite")
    monkeypatch.setattr(engine.current(), "store", store)
    monkeypatch.setattr(identity, "learner", lambda: "ada")
    monkeypatch.setattr(identity, "is_teacher", lambda: False)
    yield store
    store.close()


@pytest.fixture
def add(store: Store) -> Callable[..., Run]:
    """Adds a run that has ended after two epochs."""

    def add(owner: str = "ada", name: str = "", loss: float = 0.5, **settings: object) -> Run:
        run_id = store.create(TrainingSpec(**settings), owner, SLUG)  # type: ignore[arg-type]
        for epoch in (1.0, 2.0):
            store.add_point(run_id, a_point(epoch, 3, loss / epoch, 0.75, loss, 0.5, 1.0))
        store.set_state(run_id, State("done"))
        store.rename(run_id, name)
        return store.run(run_id)

    return add


def show(is_open: bool = True, **query: str) -> AppTest:
    """The section Train, its list of runs unfolded."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.run()
    app.switch_page("pages/feature_maps.py")
    for name, value in {"view": explore.TRAIN, **query}.items():
        app.query_params[f"{SLUG}_{name}"] = value
    app.session_state[f"{SLUG}_lay_over"] = is_open
    return healthy(app.run())


def healthy(app: AppTest) -> AppTest:
    assert not app.exception, app.exception[0].message
    assert not app.error
    return app


def ticks(app: AppTest) -> list[tuple[str, bool]]:
    """The list: every label, and whether it is ticked."""
    return [(tick.label, tick.value) for tick in app.checkbox]


def table(app: AppTest) -> dict[str, list[str]]:
    text = next(str(one.value) for one in app.markdown if str(one.value).startswith("| "))
    rows = [[cell.strip().replace("\\", "") for cell in line.strip("|").split(" | ")] for line in text.splitlines()]
    return {label: values for label, *values in rows}


def turn(app: AppTest, run: Run | str) -> None:
    name = run if isinstance(run, str) else run.id
    tick = app.checkbox(key=f"{SLUG}_compare_{name}")
    tick.set_value(not tick.value)
    healthy(app.run())


def press(app: AppTest, key: str) -> None:
    app.button(key=f"{SLUG}_{key}").click()
    healthy(app.run())


def test_recording_is_alone_until_another_is_ticked(store: Store) -> None:
    app = show()
    assert ticks(app) == [("● Recorded: digits", True), ("Recorded: textures", False)]
    assert "Train a network, then it is listed here." in [caption.value for caption in app.caption]
    assert not any(str(one.value).startswith("| ") for one in app.markdown)
    turn(app, "textures")
    assert ticks(app)[1] == ("■ Recorded: textures", True)
    assert table(app)["Learning rate"] == ["0.0005", "0.001"]
    turn(app, "textures")
    assert not any(str(one.value).startswith("| ") for one in app.markdown)


def test_folded_list_is_empty(store: Store, add: Callable[..., Run]) -> None:
    add()
    assert ticks(show(is_open=False)) == []


def test_links_of_the_section_that_compared_lay_runs_over_each_other(store: Store, add: Callable[..., Run]) -> None:
    run = add(name="mine")
    app = show(is_open=False, compared=f"textures~{run.id}")
    assert table(app)["What differs"] == ["● Recorded: textures", "■ mine", "◆ Recorded: digits"]


def test_run_on_show_stays_ticked_and_the_next_one_is_laid_over_it(store: Store, add: Callable[..., Run]) -> None:
    first, second = add(name="first"), add(name="second", seed=1)
    app = show(run=first.id)
    assert [(tick.label, tick.value, tick.disabled) for tick in app.checkbox][:2] == [
        ("second", False, False),
        ("● first", True, True),
    ]
    turn(app, "digits")
    app.session_state[f"{SLUG}_run"] = second.id
    healthy(app.run())
    assert table(app)["What differs"] == ["● first", "■ Recorded: digits", "◆ second"]


def test_pinned_runs_lead_the_list_and_the_newest_follow(store: Store, add: Callable[..., Run]) -> None:
    first = add(name="first")
    add(name="second", seed=1)
    add(name="third", seed=2)
    add(name="not mine", owner="bob")
    app = show()
    turn(app, first)
    app.toggle(key=f"{SLUG}_pinned_{first.id}").set_value(True)
    healthy(app.run())
    assert store.run(first.id).pinned
    assert [label for label, _ in ticks(app)] == [
        "■ first",
        "third",
        "second",
        "● Recorded: digits",
        "Recorded: textures",
    ]


def test_runs_are_called_by_what_differs(store: Store, add: Callable[..., Run]) -> None:
    digits = explore.recording(explore.DIGITS).spec
    for epochs in (3, 3, 5):
        store.set_state(store.create(replace(digits, epochs=epochs), "ada", SLUG), State("done"))
    assert [label for label, _ in ticks(show())][:3] == ["5 epochs", "3 epochs (2)", "3 epochs"]
    newer = store.runs("ada", SLUG)[1]
    assert [label for label, _ in ticks(show(run=newer.id))][:3] == ["5 epochs", "● 3 epochs (2)", "3 epochs"]


def test_table_names_only_what_differs(store: Store, add: Callable[..., Run]) -> None:
    add(name="wide", loss=0.25, network_options={"filters": 32})
    add(name="narrow", loss=0.5, network_options={"filters": 8})
    narrow, wide = store.runs("ada", SLUG)
    rows = table(show(run=narrow.id, over=f"{narrow.id}~{wide.id}"))
    assert rows["What differs"] == ["● narrow", "■ wide"]
    assert list(rows)[2:4] == ["Filters", "**What came of it**"]
    assert rows["Filters"] == ["8", "32"]
    assert rows["Lowest validation loss"] == ["0.5000, epoch 1", "0.2500, epoch 1"]


@pytest.mark.parametrize(("loss", "told"), [(0.5, "the same numbers, to the last digit"), (0.25, "No setting differs")])
def test_says_so_where_nothing_differs(store: Store, add: Callable[..., Run], loss: float, told: str) -> None:
    one, other = add(loss=0.5), add(loss=loss)
    app = show(run=one.id, over=f"{one.id}~{other.id}")
    assert told in app.info[0].value
    assert next(iter(table(app))) == "What came of it"


def test_no_more_are_compared_than_can_be_told_apart(store: Store, add: Callable[..., Run]) -> None:
    runs = [add(seed=number) for number in range(MOST)]
    app = show(run=runs[0].id, over="~".join(run.id for run in runs))
    assert [tick.disabled for tick in app.checkbox] == [False] * (MOST - 1) + [True] * 3
    turn(app, runs[2])
    assert [tick.label for tick in app.checkbox if tick.disabled] == ["● " + run_name(SLUG, runs[0].spec)]


def test_name_is_changed_but_for_what_a_label_cannot_show(store: Store, add: Callable[..., Run]) -> None:
    run = add()
    app = show(run=run.id)
    app.text_input(key=f"{SLUG}_name_{run.id}").set_value(" ![much](larger) | rate ")
    healthy(app.run())
    assert store.run(run.id).name == "! much (larger) rate"
    assert app.checkbox[0].label == "● ! much (larger) rate"


def test_run_is_gone_only_after_the_second_question(store: Store, add: Callable[..., Run]) -> None:
    run, other = add(name="one"), add(name="other", seed=1)
    app = show(over=f"{run.id}~{other.id}")
    press(app, f"delete_{run.id}")
    press(app, "delete_not")
    assert len(store.runs("ada", SLUG)) == 2
    press(app, f"delete_{run.id}")
    press(app, "delete_now")
    assert [run.id for run in store.runs("ada", SLUG)] == [other.id]
    assert [label for label, ticked in ticks(app) if ticked] == ["■ other", "● Recorded: digits"]


def test_run_that_trains_cannot_be_deleted(store: Store, add: Callable[..., Run]) -> None:
    run = add()
    store.set_state(run.id, State("running"))
    assert show(run=run.id).button(key=f"{SLUG}_delete_{run.id}").disabled


def test_teacher_may_delete_anothers_run(
    store: Store, add: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = add(owner="bob")
    monkeypatch.setattr(identity, "is_teacher", lambda: True)
    app = show(over=run.id)
    press(app, f"delete_{run.id}")
    press(app, "delete_now")
    assert store.runs("bob", SLUG) == []


def test_link_shows_anothers_run_but_lets_nobody_change_it(store: Store, add: Callable[..., Run]) -> None:
    run = add(owner="bob", name="Bob's")
    app = show(over=f"digits~{run.id}~no-such-run")
    assert ticks(app) == [
        ("● Recorded: digits", True),
        ("Recorded: textures", False),
        ("■ Shared: Bob's", True),
    ]
    assert not app.text_input
    assert not [button for button in app.button if "delete" in str(button.key)]
    turn(app, "textures")
    assert [label for label, ticked in ticks(app) if ticked][-1] == "■ Shared: Bob's"
    assert "◆ Recorded: textures" in dict(ticks(app))


def test_runs_have_a_baseline_in_common_where_they_tell_as_many_classes_apart() -> None:
    digits, textures = (explore.recording(name) for name in (explore.DIGITS, explore.TEXTURES))
    assert len(digits.class_names) != len(textures.class_names)
    waiting = Made([], TrainingSpec())
    assert compare.common([digits.baseline, waiting.baseline, digits.baseline]) == 1 / len(digits.class_names)
    assert compare.common([digits.baseline, textures.baseline]) is None
    assert compare.common([waiting.baseline]) is None


def test_the_file_of_anothers_own_pictures_is_not_named(store: Store) -> None:
    run_id = store.create(TrainingSpec(data=f"own:{'0' * 32}/my pets.zip"), "bob", SLUG)
    assert run_list.entry(store.run(run_id)).name == "Shared: pictures of their own"
    store.rename(run_id, "Bob's")
    assert run_list.entry(store.run(run_id)).name == "Shared: Bob's"


def test_the_table_does_not_name_it_either(store: Store, add: Callable[..., Run]) -> None:
    run = add(owner="bob", data=f"own:{'0' * 32}/my pets.zip")
    app = show(over=f"digits~{run.id}")
    assert table(app)["Data"][1] == "a learner's own"
    assert not [one.value for one in app.markdown if "pets" in str(one.value)]


def test_nor_does_its_file_of_settings(store: Store, add: Callable[..., Run]) -> None:
    data = f"own:{'0' * 32}/my pets.zip"
    for owner, titled in (("bob", False), ("ada", True)):
        run = add(owner=owner, data=data)
        assert ("pets" in export.to_json(run, identity.visible_data(run))) == titled


def test_ones_own_pictures_are_named_even_once_they_are_gone(store: Store, add: Callable[..., Run]) -> None:
    run = add(data=f"own:{'0' * 32}/my pets.zip")
    assert table(show(over=f"digits~{run.id}"))["Data"][1] == "my pets.zip"
