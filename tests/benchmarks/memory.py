"""How much memory the server takes, and whether it goes on taking more."""

from collections.abc import Sequence
from contextlib import ExitStack
from itertools import cycle, islice

from tests.benchmarks.learner import Learner, learning
from tests.benchmarks.servers import Server
from tests.benchmarks.table import Table
from tests.benchmarks.views import TINY_VGG, VIEWS, View

FILLING, RERUNS = 2000, 2000
"""Changes that fill all that the server keeps; as many more must not make it grow."""
MORE_THAN_BARE, GROWTH = 250, 10


def compare(table: Table, layerscope: Server, bare_app: Server) -> None:
    """Both servers after all their pages were visited."""
    what = "server memory after every page, minus the bare app's"
    with table.row(what):
        more = layerscope.megabytes() - bare_app.megabytes()
        table.amount(what, more, "training workers not counted", MORE_THAN_BARE, "MB")


def rerun(table: Table, layerscope: Server) -> None:
    """The server's growth over many changes in all lessons, after those that fill what it keeps."""
    what = f"server's growth over {RERUNS:,} changes, after {FILLING:,}"
    with table.row(what), ExitStack() as stack:
        sliders = [view for view in (*VIEWS, TINY_VGG) if view.is_slider]
        everybody = [(view, stack.enter_context(learning(layerscope.url, view.address))) for view in sliders]
        # Some are kept back by a question, which these learners do not skip.
        learners = [(view, learner) for view, learner in everybody if view.control in learner.sliders]
        _move(learners, 0, FILLING)
        before = layerscope.megabytes()
        _move(learners, FILLING, FILLING + RERUNS)
        growth = layerscope.megabytes() - before
        table.amount(what, growth, f"{before:,.0f} MB before them", GROWTH, "MB")


def _move(learners: Sequence[tuple[View, Learner]], first: int, last: int) -> None:
    """The changes from number `first` on, up to `last`, a learner after the other; each goes through all values."""
    for number, (view, learner) in islice(enumerate(cycle(learners)), first, last):
        slider = learner.sliders[view.control]
        values = int(slider.max - slider.min) + 1
        learner.move(view.control, slider.min + number // len(learners) % values)
