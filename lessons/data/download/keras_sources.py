"""Where Keras gets its data sets from and keeps them, told by its source code: the server must not import it."""

import ast
import os
from pathlib import Path

from lessons.data import packages
from lessons.data.download.download import Source


def data_path(*parts: str) -> Path:
    """Where Keras keeps a data set's file, and where our downloads put it, so that Keras programs find it too."""
    return _home().joinpath("datasets", *parts)


def weights_path(file: str) -> Path:
    """The same for the weights of a network that Keras ships."""
    return _home() / "models" / file


def _home() -> Path:
    return Path(os.environ.get("KERAS_HOME", "~/.keras")).expanduser()


def find(module: str, file: str) -> Source:
    """Where `keras.datasets.<module>` downloads `file`, and the hash that it demands, if it demands one.

    Raises:
        LookupError: the installed Keras does not say.
    """
    return read(packages.path("keras", "src", "datasets", f"{module}.py"), file)


def read(program: Path, file: str) -> Source:
    """The source of `file` named by a call of `get_file` in a Python program, which is read and never run.

    Raises:
        LookupError: there is no such call with an address that can be read, or its hash is no SHA-256 that can.
    """
    try:
        tree = ast.parse(program.read_text(encoding="utf-8"))
    except (OSError, SyntaxError) as error:
        raise LookupError(f"The installed Keras does not say where {file} is.") from error
    known = _known(tree, file)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "get_file":
            texts = {argument.arg: _text(argument.value, known) for argument in node.keywords}
            address, sha256 = texts.get("origin", ""), texts.get("file_hash")
            if address.endswith(f"/{file}") and (sha256 is None or len(sha256) == 64):
                return Source(address, sha256)
    raise LookupError(f"The installed Keras does not say where {file} is.")


def _known(tree: ast.Module, file: str) -> dict[str, str]:
    """The texts that names stand for: their own, and `file` for a name that goes through a list which holds it."""
    values = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    texts = {name: _text(value, {}) for name, value in values.items() if isinstance(value, ast.Constant)}
    holders = {
        name
        for name, value in values.items()
        if isinstance(value, ast.List) and file in [_text(element, texts) for element in value.elts]
    }
    return texts | {
        node.target.id: file
        for node in ast.walk(tree)
        if isinstance(node, ast.For) and isinstance(node.target, ast.Name)
        if isinstance(node.iter, ast.Name) and node.iter.id in holders
    }


def _text(node: ast.expr, known: dict[str, str]) -> str:
    """The text that an expression stands for, as far as it is written out; empty where it is not."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Name):
        return known.get(node.id, "")
    if isinstance(node, ast.FormattedValue):
        return _text(node.value, known)
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part, known) for part in node.values)
    if isinstance(node, ast.BinOp):
        return _text(node.left, known) + _text(node.right, known)
    return ""
