"""How far one server goes: rooms of up to two hundred learners, each of whom changes a control once a second."""

from lessons.course.convolution import views as convolution
from lessons.course.feature_maps import explore
from tests.benchmarks.servers import Server
from tests.benchmarks.table import Table
from tests.benchmarks.views import VIEWS, View
from tests.load.classroom import change, percentile

ROOMS, CHANGES = (30, 60, 100, 200), 20
FULL_ROOM, BOUND = 60, 250
"""Learners, and the milliseconds within which their changes must be answered, 95 times of 100, on any page."""


def pages() -> list[View]:
    """The lightest page, and two of the heaviest."""
    sections = {("feature-maps", explore.EXPLORE), ("convolution", convolution.STEP)}
    heavy = [view for view in VIEWS if (view.slug, view.query["view"]) in sections]
    return [VIEWS[0], *heavy]


def measure(table: Table, server: Server) -> None:
    """A row for each page and room. Learners come and go on the same server, which has a seat for each."""
    for view in pages():
        for learners in ROOMS:
            what = f"{view.name}, {learners} learners, p95"
            with table.row(what):
                took = [1000 * seconds for seconds in change(server, view, learners, CHANGES)]
                lost = learners * CHANGES - len(took)
                told = f"p50 {percentile(took, 50):,.0f} ms, lost {lost} of {learners * CHANGES:,}"
                table.amount(what, percentile(took, 95), told, BOUND if learners == FULL_ROOM else None, "ms")
