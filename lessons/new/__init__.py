"""Lays the files of a new lesson, which are complete as they are: a page, its tests, and the rows that name it.

The folders `computes` and `trains` hold a lesson of either sort, in the tree of the repository. A file's path has NAME
and SLUG where the lesson's come, its text what `string.Template` fills in.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from string import Template

from PIL import Image

from lessons import catalog
from lessons.catalog import Lesson

TEMPLATES = Path(__file__).parent
COMPUTES, TRAINS = "computes", "trains"
"""The sorts of lessons: the folders of `TEMPLATES`."""
SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST = 24
"""Letters of a slug, at most: lines of code have room for it."""
PICTURE, GREY = (1280, 800), (128, 128, 128)
"""Width and height of a page's picture in the README, and what it shows until `make pictures`."""
ROW = """    Lesson(
        slug="$slug",
        chapter=CHAPTERS[$chapter],
        week="$week",
        title="$title",
        question="$question",
        icon=":material/school:",
    ),
"""
README_ROW = (
    '| <a href="$picture"><img src="$picture" width="240" alt="$title"></a> '
    "| **$week $title**<br>$question | Say what to do there. |\n"
)
TESTS = (
    "tests/test_pages.py",
    "tests/test_catalog.py",
    "tests/test_readme.py",
    "tests/training/reports/test_recordings.py",
)
"""The tests that find every lesson by the catalogue, besides those of its own folder."""


def lay(root: Path, slug: str, sort: str) -> list[Path]:
    """Writes the files of a lesson of this sort below `root`, and its rows in the catalogue and in the README.

    Returns the files, without the two that have got a row. Raises ValueError, in a plain sentence, for a slug that
    cannot be a lesson's, and FileExistsError where a file is there already; then nothing is written.
    """
    entry = _entry(slug)
    files = _files(TEMPLATES / sort, {"slug": slug, "name": entry.name, "title": entry.title})
    texts = {root / file: text for file, text in files.items()}
    for file in texts:
        if file.exists():
            raise FileExistsError(f"There is a file {file.relative_to(root)} already: choose another name.")
    for file, text in texts.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    _add_rows(root, entry)
    Image.new("RGB", PICTURE, GREY).save(root / _picture(slug))
    return [*texts, root / _picture(slug)]


def test_command(slug: str) -> str:
    """The command that tests one lesson and the tables that name it."""
    name = slug.replace("-", "_")
    chosen = " or ".join(dict.fromkeys([name, slug, "test_catalog", "test_readme", "belongs"]))
    return f'.venv/bin/python -m pytest tests/course/{name} {" ".join(TESTS)} -k "{chosen}"'


def _entry(slug: str) -> Lesson:
    """The lesson as the catalogue will have it: at the end of the course, until its row says otherwise."""
    if not SLUG.fullmatch(slug) or len(slug) > LONGEST:
        raise ValueError(
            f"'{slug}' cannot be a lesson: take small letters, digits and hyphens, {LONGEST} at most, a letter first."
        )
    if slug in {each.slug for each in catalog.LESSONS}:
        raise ValueError(f"There is a lesson '{slug}' already: choose another name.")
    title, last = slug.replace("-", " ").capitalize(), catalog.LESSONS[-1]
    return Lesson(slug, last.chapter, last.week, title, "What is there to see?", ":material/school:")


def _files(folder: Path, values: Mapping[str, str]) -> dict[Path, str]:
    """The texts of a sort's files, by their paths in the repository."""
    texts = {}
    for template in sorted(folder.rglob("*.txt")):
        path = template.relative_to(folder).with_suffix("").as_posix()
        path = path.replace("NAME", values["name"]).replace("SLUG", values["slug"])
        texts[Path(path)] = Template(template.read_text("utf-8")).substitute(values)
    return texts


def _add_rows(root: Path, entry: Lesson) -> None:
    values = {**entry._asdict(), "chapter": catalog.CHAPTERS.index(entry.chapter), "picture": _picture(entry.slug)}
    _insert(root / "lessons" / "catalog.py", "LESSONS: ", "\n)\n", Template(ROW).substitute(values))
    _insert(root / "README.md", f"### {entry.chapter}\n", "|\n\n", Template(README_ROW).substitute(values))


def _insert(file: Path, start: str, end: str, row: str) -> None:
    """Puts a row behind the last one of the table that begins with `start`; `end` are the marks behind that row."""
    text = file.read_text("utf-8")
    place = text.index(end, text.index(start)) + end.index("\n") + 1
    file.write_text(text[:place] + row + text[place:], "utf-8")


def _picture(slug: str) -> str:
    """The file of the page's picture in the README."""
    return f"assets/screenshots/{slug}.png"
