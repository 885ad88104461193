"""What the environment says, and the sentence for what it says wrongly."""

from pathlib import Path

import pytest

from lessons import environment
from lessons.environment import Name


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("SEATS", "WORKERS", "NAMES", "PICTURES"):
        monkeypatch.delenv(f"LAYERSCOPE_{variable}", raising=False)


@pytest.mark.parametrize("value", [None, "", "  "])
def test_what_is_not_set_leaves_everything_as_it_is(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    for variable in ("SEATS", "WORKERS", "NAMES"):
        if value is not None:
            monkeypatch.setenv(f"LAYERSCOPE_{variable}", value)
    environment.check()
    assert (environment.seats(), environment.workers()) == (60, None)
    assert (environment.names(), environment.pictures()) == (frozenset(), None)


@pytest.mark.parametrize(("value", "number"), [("1", 1), (" 60 ", 60), ("007", 7), ("1000", 1000)])
def test_seats_are_a_number(monkeypatch: pytest.MonkeyPatch, value: str, number: int) -> None:
    monkeypatch.setenv("LAYERSCOPE_SEATS", value)
    assert environment.seats() == number


@pytest.mark.parametrize(
    "value", ["abc", "0", "-3", "1e9", "1.5", "1001", "9" * 5000, "６０", "1_0", "+6", "6 0", "0x10"]
)
def test_other_seats_are_refused_in_one_line(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("LAYERSCOPE_SEATS", value)
    with pytest.raises(ValueError, match=r"^LAYERSCOPE_SEATS is \S[^\n]*; it must be a whole number from 1 to 1000\.$"):
        environment.check()


def test_no_worker_is_a_number_of_workers_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYERSCOPE_WORKERS", "0")
    assert environment.workers() == 0


@pytest.mark.parametrize("value", ["-1", "two", "257"])
def test_other_workers_are_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("LAYERSCOPE_WORKERS", value)
    with pytest.raises(ValueError, match=r"^LAYERSCOPE_WORKERS is .*; it must be a whole number from 0 to 256"):
        environment.check()


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("lab.school.example", {Name("lab.school.example", None)}),
        ("Lab.LAN., teacher , 10.0.0.7", {Name("lab.lan", None), Name("teacher", None), Name("10.0.0.7", None)}),
        ("a b\tc,,d", {Name(letter, None) for letter in "abcd"}),
        ("https://lab.example:8443/class?a=b", {Name("lab.example", 8443)}),
        ("lab.example:8443/class", {Name("lab.example", 8443)}),
        ("[FE80::1]:8501", {Name("fe80::1", 8501)}),
        ("münchen.lan", {Name("xn--mnchen-3ya.lan", None)}),
    ],
)
def test_names_are_read_from_a_list_of_hosts_or_addresses(
    monkeypatch: pytest.MonkeyPatch, value: str, names: set[Name]
) -> None:
    monkeypatch.setenv("LAYERSCOPE_NAMES", value)
    assert environment.names() == names


@pytest.mark.parametrize(
    "value",
    ["*", "*.lab.example", ".lan", "a..b", "http://", "lab:port", "lab:99999", "[::1", "-a", "a" * 64, "a/b://", "a;b"],
)
def test_what_names_no_host_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("LAYERSCOPE_NAMES", f"localhost,{value}")
    with pytest.raises(
        ValueError, match=r"^LAYERSCOPE_NAMES holds [^\n]*; write host names such as lab\.school\.example"
    ):
        environment.check()


def test_pictures_lie_in_a_folder_also_of_the_users_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "my sets").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("LAYERSCOPE_PICTURES", "~/my sets")
    assert environment.pictures() == tmp_path / "my sets"


def test_pictures_that_are_nowhere_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "missing", tmp_path / "file", Path("~nobody-of-this-name/sets"), tmp_path / ("x" * 300)):
        monkeypatch.setenv("LAYERSCOPE_PICTURES", str(place))
        with pytest.raises(ValueError, match=r"^LAYERSCOPE_PICTURES is .*; that is no folder that can be read"):
            environment.check()


def test_a_value_of_many_lines_is_told_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYERSCOPE_SEATS", "sixty\n\x1b[31mseats")
    with pytest.raises(ValueError, match=r"^LAYERSCOPE_SEATS is sixty\?\?\[31mseats; it must"):
        environment.seats()
