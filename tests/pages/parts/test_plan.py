"""The teacher's plan of a lesson: complete, its links lead somewhere, and no learner is sent it."""

import re

import pytest

from lessons import catalog, text
from pages.parts import identity
from pages.parts.plan import PARTS
from tests.links import follow, links
from tests.whole_pages import healthy, open_lesson


@pytest.mark.parametrize("slug", [lesson.slug for lesson in catalog.LESSONS])
def test_plan_is_complete_and_every_link_leads_where_it_says(slug: str) -> None:
    words = text.read(slug)
    short, long, errors, questions = (words[section].splitlines() for _, section in PARTS)
    for steps, minutes in ((short, 10), (long, 45)):
        times = [re.search(r"\*(\d+) min\*$", step) for step in steps]
        assert sum(int(time[1]) for time in times if time) == minutes
        assert all(times)
        assert any(links(step) for step in steps)
    assert 2 <= len(errors) <= 3
    assert 2 <= len(questions) <= 4
    assert all("?" in question for question in questions)
    for line in (*short, *long, *errors, *questions):
        for link in links(line):
            follow(link)


def test_plan_is_sent_to_a_teacher_who_unfolds_it() -> None:
    app = open_lesson("first-neuron")
    title, section = PARTS[0]
    assert not any(title in block.value for block in app.markdown)
    app.session_state["first-neuron_teaching"] = True
    healthy(app.run())
    assert f"## {title}\n\n{text.read('first-neuron')[section]}" in [block.value for block in app.markdown]


def test_a_learner_has_no_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "is_teacher", lambda: False)
    app = open_lesson("first-neuron")
    assert not any(panel.label == "Plan for the teacher" for panel in app.expander)
