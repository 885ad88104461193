"""Looking for mistakes takes a moment, and can be cancelled meanwhile."""

from collections.abc import Iterator

import pytest
import streamlit as st

from lessons.course.feature_maps import explore
from pages.sections.feature_maps import picture
from tests.whole_pages import healthy, open_page

SLUG = "feature-maps"
pytestmark = pytest.mark.usefixtures("ada", "nothing_trains")


def test_search_that_is_cancelled_goes_back_to_the_pictures_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object) -> Iterator[bool]:
        """Looks at one picture; then the page stands still as it is, whatever the machine's speed."""
        yield False
        st.stop()

    monkeypatch.setattr(explore, "verdicts", held)
    picture.store().clear()
    app = open_page(
        "pages/feature_maps.py",
        **{f"{SLUG}_network": explore.TEXTURES, f"{SLUG}_source": explore.MISTAKES},
    )
    cancel = f"{SLUG}_watched_cancel"
    app.button(key=cancel).click().run()
    healthy(app)
    assert app.selectbox(key=f"{SLUG}_source").value == explore.VALIDATION
    assert cancel not in [button.key for button in app.button]
    assert not picture.store(), "half a search is no answer"
