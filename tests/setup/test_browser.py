"""Where the browser of the tests comes from, on machines that only pretend."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tools import browser


def command(folder: Path, name: str, body: str) -> Path:
    """An executable that notes its call in a file of its name and does what `body` says."""
    path = folder / name
    path.write_text(f'#!/bin/sh\necho "$@" >>"{folder}/{name}.log"\n{body}\n')
    path.chmod(0o755)
    return path


def calls(folder: Path, name: str) -> list[str]:
    log = folder / f"{name}.log"
    return log.read_text().splitlines() if log.exists() else []


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with nothing on it but a Python whose Playwright downloads a browser; the user is root."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(sys, "executable", str(command(tmp_path, "python", "exit 0")))
    return tmp_path


def test_browser_on_the_path_is_used(machine: Path) -> None:
    chrome = command(machine, "google-chrome", "")
    command(machine, "apt-get", "exit 1")
    assert browser.find() == str(chrome)
    browser.main()
    assert calls(machine, "apt-get") == []
    assert calls(machine, "python") == []


def test_root_installs_with_apt(machine: Path) -> None:
    command(machine, "package", "").rename(machine / "unpacked")
    move = shutil.which("mv", path="/usr/bin:/bin")
    command(machine, "apt-get", f'[ "$1" = update ] || {move} "{machine}/unpacked" "{machine}/chromium"')
    browser.main()
    assert browser.find() == str(machine / "chromium")
    assert [call.split()[0] for call in calls(machine, "apt-get")] == ["update", "install"]
    assert calls(machine, "python") == []


def test_whole_browser_serves_where_apt_has_no_shell(machine: Path) -> None:
    command(machine, "package", "").rename(machine / "unpacked")
    move = shutil.which("mv", path="/usr/bin:/bin")
    install = f'[ "$4" = chromium ] && {move} "{machine}/unpacked" "{machine}/chromium"'
    command(machine, "apt-get", f'[ "$1" = update ] || {{ {install}; }}')
    browser.main()
    assert browser.find() == str(machine / "chromium")
    assert [call.split()[-1] for call in calls(machine, "apt-get")] == ["update", "chromium-headless-shell", "chromium"]


def test_playwright_serves_where_apt_fails(machine: Path) -> None:
    command(machine, "apt-get", "exit 100")
    browser.main()
    assert calls(machine, "python") == ["-m playwright install chromium"]


def test_playwright_serves_who_is_not_root(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    command(machine, "apt-get", "")
    browser.main()
    assert calls(machine, "apt-get") == []
    assert calls(machine, "python") == ["-m playwright install chromium"]


def test_without_any_one_sentence_says_what_to_do(machine: Path) -> None:
    command(machine, "python", "exit 1")
    with pytest.raises(SystemExit, match="put `chromium` on the PATH"):
        browser.main()
