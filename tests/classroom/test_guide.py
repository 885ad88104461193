"""Where the teacher leads: what of an address is passed on, and who leads."""

from typing import Any

import pytest

from lessons.classroom import bulletin, guide
from lessons.classroom.bulletin import Bulletin
from lessons.classroom.guide import View


@pytest.fixture(autouse=True)
def board(monkeypatch: pytest.MonkeyPatch) -> Bulletin:
    board = Bulletin()
    monkeypatch.setattr(bulletin, "current", lambda: board)
    return board


def raw(slug: str = "windows", position: str = "", **settings: str) -> dict[str, Any]:
    return {"slug": slug, "settings": settings, "position": position}


def test_view_holds_the_settings_of_its_own_page() -> None:
    view = guide.parse(raw(windows_size="30", pooling_size="3", present="true", position="#cell=1-2"))
    assert view == View("windows", {"windows_size": "30"}, "#cell=1-2")


def test_what_somebody_has_drawn_or_marked_as_an_answer_is_passed_on_to_nobody() -> None:
    sent = {"real-series_drawing": "1,2", "real-series_view": "Future"}
    assert guide.parse({"slug": "real-series", "settings": sent, "position": ""}).settings.keys() == {
        "real-series_view"
    }


def test_course_map_has_no_settings() -> None:
    assert guide.parse({"slug": "", "settings": {"present": "true"}, "position": ""}) == View("", {})


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        {},
        raw("nowhere"),
        raw() | {"slug": ["windows"]},
        raw() | {"settings": {"windows_size": 3}},
        raw() | {"settings": {f"windows_{number}": "" for number in range(guide.MOST_SETTINGS + 1)}},
        raw(windows_size="3" * (guide.LONGEST + 1)),
        raw() | {"position": None},
    ],
)
def test_what_no_page_sends_is_refused(sent: Any) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        guide.parse(sent)


def test_class_is_led_on_step_by_step_until_the_end() -> None:
    first = guide.begin(View("windows", {"windows_view": "Sweep"}), follow=True)
    assert guide.current() == first
    guide.move(first.id, View("pooling", {}))
    then = guide.current()
    assert then is not None
    assert (then.id, then.follow, then.view) == (first.id, True, View("pooling", {}))
    assert then.step > first.step
    guide.end()
    assert guide.current() is None


def test_same_view_is_no_news(board: Bulletin) -> None:
    view = View("windows", {})
    led = guide.begin(view, follow=True)
    before = board.read()
    guide.move(led.id, view)
    assert board.read() == before


def test_only_the_page_that_began_last_leads_on() -> None:
    first = guide.begin(View("windows", {}), follow=True)
    second = guide.begin(View("pooling", {}), follow=True)
    assert first.id != second.id
    with pytest.raises(ValueError, match="does not lead"):
        guide.move(first.id, View("tokens", {}))
    assert guide.current() == second


@pytest.mark.parametrize(
    ("view", "title"),
    [
        (View("", {}), "the course map"),
        (View("windows", {}), "Windows"),
        (View("windows", {"windows_view": "Sweep"}), "Windows · Sweep"),
    ],
)
def test_everybody_is_told_what_the_view_is_called(view: View, title: str, board: Bulletin) -> None:
    guide.begin(view, follow=False)
    _, topics = board.read()
    assert topics[guide.TOPIC]["title"] == title
