"""The choice of a Python, among interpreters that only pretend."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORKING = "exit 0"
SHIM = "echo 'command not found' >&2; exit 127"
WITHOUT_VENV = 'case "$2" in *ensurepip*) exit 1 ;; esac'


def interpreter(folder: Path, name: str, body: str) -> Path:
    """A script called `name` that stands for a Python."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


def find(*folders: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", ROOT / "tools" / "find-python.sh"],
        env={"PATH": ":".join(map(str, folders))},
        capture_output=True,
        text=True,
        check=False,
    )


def test_newest_python_is_chosen(tmp_path: Path) -> None:
    interpreter(tmp_path, "python3.11", WORKING)
    newest = interpreter(tmp_path, "python3.13", WORKING)
    assert find(tmp_path).stdout.strip() == str(newest)


@pytest.mark.parametrize("broken", [SHIM, WITHOUT_VENV])
def test_python_that_cannot_make_environments_is_passed_over(tmp_path: Path, broken: str) -> None:
    interpreter(tmp_path, "python3.13", broken)
    older = interpreter(tmp_path, "python3.12", WORKING)
    assert find(tmp_path).stdout.strip() == str(older)


def test_working_python_behind_a_shim_of_its_name_is_found(tmp_path: Path) -> None:
    shims, system = tmp_path / "shims", tmp_path / "with space"
    interpreter(shims, "python3.12", SHIM)
    behind = interpreter(system, "python3.12", WORKING)
    assert find(shims, system).stdout.strip() == str(behind)


def test_without_python_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    interpreter(tmp_path, "python3.13", SHIM)
    answer = find(tmp_path)
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.startswith("Layerscope needs Python 3.13, 3.12 or 3.11: install one")
    assert answer.stderr.count("\n") == 1


def test_without_venv_one_sentence_names_the_package(tmp_path: Path) -> None:
    interpreter(tmp_path, "python3.11", WITHOUT_VENV)
    answer = find(tmp_path)
    assert answer.returncode == 1
    assert "apt-get install python3.11-venv" in answer.stderr
    assert answer.stderr.count("\n") == 1
