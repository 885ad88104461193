"""The set of texts that a lesson trains on: one of the registry, or the learner's own."""

from lessons.data.registry import describe
from lessons.training.text_settings import DATA
from pages.parts import download_panel, own_texts


def ready(slug: str, title: str) -> str | None:
    """The name of the set of this title once it can be used, None until then; draws what brings it here.

    A title that is not in `DATA` asks for the learner's own texts.
    """
    name = DATA.get(title)
    if name is None:
        return own_texts.choose(slug)
    return name if download_panel.show(slug, describe(name)) else None
