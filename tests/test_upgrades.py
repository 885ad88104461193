"""The table of what an upgrade can break names tests that there are, and every module that reaches into a library."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TABLE = (ROOT / "UPGRADES.md").read_text("utf-8")
PRIVATE = re.compile(
    r"keras\.src|streamlit\.runtime\.(?!uploaded_file_manager import)|streamlit import runtime"
    r"|gc\.get_objects|/_stcore/"
)
"""What reaches into a library; of uploads only the type is named."""
REACHING = {
    file.relative_to(ROOT).as_posix()
    for file in (ROOT / "app.py", *ROOT.glob("lessons/**/*.py"), *ROOT.glob("pages/**/*.py"))
    if PRIVATE.search(file.read_text("utf-8"))
}


def named() -> list[tuple[str, str]]:
    """Each test of the table as its file and its name; one without a file is in the file named before it."""
    tests, file = [], ""
    for path, name in re.findall(r"`(tests/[\w/]+\.py)?(?:::(\w+))?`", TABLE):
        file = path or file
        if path or name:
            tests.append((file, name))
    return tests


@pytest.mark.parametrize(("file", "name"), named())
def test_every_test_that_the_table_names_is_there(file: str, name: str) -> None:
    assert f"def {name}" in (ROOT / file).read_text("utf-8")


def test_every_module_that_reaches_into_a_library_stands_in_the_table() -> None:
    assert "lessons/training/worker/loop.py" in REACHING
    assert {file for file in REACHING if Path(file).name not in TABLE} == set()
