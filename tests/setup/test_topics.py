"""The list of the set of topics is remade from made-up packages: what is there stays, what is missing is filled up."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from lessons.data import packages
from lessons.data.sets import topics as data
from tools import topics


def text(word: str) -> str:
    return f"A sentence that is all about {word}."


def docstrings(*words: str) -> str:
    functions = (f'def {word}():\n    """{text(word)}"""\n' for word in words)
    return "\n".join(functions)


def digests(*words: str) -> list[str]:
    return [data.digest(text(word)) for word in words]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two packages of a topic each."""
    monkeypatch.setattr(packages, "path", lambda package, *parts: Path(tmp_path, package, *parts))
    monkeypatch.setattr(data, "PACKAGES", {"sea": ("ships",), "land": ("roads",)})
    modules = {
        "ships/sails.py": ("canvas", "rope", "canvas"),
        "ships/deep/anchor.py": ("iron", "chain"),
        "ships/tests/test_sails.py": ("storm",),
        "roads/stones.py": ("gravel", "rope"),
    }
    for name, words in modules.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(docstrings(*words), "utf-8")
    return tmp_path


def words_of(listed: topics.List) -> dict[str, dict[str, Sequence[str]]]:
    names = {data.digest(text(word)): word for word in ("canvas", "rope", "iron", "chain", "gravel", "storm")}
    return {
        topic: {module: [names[one] for one in found] for module, found in modules.items()}
        for topic, modules in listed.items()
    }


def test_modules_are_found_without_their_tests(root: Path) -> None:
    assert words_of(topics.found()) == {
        "sea": {"ships/deep/anchor.py": ["iron", "chain"], "ships/sails.py": ["canvas", "rope", "canvas"]},
        "land": {"roads/stones.py": ["gravel", "rope"]},
    }


def test_a_list_that_has_lost_nothing_stays_as_it_is(root: Path) -> None:
    listed = {"sea": {"ships/sails.py": digests("rope", "canvas")}, "land": {"roads/stones.py": digests("gravel")}}
    assert topics.relist(listed, topics.found(), 2)["sea"] == listed["sea"]
    assert topics.relist(listed, topics.found(), 1) == listed


def test_what_is_gone_is_made_up_for_by_texts_that_no_topic_has(root: Path) -> None:
    listed = {
        "sea": {"ships/gone.py": digests("storm"), "ships/sails.py": [*digests("canvas"), "0" * 10]},
        "land": {"roads/stones.py": digests("rope")},
    }
    again = words_of(topics.relist(listed, topics.found(), 3))
    assert again == {
        "sea": {"ships/deep/anchor.py": ["iron", "chain"], "ships/sails.py": ["canvas"]},
        "land": {"roads/stones.py": ["rope", "gravel"]},
    }


def test_the_file_is_written_as_it_is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = root / "list.json"
    file.write_text('{\n"sea": {},\n"land": {}\n}\n')
    monkeypatch.setattr(data, "LIST", file)
    topics.main()
    first = file.read_text("utf-8")
    assert words_of(topics.read(first)) == {
        "sea": {"ships/deep/anchor.py": ["iron", "chain"], "ships/sails.py": ["canvas", "rope"]},
        "land": {"roads/stones.py": ["gravel"]},
    }
    topics.main()
    assert file.read_text("utf-8") == first


def test_the_list_of_today_is_in_that_form() -> None:
    today = data.LIST.read_text("utf-8")
    assert topics.write(topics.read(today)) == today
