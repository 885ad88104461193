"""The course as data: which lessons there are, in which order, and what each one asks."""

from collections.abc import Sequence
from typing import NamedTuple

CHAPTERS = (
    "1 · Introduction",
    "2 · Convolutional networks",
    "3 · Natural language",
    "4 · Sequences, time series and prediction",
)


class Lesson(NamedTuple):
    """One lesson, whose page is served at /<slug> and carries `title` as its only h1.

    `week` is the week of the specialization that it teaches, such as "1.3". The lesson's files are called as its slug,
    with underscores for the hyphens where Python reads the name.
    """

    slug: str
    chapter: str
    week: str
    title: str
    question: str
    icon: str

    @property
    def name(self) -> str:
        """The slug as Python and its files write it."""
        return self.slug.replace("-", "_")

    @property
    def page(self) -> str:
        """The file of the page, relative to app.py."""
        return f"pages/{self.name}.py"

    @property
    def module(self) -> str:
        """The dotted name of the lesson module that the page shows."""
        return f"lessons.course.{self.name}"


LESSONS: tuple[Lesson, ...] = (
    Lesson(
        slug="first-neuron",
        chapter=CHAPTERS[0],
        week="1.1",
        title="First neuron",
        question="How does a machine learn a rule from examples?",
        icon=":material/trending_up:",
    ),
    Lesson(
        slug="computer-vision",
        chapter=CHAPTERS[0],
        week="1.2",
        title="Computer vision",
        question="How does a machine tell a boot from a shirt?",
        icon=":material/visibility:",
    ),
    Lesson(
        slug="convolution",
        chapter=CHAPTERS[0],
        week="1.3",
        title="Convolution",
        question="How does a network see an edge?",
        icon=":material/filter_center_focus:",
    ),
    Lesson(
        slug="pooling",
        chapter=CHAPTERS[0],
        week="1.3",
        title="Pooling",
        question="What may a network forget about a picture?",
        icon=":material/compress:",
    ),
    Lesson(
        slug="feature-maps",
        chapter=CHAPTERS[0],
        week="1.3",
        title="Feature maps",
        question="What does each layer make of a picture?",
        icon=":material/stacks:",
    ),
    Lesson(
        slug="real-images",
        chapter=CHAPTERS[0],
        week="1.4",
        title="Real images",
        question="How do pictures in folders become answers?",
        icon=":material/folder_open:",
    ),
    Lesson(
        slug="larger-dataset",
        chapter=CHAPTERS[1],
        week="2.1",
        title="A larger dataset",
        question="What do thousands of photographs teach, and what spoils them?",
        icon=":material/photo_library:",
    ),
    Lesson(
        slug="augmentation",
        chapter=CHAPTERS[1],
        week="2.2",
        title="Augmentation",
        question="How do few pictures teach like many?",
        icon=":material/shuffle:",
    ),
    Lesson(
        slug="overfitting",
        chapter=CHAPTERS[1],
        week="2.2",
        title="Overfitting",
        question="Why does a network know its own pictures better than new ones?",
        icon=":material/compare_arrows:",
    ),
    Lesson(
        slug="transfer-learning",
        chapter=CHAPTERS[1],
        week="2.3",
        title="Transfer learning",
        question="What can a network use of what another has learned?",
        icon=":material/move_up:",
    ),
    Lesson(
        slug="multiclass",
        chapter=CHAPTERS[1],
        week="2.4",
        title="Many classes",
        question="How does a network choose among twenty-four?",
        icon=":material/sign_language:",
    ),
    Lesson(
        slug="tokens",
        chapter=CHAPTERS[2],
        week="3.1",
        title="Tokens",
        question="How does a network read words?",
        icon=":material/match_word:",
    ),
    Lesson(
        slug="embeddings",
        chapter=CHAPTERS[2],
        week="3.2",
        title="Embeddings",
        question="How can a word become a place?",
        icon=":material/scatter_plot:",
    ),
    Lesson(
        slug="sequence-models",
        chapter=CHAPTERS[2],
        week="3.3",
        title="Sequence models",
        question="Does the order of words matter?",
        icon=":material/low_priority:",
    ),
    Lesson(
        slug="poetry",
        chapter=CHAPTERS[2],
        week="3.4",
        title="Poetry",
        question="Can a network write?",
        icon=":material/ink_pen:",
    ),
    Lesson(
        slug="time-series",
        chapter=CHAPTERS[3],
        week="4.1",
        title="Time series",
        question="What is a series made of?",
        icon=":material/monitoring:",
    ),
    Lesson(
        slug="windows",
        chapter=CHAPTERS[3],
        week="4.2",
        title="Windows",
        question="How does a series become examples?",
        icon=":material/view_column:",
    ),
    Lesson(
        slug="recurrent-forecasts",
        chapter=CHAPTERS[3],
        week="4.3",
        title="Recurrent forecasts",
        question="What can a memory add?",
        icon=":material/memory:",
    ),
    Lesson(
        slug="real-series",
        chapter=CHAPTERS[3],
        week="4.4",
        title="Real series",
        question="Can a network foresee real things?",
        icon=":material/wb_sunny:",
    ),
)


def lesson(slug: str) -> Lesson:
    """The lesson of that slug. Raises KeyError where there is none."""
    return {entry.slug: entry for entry in LESSONS}[slug]


def slug(module: str) -> str:
    """The slug of the lesson that a module below `lessons.course` belongs to, by its dotted name.

    Raises KeyError where that is none of the catalogue's.
    """
    name = module.removeprefix("lessons.course.").partition(".")[0]
    return {entry.name: entry.slug for entry in LESSONS}[name]


def neighbours(slug: str, course: Sequence[Lesson] = LESSONS) -> tuple[Lesson | None, Lesson | None]:
    """The lessons before and after this one of the course; None at either end."""
    place = course.index(lesson(slug))
    before = course[place - 1] if place else None
    after = course[place + 1] if place + 1 < len(course) else None
    return before, after
