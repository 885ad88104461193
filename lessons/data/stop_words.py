"""Scikit-learn's list of English stop words, read from its source: importing it would cost the server 50 MB or more."""

import ast
from functools import cache

from lessons.data import packages

NAME = "ENGLISH_STOP_WORDS"


@cache
def english() -> frozenset[str]:
    """The words of the list, which is read and never run.

    Raises:
        LookupError: the installed scikit-learn has none where it is looked for.
    """
    file = packages.path("sklearn", "feature_extraction", "_stop_words.py")
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(args=[ast.List() as words])) if name == NAME:
                return frozenset(ast.literal_eval(words))
    raise LookupError("The installed scikit-learn has no list of stop words.")
