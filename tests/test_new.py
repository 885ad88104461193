"""The files of a new lesson, as the command line lays them."""

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lessons import catalog, new
from lessons.__main__ import main
from tests.whole_pages import ROOT

LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__")
SLUG, NAME = "a-lesson-of-the-tests", "a_lesson_of_the_tests"
"""A lesson that nobody writes: it must not be in the catalogue yet."""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The files that get a row, and room for the others."""
    for file in ("lessons/catalog.py", "README.md"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    (tmp_path / "assets" / "screenshots").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize("sort", [new.COMPUTES, new.TRAINS])
def test_files_are_laid_and_two_tables_get_a_row(tree: Path, sort: str) -> None:
    files = {file.relative_to(tree).as_posix() for file in new.lay(tree, SLUG, sort)}
    assert {f"pages/{NAME}.py", f"lessons/text/{SLUG}.md", f"assets/screenshots/{SLUG}.png"} < files
    assert (f"lessons/course/{NAME}/trainings.py" in files) == (sort == new.TRAINS)
    for file in tree.rglob("*.py"):
        compile(file.read_text(), file, "exec")
    names: dict[str, tuple[catalog.Lesson, ...]] = {}
    exec((tree / "lessons" / "catalog.py").read_text(), names)
    *others, last = names["LESSONS"]
    assert [other.slug for other in others] == [lesson.slug for lesson in catalog.LESSONS]
    assert (last.slug, last.title, last.module) == (SLUG, "A lesson of the tests", f"lessons.course.{NAME}")
    rows = [line for line in (tree / "README.md").read_text().splitlines() if line.startswith("| <a href")]
    assert any(f"{SLUG}.png" in row for row in rows)


def test_what_is_there_is_never_written_over(tree: Path) -> None:
    page = tree / "pages" / f"{NAME}.py"
    page.parent.mkdir()
    page.write_text("mine")
    with pytest.raises(FileExistsError, match=rf"There is a file pages/{NAME}\.py already"):
        new.lay(tree, SLUG, new.COMPUTES)
    assert page.read_text() == "mine"
    assert (tree / "README.md").read_text() == (ROOT / "README.md").read_text()


@pytest.mark.parametrize(
    ("slug", "says"),
    [
        ("Word_Order", "'Word_Order' cannot be a lesson: take small letters, digits and hyphens"),
        ("../outside", "'../outside' cannot be a lesson"),
        ("pooling", "There is a lesson 'pooling' already: choose another name."),
    ],
)
def test_a_name_that_cannot_be_is_told(slug: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", slug]) == 2
    assert capsys.readouterr().err.startswith(says)


@pytest.mark.parametrize(
    ("slug", "folder", "chosen"),
    [("word-order", "word_order", "word_order or word-order or"), ("padding", "padding", "padding or test")],
)
def test_the_command_finds_the_tests_by_slug_and_by_name(slug: str, folder: str, chosen: str) -> None:
    command = new.test_command(slug)
    assert f" tests/course/{folder} " in command
    assert f' -k "{chosen}' in command


def test_readme_gives_the_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert new.test_command("word-order") in readme.replace("\\\n        ", "")


@pytest.mark.slow
@pytest.mark.parametrize("sort", [(), ("--trains",)], ids=["computes", "trains"])
def test_a_lesson_passes_every_check_as_it_is_laid(sort: tuple[str, ...], tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)

    def run(*command: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=copy, check=False, capture_output=True, text=True, timeout=600
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert f"Test it: {new.test_command(SLUG)}\n" in run("lessons", "new", SLUG, *sort)
    run("ruff", "check", "--no-cache")
    run("ruff", "format", "--check", "--no-cache")
    python, *tests = shlex.split(new.test_command(SLUG))
    assert (python, tests[0]) == (".venv/bin/python", "-m")
    run(*tests[1:])
