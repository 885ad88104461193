"""The course as data: which lessons there are, in which order, and what each one asks."""

from typing import NamedTuple

CHAPTERS = ("1 · Introduction", "2 · Convolutional networks")


class Lesson(NamedTuple):
    """One lesson: its page (relative to app.py) is served at /<slug> and carries `title` as its only h1.

    `week` is the week of the specialization that it teaches, such as "1.3".
    """

    slug: str
    chapter: str
    week: str
    title: str
    question: str
    page: str
    icon: str

    @property
    def module(self) -> str:
        """The dotted name of the lesson module that the page shows."""
        return self.page.removesuffix(".py").replace("pages/", "lessons.course.")


LESSONS: tuple[Lesson, ...] = (
    Lesson(
        slug="first-neuron",
        chapter=CHAPTERS[0],
        week="1.1",
        title="First neuron",
        question="How does a machine learn a rule from examples?",
        page="pages/first_neuron.py",
        icon=":material/trending_up:",
    ),
    Lesson(
        slug="computer-vision",
        chapter=CHAPTERS[0],
        week="1.2",
        title="Computer vision",
        question="How does a machine tell a boot from a shirt?",
        page="pages/computer_vision.py",
        icon=":material/visibility:",
    ),
    Lesson(
        slug="convolution",
        chapter=CHAPTERS[0],
        week="1.3",
        title="Convolution",
        question="How does a network see an edge?",
        page="pages/convolution.py",
        icon=":material/filter_center_focus:",
    ),
    Lesson(
        slug="pooling",
        chapter=CHAPTERS[0],
        week="1.3",
        title="Pooling",
        question="What may a network forget about a picture?",
        page="pages/pooling.py",
        icon=":material/compress:",
    ),
    Lesson(
        slug="feature-maps",
        chapter=CHAPTERS[0],
        week="1.3",
        title="Feature maps",
        question="What does each layer make of a picture?",
        page="pages/feature_maps.py",
        icon=":material/stacks:",
    ),
    Lesson(
        slug="real-images",
        chapter=CHAPTERS[0],
        week="1.4",
        title="Real images",
        question="How do pictures in folders become answers?",
        page="pages/real_images.py",
        icon=":material/folder_open:",
    ),
    Lesson(
        slug="larger-dataset",
        chapter=CHAPTERS[1],
        week="2.1",
        title="A larger dataset",
        question="What do thousands of photographs teach, and what spoils them?",
        page="pages/larger_dataset.py",
        icon=":material/photo_library:",
    ),
    Lesson(
        slug="augmentation",
        chapter=CHAPTERS[1],
        week="2.2",
        title="Augmentation",
        question="How do few pictures teach like many?",
        page="pages/augmentation.py",
        icon=":material/shuffle:",
    ),
    Lesson(
        slug="overfitting",
        chapter=CHAPTERS[1],
        week="2.2",
        title="Overfitting",
        question="Why does a network know its own pictures better than new ones?",
        page="pages/overfitting.py",
        icon=":material/compare_arrows:",
    ),
    Lesson(
        slug="transfer-learning",
        chapter=CHAPTERS[1],
        week="2.3",
        title="Transfer learning",
        question="What can a network use of what another has learned?",
        page="pages/transfer_learning.py",
        icon=":material/move_up:",
    ),
    Lesson(
        slug="multiclass",
        chapter=CHAPTERS[1],
        week="2.4",
        title="Many classes",
        question="How does a network choose among twenty-four?",
        page="pages/multiclass.py",
        icon=":material/sign_language:",
    ),
)


def lesson(slug: str) -> Lesson:
    """The lesson of that slug. Raises KeyError where there is none."""
    return {entry.slug: entry for entry in LESSONS}[slug]


def neighbours(slug: str) -> tuple[Lesson | None, Lesson | None]:
    """The lessons before and after this one; None at either end of the course."""
    place = LESSONS.index(lesson(slug))
    before = LESSONS[place - 1] if place else None
    after = LESSONS[place + 1] if place + 1 < len(LESSONS) else None
    return before, after
