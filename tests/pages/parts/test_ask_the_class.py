"""The teacher puts a question of the page to the room, as it stands, and goes on with it; a learner cannot."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lessons.classroom import bulletin, poll
from lessons.classroom.bulletin import Bulletin
from lessons.classroom.poll import Poll
from lessons.course.windows import views
from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine
from pages.parts import ask_the_class, identity
from pages.web import classroom
from pages.web.classroom import Classroom
from tests.whole_pages import healthy, open_lesson, open_page, question

pytestmark = pytest.mark.usefixtures("ada", "nothing_trains")


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Bulletin:
    board = Bulletin()
    asking = Poll(board)
    monkeypatch.setattr(bulletin, "current", lambda: board)
    monkeypatch.setattr(poll, "current", lambda: asking)
    return board


@pytest.fixture
def room(board: Bulletin, monkeypatch: pytest.MonkeyPatch) -> Classroom:
    room = Classroom("192.168.1.20:8501", "link")
    monkeypatch.setattr(classroom, "current", lambda: room)
    return room


@pytest.fixture
def teacher(room: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "is_teacher", lambda: True)


def news(board: Bulletin) -> Any:
    return board.read()[1].get(poll.TOPIC)


def buttons(app: AppTest) -> list[Any]:
    return [button for button in app.button if button.label == "Ask the class"]


@pytest.mark.usefixtures("teacher")
def test_the_room_is_asked_as_the_question_stands(board: Bulletin) -> None:
    app = open_lesson(views.SLUG, view=views.MACHINE)
    text = question(app).label.partition(" · ")[2]
    options = question(app).options
    (button,) = buttons(app)
    healthy(button.click().run())
    asked = news(board)
    assert (asked["text"], list(asked["options"]), asked["state"]) == (text, options, "open")
    app.slider(key="windows_window").set_value(30).run()
    assert question(healthy(app)).label.partition(" · ")[2] != text
    assert news(board) == asked
    ask_the_class.step("show")
    right = app.session_state["windows_window"] and news(board)["right"]
    assert news(board)["reason"].startswith("A window takes 20 values")
    healthy(question(app).set_value(question(app).options[0]).run())
    assert right in range(len(options))
    assert buttons(app), "a question that the teacher has answered is still one for the class"


@pytest.mark.usefixtures("teacher")
def test_the_right_option_is_the_pages_own(board: Bulletin) -> None:
    app = open_lesson(views.SLUG, view=views.MACHINE)
    (button,) = buttons(app)
    healthy(button.click().run())
    healthy(next(button for button in app.button if button.label == "Skip").click().run())
    ask_the_class.step("show")
    asked = news(board)
    assert f"**It is {asked['options'][asked['right']]}.**" in " ".join(text.value for text in app.markdown)


@pytest.mark.usefixtures("board")
def test_alone_on_a_computer_nobody_is_asked() -> None:
    assert not buttons(open_lesson(views.SLUG, view=views.MACHINE))


@pytest.mark.usefixtures("room")
def test_learners_do_not_ask(board: Bulletin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "is_teacher", lambda: False)
    assert not buttons(open_lesson(views.SLUG, view=views.MACHINE))
    poll.current().ask(poll.Prompt("Why?", ("a", "b"), 0))
    before = board.read()
    for step in ("close", "show", "again", "end"):
        ask_the_class.step(step)
    assert board.read() == before


@pytest.mark.usefixtures("teacher")
def test_the_teachers_steps(board: Bulletin) -> None:
    poll.current().ask(poll.Prompt("Why?", ("a", "b"), 0))
    for step, state, turn in (("close", "closed", 1), ("show", "shown", 1), ("again", "open", 2), ("show", "shown", 2)):
        ask_the_class.step(step)
        assert (news(board)["state"], news(board)["round"]) == (state, turn)
    ask_the_class.step("anything")
    ask_the_class.step("end")
    assert news(board) is None


@pytest.mark.usefixtures("teacher")
def test_what_no_run_has_answered_yet_is_not_asked() -> None:
    store = engine.current().store
    run = store.create(TrainingSpec(), "ada", "feature-maps")
    assert ask_the_class.is_offered(store.run(run)) is False
    store.set_state(run, State("done"))
    assert ask_the_class.is_offered(store.run(run)) is True


@pytest.mark.usefixtures("teacher")
def test_a_question_of_the_teachers_own(board: Bulletin) -> None:
    app = healthy(open_page("pages/classroom.py"))
    app.text_input(key="own_question_text").set_value("How many?")
    app.text_area(key="own_question_options").set_value("one\ntwo")
    app.text_input(key="own_question_right").set_value("three")
    buttons(app)[0].click().run()
    assert "none of the options" in app.error[0].value
    assert news(board) is None
    app.session_state["own_question_panel"] = True
    app.text_input(key="own_question_right").set_value("two")
    healthy(buttons(app)[0].click().run())
    assert not app.session_state["own_question_panel"], "the right answer is out of sight"
    assert (news(board)["text"], news(board)["options"]) == ("How many?", ("one", "two"))
