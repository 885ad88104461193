"""The set of pictures that a lesson is about: one of the registry, or the learner's own."""

from lessons.data.registry import describe
from pages.parts import download_panel, own_pictures


def ready(slug: str, name: str | None) -> str | None:
    """The name of the set once it can be used, None until then; draws what brings it here.

    A `name` of None asks for the learner's own pictures.
    """
    if name is None:
        return own_pictures.choose(slug)
    return name if download_panel.show(slug, describe(name)) else None
