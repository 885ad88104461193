"""How much memory the server takes, and whether it goes on taking more."""

from collections.abc import Sequence
from contextlib import ExitStack

from tests.benchmarks import table
from tests.benchmarks.learner import Learner, learning
from tests.benchmarks.servers import Server
from tests.benchmarks.views import TINY_VGG, VIEWS, View

FIRST_RERUNS, RERUNS = 160, 1000
MORE_THAN_BARE, GROWTH = 250, 10


def compare(layerscope: Server, bare_app: Server) -> None:
    """Both servers after all their pages were visited."""
    more = layerscope.megabytes() - bare_app.megabytes()
    table.amount(
        "server memory after every page, minus the bare app's",
        more,
        "training workers not counted",
        MORE_THAN_BARE,
        "MB",
    )


def rerun(layerscope: Server) -> None:
    """The server's growth over many changes, after some that fill what it keeps."""
    moved = [view for view in (*VIEWS, TINY_VGG) if view.is_slider]
    with ExitStack() as stack:
        learners = [(view, stack.enter_context(learning(layerscope.url, view.address))) for view in moved]
        _move(learners, FIRST_RERUNS)
        before = layerscope.megabytes()
        _move(learners, RERUNS)
        growth = layerscope.megabytes() - before
    table.amount(f"server's growth over {RERUNS:,} reruns", growth, f"{before:,.0f} MB before them", GROWTH, "MB")


def _move(learners: Sequence[tuple[View, Learner]], reruns: int) -> None:
    for number in range(reruns // len(learners)):
        for view, learner in learners:
            slider = learner.sliders[view.control]
            learner.move(view.control, slider.min + number % (slider.max - slider.min + 1))
