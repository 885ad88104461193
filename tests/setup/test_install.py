"""The environment is made once, left alone while it serves, and made anew when it cannot."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMANDS = ("sh", "cat", "cksum", "cp", "dirname", "mkdir", "rm", "touch")
# As an interpreter and as the environment's Python: makes environments, and notes in pip.log what pip is asked for.
PYTHON = """#!/bin/sh
case "$1 $2" in
"-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
"-m pip")
    echo "$@" >>pip.log
    [ -z "${INTERRUPTED:-}" ] || kill -KILL "$PPID"
    exit "${PIP_EXIT:-0}"
    ;;
esac
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the scripts, with requirements of its own, beside a PATH on which all Pythons pretend."""
    folder = tmp_path / "layer scope"
    shutil.copytree(ROOT / "tools", folder / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("requirements.txt", "requirements-dev.txt", "constraints.txt"):
        (folder / name).write_text(f"{name}==1\n")
    commands = tmp_path / "bin"
    commands.mkdir()
    for name in COMMANDS:
        (commands / name).symlink_to(str(shutil.which(name)))
    python = commands / "python3.12"
    python.write_text(PYTHON)
    python.chmod(0o755)
    return folder


def install(project: Path, requirements: str = "requirements.txt", **environment: str) -> int:
    """Runs the script; gives its exit code."""
    command = ["/bin/sh", project / "tools" / "install.sh", requirements]
    environment["PATH"] = str(project.parent / "bin")
    return subprocess.run(command, env=environment, capture_output=True, check=False).returncode


def installs(project: Path) -> int:
    """How often pip was asked to install."""
    log = project / "pip.log"
    return len(log.read_text().splitlines()) if log.exists() else 0


def test_second_start_asks_pip_for_nothing(project: Path) -> None:
    assert install(project) == 0
    assert install(project) == 0
    assert installs(project) == 1


def test_sizes_are_said_before_pip_starts(project: Path) -> None:
    command = ["/bin/sh", project / "tools" / "install.sh", "requirements.txt"]
    environment = {"PATH": str(project.parent / "bin"), "INTERRUPTED": "yes"}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout
    assert "downloads about" in said
    assert "of disk" in said


@pytest.mark.parametrize("changed", ["requirements.txt", "constraints.txt"])
def test_changed_requirements_are_installed(project: Path, changed: str) -> None:
    install(project)
    (project / changed).write_text("other==2\n")
    assert install(project) == 0
    assert installs(project) == 2


def test_tools_are_added_to_the_same_environment(project: Path) -> None:
    install(project)
    (project / ".venv" / "mark").touch()
    assert install(project, "requirements-dev.txt") == 0
    assert (project / ".venv" / "mark").exists()
    assert installs(project) == 2


def test_interrupted_install_is_done_again_from_the_start(project: Path) -> None:
    assert install(project, INTERRUPTED="yes") != 0
    (project / ".venv" / "half a package").touch()
    assert install(project) == 0
    assert not (project / ".venv" / "half a package").exists()


def test_failed_install_keeps_what_was_there(project: Path) -> None:
    install(project)
    (project / ".venv" / "mark").touch()
    (project / "requirements.txt").write_text("other==2\n")
    assert install(project, PIP_EXIT="1") == 1
    assert (project / ".venv" / "mark").exists()
    assert install(project) == 0
    assert (project / ".venv" / "mark").exists()


def test_moved_folder_gets_an_environment_of_its_own(project: Path) -> None:
    install(project)
    moved = project.rename(project.parent / "moved")
    assert install(moved) == 0
    assert (moved / ".venv" / "place").read_text().strip() == str(moved)
    assert installs(moved) == 2


def test_environment_whose_python_went_away_is_made_anew(project: Path) -> None:
    install(project)
    python = project / ".venv" / "bin" / "python"
    python.unlink()
    assert install(project) == 0
    assert python.exists()


def test_without_python_nothing_is_made(project: Path) -> None:
    (project.parent / "bin" / "python3.12").unlink()
    assert install(project) == 1
    assert not (project / ".venv").exists()
