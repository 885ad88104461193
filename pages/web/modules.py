"""The modules that pages use, loaded before the first learner comes."""

from importlib import import_module
from pkgutil import iter_modules, walk_packages

import lessons
import pages

LEFT_OUT = ("lessons.__main__", "lessons.training.worker.")
"""The command line, and how the names of modules begin that import Keras: it is for the training workers."""


def load_all() -> None:
    """Imports every module below `lessons` and `pages`; a page itself is a script, which Streamlit runs."""
    scripts = {one.name for one in iter_modules(pages.__path__, "pages.") if not one.ispkg}
    for package in (lessons, pages):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            if module.name not in scripts and not module.name.startswith(LEFT_OUT):
                import_module(module.name)
