"""The contract that a section, like a page, knows its own lesson alone."""

import pytest
from grimp import ImportGraph

from tests.setup.import_contracts import Namesakes

OPTIONS = {"importers": ["pages", "pages.sections"], "imported": "lessons.course"}


def graph(importer: str, imported: str) -> ImportGraph:
    """Two lessons, one of them a folder, and a single import."""
    found = ImportGraph()
    lessons = ("lessons.course", "lessons.course.pooling", "lessons.course.multiclass", "lessons.course.multiclass.own")
    pages = ("pages", "pages.pooling", "pages.sections", "pages.sections.multiclass", "pages.sections.multiclass.own")
    for module in ("lessons", "lessons.maths", *lessons, *pages):
        found.add_module(module)
    found.add_import(importer=importer, imported=imported)
    return found


@pytest.mark.parametrize(
    ("importer", "imported", "kept"),
    [
        ("pages.sections.multiclass.own", "lessons.course.multiclass.own", True),
        ("pages.sections.multiclass", "lessons.course.multiclass", True),
        ("pages.sections.multiclass.own", "lessons.maths", True),
        ("pages.pooling", "lessons.course.pooling", True),
        ("pages.sections.multiclass.own", "lessons.course.pooling", False),
        ("pages.pooling", "lessons.course.multiclass.own", False),
    ],
)
def test_others_are_refused(importer: str, imported: str, kept: bool) -> None:
    check = Namesakes("name", {}, OPTIONS).check(graph(importer, imported), verbose=False)
    assert check.kept is kept
    assert check.metadata["strangers"] == ([] if kept else [(importer, imported)])
