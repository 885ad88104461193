"""The pinned packages are what is installed, and all that the code imports is among them."""

import ast
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
OWN = {"app", "lessons", "pages", "tests", "tools"}


def read(name: str) -> list[Requirement]:
    """The requirements that one file lists, without those of the files that it includes."""
    lines = (line.partition("#")[0].strip() for line in (ROOT / name).read_text("utf-8").splitlines())
    return [Requirement(line) for line in lines if line and not line.startswith("-")]


def here(requirement: Requirement) -> bool:
    """Whether the requirement is meant for this machine."""
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def names(*files: str) -> set[str]:
    return {canonicalize_name(requirement.name) for name in files for requirement in read(name) if here(requirement)}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "constraints.txt"])
def test_every_pin_is_one_version_and_the_installed_one(name: str) -> None:
    for requirement in read(name):
        (pin,) = requirement.specifier
        assert pin.operator == "=="
        if here(requirement) and name != "constraints.txt":
            assert metadata.version(requirement.name) == pin.version


def test_constraints_pin_all_that_the_requirements_bring_along() -> None:
    waiting, reached = names("requirements.txt", "requirements-dev.txt"), set[str]()
    while waiting:
        name = waiting.pop()
        reached.add(name)
        needed = filter(here, map(Requirement, metadata.requires(name) or []))
        waiting |= {canonicalize_name(requirement.name) for requirement in needed} - reached
    assert reached <= names("constraints.txt")


def imported(*parts: str) -> set[str]:
    """The distributions whose packages are imported by the files of these parts of the tree."""
    modules = set[str]()
    for file in (file for part in parts for file in ROOT.glob(part)):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                modules.add(node.module.partition(".")[0])
    providers = metadata.packages_distributions()
    foreign = modules - sys.stdlib_module_names - OWN
    return {canonicalize_name(provider) for module in foreign for provider in providers[module]}


def test_dashboard_imports_what_it_requires() -> None:
    used = imported("app.py", "lessons/**/*.py", "pages/**/*.py", "tools/*.py")
    assert used <= names("requirements.txt")


def test_tests_import_what_they_require() -> None:
    assert imported("tests/**/*.py") <= names("requirements.txt", "requirements-dev.txt")
