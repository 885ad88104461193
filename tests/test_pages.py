"""Every lesson's page, found by the catalogue: it opens, and bears each control at its ends and options."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lessons import catalog, text
from lessons.questions import Question
from lessons.settings import Control, controls
from lessons.training import trainings
from pages.parts import questions, reset, setting
from tests.whole_pages import ROOT, healthy, open_page, predict, question

PAGES = ["pages/course_map.py", *(lesson.page for lesson in catalog.LESSONS)]
lessons = pytest.mark.parametrize("lesson", catalog.LESSONS, ids=lambda lesson: lesson.slug)
pytestmark = pytest.mark.usefixtures("ada", "nothing_trains")


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_with_one_title_the_catalogues_and_a_notebook(page: str) -> None:
    app = open_page(page)
    healthy(app)
    assert len(app.title) == 1
    assert all(app.title[0].value == lesson.title for lesson in catalog.LESSONS if lesson.page == page)
    downloads = [one.proto.label for one in app.get("download_button")]
    assert downloads == ["Notebook" for lesson in catalog.LESSONS if lesson.page == page]


@lessons
def test_words_are_short_and_complete(lesson: catalog.Lesson) -> None:
    words = text.read(lesson.slug)
    assert words["idea"].count(". ") + 1 == 2, "an idea has two sentences"
    assert {name.removeprefix("ask ") for name in words if name.startswith("ask ")} == {
        name.removeprefix("because ") for name in words if name.startswith("because ")
    }


@pytest.mark.parametrize("slug", trainings.slugs())
def test_lesson_that_trains_says_what_to_do_with_the_network(slug: str) -> None:
    assert re.search(r"; \*\*.+\*\*", text.read(slug)["done"]), "it names a view"


@lessons
def test_asks_one_question_at_a_time_and_then_gives_its_answer(lesson: catalog.Lesson) -> None:
    app = open_page(lesson.page)
    assert question(app)
    for ask in predict(app):
        healthy(app.run())
        assert question(app) is None
        (verdict,) = [text.value for text in app.markdown if ask in text.value]
        assert re.search(r"\*\*(Yes|Not quite: it is|It is)\b", verdict)


@lessons
def test_a_name_stands_for_one_setting_in_all_sections(lesson: catalog.Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    declared: list[type] = []
    monkeypatch.setattr(reset, "remember", lambda _, *settings: declared.extend(settings))
    healthy(open_page(lesson.page))
    first: dict[str, Control] = {}
    for settings in declared:
        for name, control in controls(settings).items():
            assert first.setdefault(name, control) == control, f"{settings.__module__}: another {name} is declared"


KINDS = ("slider", "select_slider", "selectbox", "segmented_control", "toggle")
Step = tuple[str, str, object]
"""A control's kind, its key, and a value that it can be set to."""


def steps(app: AppTest) -> Iterator[tuple[Step, Any]]:
    """Every step that a learner can take on the page as it is, with its control: to both ends, and to every option."""
    for kind in KINDS:
        for control in app.get(kind):
            for value in values(kind, control):
                yield (kind, str(control.key), value), control


def values(kind: str, control: Any) -> Sequence[object]:
    if kind == "slider":
        return (control.min, control.max)
    if kind == "select_slider":
        return (control.options[0], control.options[-1])
    return (True, False) if kind == "toggle" else tuple(control.options)


def views(lesson: catalog.Lesson) -> Sequence[str]:
    """What the lesson's page can show, one at a time; an empty name where it always shows the same."""
    choices = open_page(lesson.page).get("segmented_control")
    return next((choice.options for choice in choices if choice.key == f"{lesson.slug}_view"), ("",))


UGLY = re.compile(
    r"\b(nan|inf)\b"
    r"|(?<![\d.,−-])\b1 (points|pictures|epochs|numbers|weights|pixels|maps|batches|steps|times|filters|classes)\b"
    r"|\b[Aa] (?!one\b)[aeioAEIO]"
    r"|\S  +\S"
)
"""What a sentence says that was filled in without care."""


def flaws(words: Mapping[str, str], asked: Question[Any], result: Any) -> Iterator[str]:
    """What is wrong with a question about a result: its answer is one of several choices, its words read well."""
    options, answer, numbers = asked.options(result), asked.answer(result), asked.numbers(result)
    if answer not in options or len(set(options)) < len(options) or len(options) < 2:
        yield f"{answer} among {options}"
    ask, because = (words[f"{part} {asked.name}"] for part in ("ask", "because"))
    for said in (ask.format(**numbers), because.format(answer=answer, **numbers), *options):
        if UGLY.search(said):
            yield said


@pytest.fixture
def unsound(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The flaws of all questions that pages ask during a test, by name."""
    found: dict[str, list[str]] = {}
    show = questions.show

    def check(slug: str, words: Mapping[str, str], asked: Sequence[Question[Any]], result: Any) -> frozenset[str]:
        for each in asked:
            if flawed := list(flaws(words, each, result)):
                found[each.name] = flawed
        return show(slug, words, asked, result)

    monkeypatch.setattr(questions, "show", check)
    return found


@lessons
def test_every_control_at_its_ends_and_every_option(lesson: catalog.Lesson, unsound: dict[str, list[str]]) -> None:
    for view in views(lesson):
        # Each run takes a step with every control that has one left.
        app = open_page(lesson.page, **({f"{lesson.slug}_view": view} if view else {}))
        done: set[Step] = set()
        while todo := [(step, control) for step, control in steps(app) if step not in done]:
            turn: dict[str, Step] = {}
            for step, control in todo:
                _, key, value = step
                if key not in turn:
                    turn[key] = step
                    if key != f"{lesson.slug}_view":
                        control.set_value(value)
            done.update(turn.values())
            app.run()
            healthy(app)
        declared = {setting.key(lesson.slug, name) for name in app.session_state["declared"][lesson.slug]}
        assert app.session_state["seen"] <= declared, f"Reset forgets what SETTINGS of the section {view} leaves out"
    assert not unsound


@lessons
def test_settings_in_the_address_open_the_page_as_it_was(lesson: catalog.Lesson) -> None:
    app = open_page(lesson.page)
    for (_, key, value), control in list(steps(app)):
        if key.startswith(lesson.slug) and key != f"{lesson.slug}_view":
            control.set_value(value)
    healthy(app.run())
    assert look(healthy(open_page(lesson.page, **address(app)))) == look(app)


def address(app: AppTest) -> dict[str, str]:
    """The page's settings as a browser writes them into the address."""
    return {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in look(app).items()}


@lessons
def test_reset_brings_back_the_first_settings(lesson: catalog.Lesson) -> None:
    app = open_to_set(lesson)
    first = look(app)
    for (_, key, value), control in own_steps(lesson, app):
        if value != first[key]:
            control.set_value(value)
    app.run()
    assert look(app) != first
    app.button(key=f"{lesson.slug}_reset").click().run()
    healthy(app)
    assert look(app) == first


def open_to_set(lesson: catalog.Lesson) -> AppTest:
    """The lesson's page on the first of its sections in which something can be set."""
    view = f"{lesson.slug}_view"
    sections = open_page(lesson.page).segmented_control(key=view).options
    pages = (open_page(lesson.page, **{view: section}) for section in sections)
    return next(page for page in pages if own_steps(lesson, page))


def own_steps(lesson: catalog.Lesson, app: AppTest) -> list[tuple[Step, Any]]:
    """Every step that a learner can take in the section on show."""
    view = f"{lesson.slug}_view"
    return [(step, control) for step, control in steps(app) if step[1].startswith(lesson.slug) and step[1] != view]


def look(app: AppTest) -> dict[str, object]:
    """What every control is set to."""
    return {str(control.key): control.value for kind in KINDS for control in app.get(kind)}


def test_server_has_loaded_all_our_modules_before_the_first_page_and_never_keras() -> None:
    visit = (
        "import sys; from pages.web.modules import load_all; load_all()\n"
        "from tests.test_pages import PAGES, open_page\n"
        "first = set(sys.modules)\n"
        "for page in PAGES: open_page(page)\n"
        "from lessons.training.server import engine; engine.current().stop()\n"
        "late = {name for name in set(sys.modules) - first if name.startswith(('lessons.', 'pages.'))}\n"
        "wrong = late | {'keras', 'tensorflow'} & set(sys.modules)\n"
        "sys.exit(str(wrong) if wrong else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", visit], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
