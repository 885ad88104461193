"""Predictions belong to their section and result; questions about a run to what its curves show, not to a recording."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lessons.course.augmentation import validation
from lessons.course.augmentation import views as augmentation
from lessons.course.overfitting import train
from lessons.course.overfitting import views as overfitting
from lessons.course.real_images import sets
from lessons.course.transfer_learning import views as transfer_learning
from lessons.training import trainings
from lessons.training.run.history import State
from lessons.training.server import engine
from pages.parts.questions import YET_TO_COME
from tests.training.made import a_point
from tests.whole_pages import healthy, predict, question

ROOT = Path(__file__).parents[3]
ENDS = [a_point(epoch, 9, 0.5, 0.75, loss, 0.625, 1.0) for epoch, loss in ((1.0, 0.6), (2.0, 0.4), (3.0, 0.7))]
pytestmark = pytest.mark.usefixtures("ada", "nothing_trains")


def opened(slug: str, view: str, run: str = "") -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page(f"pages/{slug.replace('-', '_')}.py")
    app.query_params[f"{slug}_view"] = view
    app.query_params[f"{slug}_run"] = run
    app.run()
    assert not app.exception
    return app


def questions(app: AppTest) -> list[str]:
    """What the page asks, one question after the other."""
    return [ask.partition(" · ")[2] for ask in predict(app)]


def page() -> None:
    """A page of two sections that ask about a number which can be set, and veil its square."""
    import streamlit as st

    from lessons.questions import Question
    from pages.parts import questions

    st.radio("Section", ("Left", "Right"), key="example_view")
    number = st.slider("Number", 1, 9, 3)
    words = {
        "ask square": "What is the square?",
        "because square": "It is {number} times {number}.",
        "ask odd": "Is {number} odd?",
        "because odd": "Of {number} halves one remains.",
    }
    asked = (
        Question[int](
            "square",
            lambda number: ("1", "9", "16", "64"),
            lambda number: str(number**2),
            lambda number: {"number": number},
            lambda number: (f"square {number**2}",),
        ),
        Question[int]("odd", lambda number: ("yes", "no"), lambda number: "yes", lambda number: {"number": number}),
    )
    if "square" in questions.show("example", words, asked, number):
        st.caption(f"square {number**2}")


def answer(app: AppTest, choice: str) -> None:
    healthy(question(app).set_value(choice).run())


def go_on(app: AppTest) -> None:
    app.button(key="example_next_question").click().run()


def unveiled(app: AppTest) -> list[str]:
    return [caption.value for caption in app.caption]


def verdict(app: AppTest) -> str:
    return " ".join(text.value for text in app.markdown)


def test_the_prediction_unveils_at_once_what_was_asked() -> None:
    app = AppTest.from_function(page).run()
    assert question(app).label.endswith("What is the square?")
    assert "1 of 2" in question(app).label
    assert unveiled(app) == []
    answer(app, "16")
    assert unveiled(app) == ["square 9"]
    assert "**Not quite: it is 9.** You said 16. It is 3 times 3." in verdict(app)
    go_on(app)
    assert question(app).label.endswith("Is 3 odd?")
    answer(app, "yes")
    assert "**Yes: yes.**" in verdict(app)
    assert unveiled(app) == ["square 9"]


def test_a_prediction_belongs_to_its_section_and_to_what_was_set() -> None:
    app = AppTest.from_function(page).run()
    answer(app, "9")
    app.radio(key="example_view").set_value("Right").run()
    assert question(app).label.endswith("What is the square?")
    assert unveiled(app) == []
    app.radio(key="example_view").set_value("Left").run()
    assert unveiled(app) == ["square 9"]
    assert "**Yes: 9.**" in verdict(app)
    app.slider[0].set_value(4).run()
    assert question(app).label.endswith("What is the square?")
    assert unveiled(app) == []
    app.slider[0].set_value(3).run()
    assert unveiled(app) == ["square 9"]


def test_a_question_that_was_skipped_is_not_asked_again_in_its_section() -> None:
    app = AppTest.from_function(page).run()
    skip = next(button for button in app.button if button.label == "Skip")
    skip.click().run()
    assert unveiled(app) == ["square 9"]
    assert "**It is 9.**" in verdict(app)
    app.slider[0].set_value(4).run()
    assert unveiled(app) == ["square 16"]
    assert question(app).label.endswith("Is 4 odd?")
    app.radio(key="example_view").set_value("Right").run()
    assert unveiled(app) == []


@pytest.fixture(autouse=True)
def no_run_is_left() -> Iterator[None]:
    """All tests of one process share an engine, and an unfinished run of a learner is what a page shows."""
    yield
    store = engine.current().store
    for run in (run for slug in trainings.slugs() for run in store.runs("ada", slug)):
        store.set_state(run.id, State("done"))


def running(slug: str) -> str:
    """A run of Ada's that is in its fourth epoch."""
    store = engine.current().store
    spec = replace(trainings.of(slug).default, epochs=9)
    run = store.create(spec, "ada", slug)
    store.set_state(run, State("running"))
    for end in ENDS:
        store.add_point(run, end)
    return run


@pytest.mark.parametrize(
    ("slug", "view", "about_the_run"),
    [
        (sets.SLUG, sets.TRAIN, "A network is right on 62.5% of all pictures."),
    ],
)
def test_questions_are_about_the_run_on_show_once_it_has_ended(slug: str, view: str, about_the_run: str) -> None:
    recorded = questions(opened(slug, view))
    assert recorded
    assert about_the_run not in " ".join(recorded)
    run = running(slug)
    during = questions(opened(slug, view, run))
    # What the last layer learns is no matter of the run.
    assert during == [label for label in recorded if "reach the last layer" in label]
    engine.current().store.set_state(run, State("done"))
    assert about_the_run in " ".join(questions(opened(slug, view, run)))


def test_questions_about_a_recording_go_with_its_curves() -> None:
    slug, view = transfer_learning.SLUG, transfer_learning.EXERCISE
    assert questions(opened(slug, view))
    assert questions(opened(slug, view, running(slug))) == []
    app = opened(augmentation.SLUG, augmentation.VALIDATION)
    assert questions(app)
    app.segmented_control(key=f"{augmentation.SLUG}_curves").set_value(validation.MY_RUNS).run()
    assert questions(app) == []


def test_what_is_predicted_while_a_run_goes_on_is_answered_at_its_end() -> None:
    slug = overfitting.SLUG
    run = running(slug)
    app = opened(slug, overfitting.TRAIN, run)
    answer(app, question(app).options[0])
    assert YET_TO_COME in verdict(app)
    engine.current().store.set_state(run, State("done"))
    assert f"**Yes: {train.THIRDS[0]}.**" in verdict(healthy(app.run()))
