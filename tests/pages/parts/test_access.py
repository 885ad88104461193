"""What of the course a page shows: to a learner what the teacher has opened; by a link for homework what it names."""

from collections import Counter

import pytest
from streamlit.testing.v1 import AppTest

from lessons import catalog
from lessons.classroom import access as opening
from lessons.classroom import bulletin
from lessons.classroom.bulletin import Bulletin
from lessons.course.pooling import views
from pages.parts import access, identity
from pages.web import classroom
from pages.web.classroom import Classroom
from tests.whole_pages import ROOT, healthy, open_page, titles_by_heading

pytestmark = pytest.mark.usefixtures("ada", "nothing_trains")
FIRST, LAST = views.STEP, views.MOVED
MAP = "**Layerscope**"


@pytest.fixture(autouse=True)
def one_section(monkeypatch: pytest.MonkeyPatch) -> None:
    """A class in which only the first section of Pooling is open."""
    board, room = Bulletin(), Classroom("192.168.1.20:8501", "link")
    monkeypatch.setattr(bulletin, "current", lambda: board)
    monkeypatch.setattr(classroom, "current", lambda: room)
    opening.publish({"pooling": [FIRST]})


def links(app: AppTest) -> set[str]:
    """The lessons to which the page itself has a link."""
    labels = [link.label for link in app.get("page_link")]
    return {lesson.slug for lesson in catalog.LESSONS if any(lesson.title in label for label in labels)}


def whole() -> AppTest:
    """The course map."""
    return healthy(AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run())


def notes(app: AppTest) -> list[str]:
    return [note.value for note in app.info]


def offered(app: AppTest) -> list[str]:
    return list(app.segmented_control(key="pooling_view").options)


def test_learner_finds_only_what_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    app = healthy(open_page("pages/pooling.py"))
    assert offered(app) == [FIRST]
    assert links(app) == set(), "its neighbours are closed"
    assert notes(app) == []
    assert links(whole()) == {"pooling"}
    pooling = catalog.lesson("pooling")
    assert titles_by_heading(monkeypatch) == {"": [MAP], pooling.chapter: [f"{pooling.week} {pooling.title}"]}


def test_closed_lesson_says_so_and_shows_nothing_else() -> None:
    app = healthy(open_page("pages/convolution.py"))
    assert [title.value for title in app.title] == ["Convolution"]
    assert notes(app) == [access.NOT_YET]
    assert not app.slider
    assert not app.segmented_control


def test_closed_section_says_so_beside_one_that_is_open() -> None:
    app = healthy(open_page("pages/pooling.py", pooling_view=LAST))
    assert notes(app) == [f"The teacher has not opened **{LAST}** yet."]
    assert app.segmented_control(key="pooling_view").value == FIRST
    assert notes(healthy(app.run())) == []


def test_page_that_is_open_changes_with_what_the_teacher_opens() -> None:
    app = healthy(open_page("pages/pooling.py"))
    opening.choose("pooling", [LAST])
    assert offered(healthy(app.run())) == [LAST]
    opening.publish(opening.everything())
    assert offered(healthy(app.run())) == list(opening.sections("pooling"))


def test_nothing_is_closed_for_the_teacher_and_outside_a_class(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(identity, "is_teacher", lambda: True)
        assert offered(healthy(open_page("pages/pooling.py"))) == list(opening.sections("pooling"))
    monkeypatch.setattr(classroom, "current", lambda: Classroom(None, None))
    assert offered(healthy(open_page("pages/pooling.py"))) == list(opening.sections("pooling"))
    assert links(whole()) == {lesson.slug for lesson in catalog.LESSONS}
    lessons = {heading: len(titles) for heading, titles in titles_by_heading(monkeypatch).items()}
    assert lessons == {"": 1, **Counter(lesson.chapter for lesson in catalog.LESSONS)}


def test_link_for_homework_shows_its_controls_and_keeps_what_the_others_are_set_to() -> None:
    opening.publish(opening.everything())
    app = healthy(open_page("pages/pooling.py", only="stride", pooling_size="3", pooling_kind="average"))
    assert [slider.label for slider in app.slider] == ["Stride"]
    assert not app.segmented_control
    assert not app.selectbox
    assert (app.session_state["pooling_size"], app.session_state["pooling_kind"]) == (3, "average")
    assert "Reset" not in [button.label for button in app.button], "it would take back what the link has set"
    next(button for button in app.button if button.label == "Show all controls").click()
    healthy(app.run())
    assert app.slider(key="pooling_size").value == 3
    assert offered(app) == list(opening.sections("pooling"))
    assert "only" not in app.query_params
