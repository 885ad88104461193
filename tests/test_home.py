"""Where the data lies, and that two servers never share it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lessons.home import HOLDER, HomeError, claim, home

REPOSITORY = Path(__file__).parents[1]
HOLD = """
from lessons.home import claim
with claim():
    print("claimed", flush=True)
    input()
"""


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[object], None]:
    return lambda folder: monkeypatch.setenv("LAYERSCOPE_HOME", str(folder))


@pytest.mark.parametrize("chosen", ["~/class", " ~/class "])
def test_a_tilde_is_the_users_home(
    chosen: str, tmp_path: Path, choose: Callable[[object], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    choose(chosen)
    assert home() == tmp_path / "class"


def test_a_folder_is_the_same_from_wherever_it_is_asked_for(
    tmp_path: Path, choose: Callable[[object], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    choose("class")
    assert home() == tmp_path / "class"


@pytest.mark.parametrize("chosen", ["", "  "])
def test_without_a_choice_it_is_where_programs_keep_their_data(chosen: str, choose: Callable[[object], None]) -> None:
    choose(chosen)
    assert home().name == "layerscope"
    assert home().is_absolute()


def test_a_user_whom_nobody_knows_is_told(choose: Callable[[object], None]) -> None:
    choose("~nobody-of-this-name/class")
    with pytest.raises(HomeError, match="does not know whose folder ~nobody-of-this-name/class is"):
        home()


def test_a_folder_is_made_with_those_above_it_whatever_they_are_called(
    tmp_path: Path, choose: Callable[[object], None]
) -> None:
    choose(tmp_path / "a blank" / "ü")
    with claim():
        assert (tmp_path / "a blank" / "ü").is_dir()


@pytest.mark.parametrize("below", ["", "class"])
def test_a_file_in_the_place_of_the_folder_is_told(
    below: str, tmp_path: Path, choose: Callable[[object], None]
) -> None:
    (tmp_path / "file").touch()
    choose(tmp_path / "file" / below)
    with pytest.raises(HomeError, match=r"LAYERSCOPE_HOME"), claim():
        pass


def test_a_folder_that_cannot_be_made_is_told(choose: Callable[[object], None], tmp_path: Path) -> None:
    choose(tmp_path / ("long" * 100))
    with pytest.raises(HomeError, match=r"Layerscope cannot keep its data in .* \(.+\): choose another"), claim():
        pass


def test_two_servers_never_have_the_same_folder(tmp_path: Path, choose: Callable[[object], None]) -> None:
    choose(tmp_path)
    command = [sys.executable, "-c", HOLD]
    with subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout
        assert first.stdout.readline() == "claimed\n"
        with (
            pytest.raises(HomeError, match=f"in use by another Layerscope, process {first.pid}: end that one"),
            claim(),
        ):
            pass
        first.kill()
        first.wait()
        # What crashed has left its files, and no lock.
        assert (tmp_path / HOLDER).read_text() == str(first.pid)
        with claim():
            assert (tmp_path / HOLDER).read_text() == str(os.getpid())


def test_a_folder_can_be_had_again_by_whoever_has_left_it(tmp_path: Path, choose: Callable[[object], None]) -> None:
    choose(tmp_path)
    for _ in range(2):
        with claim(), pytest.raises(HomeError, match="in use"), claim():
            pass
