"""Every lesson's page, discovered from the catalogue: it opens, and each control goes to its extremes unharmed."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lessons import catalog, text
from lessons.training.presets import PRESETS
from pages.parts import identity
from tests import drawings

ROOT = Path(__file__).parents[1]
PAGES = ["pages/course_map.py", *(lesson.page for lesson in catalog.LESSONS)]
lessons = pytest.mark.parametrize("lesson", catalog.LESSONS, ids=lambda lesson: lesson.slug)
pytestmark = pytest.mark.usefixtures("nothing_trains")


@pytest.fixture(autouse=True)
def own_home_and_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawings.share(tmp_path)
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path))
    # There is no browser whose cookie would tell who looks at the page.
    monkeypatch.setattr(identity, "learner", lambda: "ada")


def open_page(page: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.switch_page(page)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def healthy(app: AppTest) -> None:
    assert not app.exception, app.exception[0].message
    assert not app.error, app.error[0].value


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_with_one_title_the_catalogues(page: str) -> None:
    app = open_page(page)
    healthy(app)
    assert len(app.title) == 1
    assert all(app.title[0].value == lesson.title for lesson in catalog.LESSONS if lesson.page == page)


@lessons
def test_words_are_short_and_complete(lesson: catalog.Lesson) -> None:
    words = text.read(lesson.slug)
    assert words["idea"].count(". ") + 1 == 2, "an idea has two sentences"
    assert {name.removeprefix("ask ") for name in words if name.startswith("ask ")} == {
        name.removeprefix("because ") for name in words if name.startswith("because ")
    }


@pytest.mark.parametrize("slug", PRESETS)
def test_lesson_that_trains_says_what_to_do_with_the_network(slug: str) -> None:
    assert re.search(r"; \*\*.+\*\*", text.read(slug)["done"]), "it names a view"


@lessons
def test_has_three_questions_and_reveals_their_answers(lesson: catalog.Lesson) -> None:
    app = open_page(lesson.page)
    questions = [radio for radio in app.radio if "guess" in str(radio.key)]
    assert len(questions) >= 3
    for number in range(len(questions)):
        said = len(app.success) + len(app.info)
        app.radio(key=questions[number].key).set_value(questions[number].options[0]).run()
        healthy(app)
        assert len(app.success) + len(app.info) == said + 1


def extremes(app: AppTest) -> Iterator[tuple[str, str, object]]:
    """(kind, key, value) of every control at its ends; those that appear on the way come in a later round."""
    for slider in app.slider:
        yield from (("slider", str(slider.key), value) for value in (slider.min, slider.max))
    for slider in app.select_slider:
        yield from (("select_slider", str(slider.key), value) for value in (slider.options[0], slider.options[-1]))
    for kind in ("selectbox", "segmented_control"):
        for widget in app.get(kind):
            yield from ((kind, str(widget.key), value) for value in widget.options)
    for toggle in app.toggle:
        yield from (("toggle", str(toggle.key), value) for value in (True, False))


@lessons
def test_every_control_at_its_extremes(lesson: catalog.Lesson) -> None:
    app = open_page(lesson.page)
    done: set[tuple[str, str, object]] = set()
    while todo := [step for step in extremes(app) if step not in done]:
        kind, key, value = todo[0]
        done.add(todo[0])
        widget = next(widget for widget in app.get(kind) if str(widget.key) == key)
        # What it shows already has just been found healthy.
        if widget.value != value:
            widget.set_value(value)
            app.run()
            healthy(app)
    assert len(done) > 10


@lessons
def test_reset_brings_back_the_first_settings(lesson: catalog.Lesson) -> None:
    app = open_page(lesson.page)
    first = {widget.key: widget.value for kind in ("slider", "selectbox", "toggle") for widget in app.get(kind)}
    for kind, key, value in list(extremes(app)):
        if key.startswith(lesson.slug) and kind in ("slider", "toggle"):
            next(widget for widget in app.get(kind) if widget.key == key).set_value(value)
    app.run()
    app.button(key=f"{lesson.slug}_reset").click().run()
    healthy(app)
    now = {widget.key: widget.value for kind in ("slider", "selectbox", "toggle") for widget in app.get(kind)}
    assert now == first


def test_server_never_imports_tensorflow_or_keras() -> None:
    visit = (
        "import sys; sys.path.insert(0, 'tests'); from test_pages import PAGES, open_page\n"
        "for page in PAGES: open_page(page)\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "from lessons.training import engine; engine.current().stop()\n"
        "sys.exit(str(loaded & {'tensorflow', 'keras'}) if loaded & {'tensorflow', 'keras'} else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", visit], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
