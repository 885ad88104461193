"""The note on a set of data says what there is of it, whatever its kind."""

import pytest
from streamlit.testing.v1 import AppTest

from lessons.data import registry
from lessons.data.dataset import Row

MADE: dict[str, Row] = {
    kind: Row("made", "Made", classes, (), 1200, 300, "", "", "", "", lambda split: None, kind)
    for kind, classes in (("pictures", ("cat", "dog")), ("texts", ("no", "yes")), ("series", ()))
}


def note() -> None:
    from pages.parts import data_note

    data_note.show("made", 40)


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        ("pictures", "300 validation pictures, 2 classes"),
        ("texts", "300 validation sentences, 2 classes"),
        ("series", "300 validation values"),
    ],
)
def test_counts_are_of_what_the_kind_holds(kind: str, counts: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "describe", lambda name: MADE[kind])
    (caption,) = AppTest.from_function(note).run().caption
    assert caption.value == f"Data: **Made**, 1,200 training (40 of them used) and {counts}"
