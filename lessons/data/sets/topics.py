"""What Python packages say of themselves: real texts in five topics, read from their sources, which never run."""

import ast
import hashlib
import inspect
import json
import tempfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np

from lessons.data import packages
from lessons.data.dataset import Row, Split
from lessons.data.texts import Texts
from lessons.home import home

LIST = Path(__file__).parents[3] / "assets" / "topics.json"
"""The texts that are used: of each topic the modules, and of each module the digests of its texts, with blanks between.

So another version of a package adds nothing to the set: what it words otherwise is left out, and said so.
`tools/topics.py` makes up for that.
"""
PACKAGES: Mapping[str, tuple[str, ...]] = {
    "learning": ("sklearn", "keras"),
    "numbers": ("numpy", "scipy"),
    "pictures": ("PIL", "skimage"),
    "tables": ("pandas",),
    "web": ("streamlit", "starlette", "tornado", "anyio", "uvicorn"),
}
"""What each topic is read from."""
SHORTEST, LONGEST = 5, 30
"""Words of a text."""
ONE_IN = 5
"""One text in five of every topic validates."""

_ORIGIN = (
    "Scikit-learn, Keras, NumPy, SciPy, Pillow, scikit-image, pandas, Streamlit, Starlette, Tornado, AnyIO, Uvicorn"
)
_LICENCE = "Each package's own: BSD, Apache 2.0, MIT, HPND"

Found = Mapping[str, tuple[str, ...]]
"""The texts of each topic."""


def digest(text: str) -> str:
    """The mark of a text in `LIST`."""
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def read(module: Path) -> Iterator[str]:
    """The first paragraphs of a module's docstrings that are texts of `SHORTEST` to `LONGEST` words."""
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            text = " ".join(inspect.cleandoc(ast.get_docstring(node) or "").partition("\n\n")[0].split())
            if SHORTEST <= len(text.split()) <= LONGEST and text.isascii() and text[0].isupper():
                yield text


@lru_cache(maxsize=1)
def texts() -> Found:
    """The texts of each topic that are in `LIST` and on this computer; read once, and kept on disk."""
    wanted = LIST.read_bytes()
    place = home() / "texts" / f"topics-{hashlib.sha256(wanted).hexdigest()[:12]}.json"
    try:
        file = json.loads(place.read_bytes())
    except (OSError, ValueError):  # not read yet, or the file is damaged
        found = {topic: _listed(modules) for topic, modules in json.loads(wanted).items()}
        _keep(place, found)
        return found
    return {topic: tuple(of_topic) for topic, of_topic in file.items()}


def _listed(modules: Mapping[str, str]) -> tuple[str, ...]:
    """The listed texts of some modules, each once, in the order of the list."""
    found: dict[str, None] = {}
    for module, digests in modules.items():
        package, *parts = module.split("/")
        path = packages.path(package, *parts)
        by_digest = {digest(text): text for text in read(path)} if path.exists() else {}
        found |= {by_digest[each]: None for each in digests.split() if each in by_digest}
    return tuple(found)


def _keep(place: Path, found: Found) -> None:
    """Writes the file whole or not at all; on a full disk there is none."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent) as folder:
            written = Path(folder, place.name)
            written.write_text(json.dumps(found), "utf-8")
            written.replace(place)
    except OSError:  # the texts are in memory, and are read again the next time
        return


@lru_cache
def load(split: Split) -> Texts:
    """The texts of a split, topic by topic."""
    found = texts()
    pairs = [
        (text, label)
        for label, of_topic in enumerate(found.values())
        for place, text in enumerate(of_topic)
        if (place % ONE_IN == ONE_IN - 1) == (split == "validation")
    ]
    labels = np.array([label for _, label in pairs], np.int64)
    missing = ROW.train + ROW.validation - sum(map(len, found.values()))
    notes = (f"{missing:,} of the texts are not in the packages of this computer, and left out.",) if missing else ()
    return Texts(tuple(text for text, _ in pairs), labels, tuple(found), _ORIGIN, _LICENCE, notes)


ROW = Row(
    name="topics",
    title="What Python packages say of themselves",
    class_names=tuple(PACKAGES),
    shape=(),
    train=3520,
    validation=880,
    origin=_ORIGIN,
    licence=_LICENCE,
    preparation="The first paragraphs of docstrings, which say what a part of a program does: five topics, 880 each.",
    split="Every fifth text of each topic is for validation.",
    load=load,
    kind="texts",
)
