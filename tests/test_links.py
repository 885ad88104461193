"""The check of links: it finds what is wrong."""

import pytest

from tests.links import follow, links

LEARN = "/first-neuron?first-neuron_view=Learn"


def test_links_of_a_text_are_found() -> None:
    assert links(f"[Learn]({LEARN}), then [that](/pooling)") == [LEARN, "/pooling"]


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("/first-neuron", ("first-neuron", "By hand")),
        (f"{LEARN}&first-neuron_rate=0.07", ("first-neuron", "Learn")),
        ("/computer-vision?computer-vision_divided=true", ("computer-vision", "Numbers")),
    ],
)
def test_link_leads_to_a_section(link: str, place: tuple[str, str]) -> None:
    assert follow(link) == place


@pytest.mark.parametrize(
    "link",
    [
        "/first-neurons",
        "/first-neuron?first-neuron_view=Nowhere",
        f"{LEARN}&first-neuron_epochs=150",
        f"{LEARN}&first-neuron_rate=0.5",
        f"{LEARN}&first-neuron_momentum=1",
        f"{LEARN}&epochs=500",
        "/first-neuron?first-neuron_examples=Puzzle+Z",
        "/computer-vision?computer-vision_divided=yes",
        "/computer-vision?computer-vision_epochs=5",
    ],
)
def test_what_cannot_be_set_is_found(link: str) -> None:
    with pytest.raises((AssertionError, KeyError)):
        follow(link)
