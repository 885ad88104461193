"""Lists anew which docstrings the set of topics is made of, after an upgrade of packages: `python -m tools.topics`.

What is listed and still there stays. Where a topic has lost texts, others take their places: module by module, in an
order that the modules' names decide. So the same packages give the same list.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lessons.data import packages
from lessons.data.sets import topics

List = Mapping[str, Mapping[str, Sequence[str]]]
"""Of each topic the modules, by their names in the list, and of each module the digests of texts."""


def found() -> List:
    """All texts of the packages, without those of their tests."""
    return {
        topic: {name: digests for package in names for name, digests in of_package(package)}
        for topic, names in topics.PACKAGES.items()
    }


def of_package(package: str) -> Iterator[tuple[str, list[str]]]:
    """The modules of a package, each with the digests of its texts."""
    root = packages.path(package)
    for module in sorted(root.rglob("*.py")):
        name = Path(package, module.relative_to(root)).as_posix()
        if "test" not in name:
            yield name, [topics.digest(text) for text in topics.read(module)]


def relist(listed: List, there: List, count: int) -> List:
    """The list without what is no longer `there`, each topic filled up to `count` texts that no other has."""
    left = {topic: _still(modules, there[topic]) for topic, modules in listed.items()}
    used = {digest for modules in left.values() for digests in modules.values() for digest in digests}
    for topic, modules in left.items():
        missing = count - sum(map(len, modules.values()))
        for name in sorted(there[topic], key=topics.digest):
            new = [digest for digest in dict.fromkeys(there[topic][name]) if digest not in used][: max(0, missing)]
            if new:
                modules[name] = [*modules.get(name, ()), *new]
                used.update(new)
                missing -= len(new)
    return {topic: dict(sorted(modules.items())) for topic, modules in left.items()}


def _still(listed: Mapping[str, Sequence[str]], there: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The modules that are still there, with what is left of their digests."""
    left = {name: [one for one in digests if one in there.get(name, ())] for name, digests in listed.items()}
    return {name: digests for name, digests in left.items() if digests}


def read(text: str) -> List:
    """The list as its file has it."""
    modules = json.loads(text)
    return {topic: {name: digests.split() for name, digests in modules[topic].items()} for topic in modules}


def write(listed: List) -> str:
    """The inverse of `read`: a line a module."""
    joined = {topic: {name: " ".join(digests) for name, digests in listed[topic].items()} for topic in listed}
    return f"{json.dumps(joined, indent=0)}\n"


def main() -> None:
    """Writes the list anew, and prints what has changed."""
    count = (topics.ROW.train + topics.ROW.validation) // len(topics.PACKAGES)
    before = read(topics.LIST.read_text("utf-8"))
    after = relist(before, found(), count)
    topics.LIST.write_text(write(after), "utf-8")
    for topic, modules in after.items():
        old = {digest for digests in before[topic].values() for digest in digests}
        now = {digest for digests in modules.values() for digest in digests}
        print(f"{topic}: {len(now)} texts, {len(now - old)} new, {len(old - now)} gone")


if __name__ == "__main__":
    main()
