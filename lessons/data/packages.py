"""Files that ship inside installed packages, found without importing the package."""

from importlib.util import find_spec
from pathlib import Path


def path(package: str, *parts: str) -> Path:
    """Where `parts` lies inside the installed top-level `package`.

    The package is not imported: scikit-learn would cost the server two seconds, and Keras must never be loaded there.

    Raises:
        ModuleNotFoundError: the package is not installed.
    """
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"The package {package} is not installed.", name=package)
    return Path(spec.submodule_search_locations[0], *parts)
