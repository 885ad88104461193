"""The course's four files of texts: downloaded once, as its notebooks read them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from lessons.data.dataset import SPLITS, Row, Split
from lessons.data.download.download import Source
from lessons.data.own import texts as own
from lessons.data.sets.course_file import CourseFile, Form
from lessons.data.texts import Texts

Parts = tuple[Texts, Texts]
"""The texts for training, and those for validation."""

_STORAGE = "https://storage.googleapis.com"
_CHECKED = (
    "The texts are as they are distributed. Their makers publish no checksum: we look at how much arrives instead."
)
_FORM = Form("file of texts", "texts", 20_000_000, own.read)


def _row(
    name: str, title: str, source: Source, train: int, validation: int, parts: Callable[[Texts], Parts], **about: Any
) -> Row:
    # Where the size is known, the download compares it.
    file = CourseFile(_FORM, name, title, source, train + validation if source.size is None else None)

    def load(split: Split) -> Texts:
        part = parts(file.read())[SPLITS.index(split)]
        names = about.get("class_names", ())
        return replace(part, class_names=names, origin=about["origin"], licence=about["licence"])

    return Row(
        **{"class_names": (), **about},
        name=name,
        title=title,
        shape=(),
        train=train,
        validation=validation,
        preparation=_CHECKED,
        load=load,
        kind="texts",
        available=file.available,
        download=file.download,
        download_bytes=source.size,
    )


def _by_place(train: int) -> Callable[[Texts], Parts]:
    """The first texts for training, the others for validation, as the course splits."""
    return lambda texts: (texts.between(0, train), texts.between(train, len(texts)))


ROWS = (
    _row(
        "sarcasm",
        "Sarcasm in headlines",
        Source(f"{_STORAGE}/tensorflow-1-public/course3/sarcasm.json", None),
        20_000,
        6709,
        _by_place(20_000),
        class_names=("not sarcastic", "sarcastic"),
        origin="Rishabh Misra's News Headlines Dataset: headlines of The Onion and of HuffPost; the course's file",
        licence="Its maker's CC0; the headlines are their papers'",
        split="The course's own: the first 20,000 headlines are for training, the others for validation.",
    ),
    _row(
        "bbc",
        "BBC news",
        Source(f"{_STORAGE}/learning-datasets/bbc-text.csv", None),
        1780,
        445,
        _by_place(1780),
        class_names=("business", "entertainment", "politics", "sport", "tech"),
        origin="D. Greene and P. Cunningham, from BBC News of 2004 and 2005; the course's file",
        licence="For non-commercial research; the articles are the BBC's",
        split="The course's own: the first 1,780 articles are for training, the others for validation.",
    ),
    _row(
        "irish-lyrics",
        "Irish lyrics",
        Source(f"{_STORAGE}/tensorflow-1-public/course3/irish-lyrics-eof.txt", None, 68_970),
        1523,
        169,
        Texts.parts,
        origin="Traditional Irish songs, collected for the course",
        licence="Not stated; most of the songs are older than copyright",
        split="Every tenth line is for validation; the course trains on all of them.",
    ),
    _row(
        "sonnets",
        "Shakespeare's sonnets",
        Source(f"{_STORAGE}/learning-datasets/sonnets.txt", None, 93_578),
        1943,
        215,
        Texts.parts,
        origin="William Shakespeare; the course's file",
        licence="Public domain",
        split="Every tenth line is for validation; the course trains on all of them.",
    ),
)
