"""A program taken apart into the cells of a notebook: at its blank lines, and where it turns to something else."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

IMPORTS, DATA, NETWORK, TRAINING, RESULT = SUBJECTS = ("Imports", "Data", "Network", "Training", "Result")
"""What a part of a program is about, in the order in which programs get there."""

_CALLS = {
    NETWORK: ("keras.Sequential", "keras.Model", "keras.layers", "keras.utils.set_random_seed"),
    TRAINING: ("keras.optimizers", "keras.models.load_model", "compile"),
    RESULT: ("print", "predict", "evaluate"),
}
"""What is called where a subject begins: by its whole name, its first words, or its last."""


@dataclass(frozen=True)
class Cell:
    """Statements of a program that stand together: what they are about, their lines, and their syntax."""

    subject: str
    text: str
    statements: tuple[ast.stmt, ...]

    @property
    def names(self) -> frozenset[str]:
        """What gets a value here, but for what functions keep to themselves."""
        nodes = (node for statement in self.statements for node in _at_once(statement))
        return frozenset(one.id for one in nodes if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store))

    @property
    def model(self) -> str | None:
        """What the network is called that has been trained at the end of this cell; None where none has."""
        return _trained(self.statements[-1])


def split(program: str) -> list[Cell]:
    """The cells of a Python program in its order: every line is in one of them, but for blank lines between two.

    Imports stay together, and nothing stands behind a training in its cell. Raises SyntaxError for what is no program.
    """
    lines, statements = program.splitlines(), ast.parse(program).body
    subjects = _subjects(statements)
    # A comment belongs to what follows it, so a seam lies behind a statement.
    seams = [
        place + 1
        for place, (before, after) in enumerate(pairwise(statements))
        if subjects[place] != subjects[place + 1]
        or _trained(before) is not None
        or (subjects[place] != IMPORTS and _is_parted(lines, before, after))
    ]
    cells = []
    for start, end in pairwise([0, *seams, len(statements)]):
        first = _end(statements[start - 1]) if start else 0
        last = _end(statements[end - 1]) if end < len(statements) else len(lines)
        text = "\n".join(lines[first:last]).strip("\n")
        cells.append(Cell(subjects[start], text, tuple(statements[start:end])))
    return cells


def _is_parted(lines: Sequence[str], before: ast.stmt, after: ast.stmt) -> bool:
    """Whether a blank line parts two statements."""
    return any(not line.strip() for line in lines[_end(before) : after.lineno - 1])


def _end(statement: ast.stmt) -> int:
    """The number of the statement's last line, from 1."""
    return statement.end_lineno or statement.lineno


def _subjects(statements: Sequence[ast.stmt]) -> list[str]:
    """What each statement is about. A program never goes back to an earlier subject, unless it imports anew."""
    subjects, has_trained = list[str](), False
    printers = tuple(one.name for one in statements if isinstance(one, ast.FunctionDef) and _prints(one))
    for statement in statements:
        own = _subject(statement, printers)
        if own == IMPORTS:
            subjects.append(IMPORTS)
            has_trained = False
            continue
        least = RESULT if has_trained and own != TRAINING else subjects[-1] if subjects else DATA
        subjects.append(max(own, DATA if least == IMPORTS else least, key=SUBJECTS.index))
        has_trained = has_trained or _trained(statement) is not None
    return subjects


def _subject(statement: ast.stmt, printers: Sequence[str]) -> str:
    """What a statement is about by itself: data, where it calls nothing that tells more."""
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return IMPORTS
    if isinstance(statement, ast.ClassDef) and any("callbacks" in ast.unparse(base) for base in statement.bases):
        return TRAINING
    calls = [one for one in _at_once(statement) if isinstance(one, ast.Call)]
    if any(_fits(one) for one in calls):
        return TRAINING
    named = [ast.unparse(one.func) for one in calls]
    if any(name in printers for name in named):
        return RESULT
    return next((subject for subject, known in _CALLS.items() if any(_is_one(name, known) for name in named)), DATA)


def _is_one(called: str, known: Sequence[str]) -> bool:
    return any(called == name or called.startswith(f"{name}.") or called.endswith(f".{name}") for name in known)


def _prints(function: ast.FunctionDef) -> bool:
    return any(isinstance(one, ast.Call) and ast.unparse(one.func) == "print" for one in ast.walk(function))


def _fits(call: ast.Call) -> bool:
    """Whether a network is trained: what is fitted to data without being told any takes no epochs."""
    return isinstance(call.func, ast.Attribute) and call.func.attr == "fit" and bool(call.args)


def _trained(statement: ast.stmt) -> str | None:
    """What the network is called that a statement trains, by itself and not again and again."""
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call) and _fits(statement.value):
        return ast.unparse(statement.value.func).removesuffix(".fit")
    return None


def _at_once(node: ast.AST) -> Iterator[ast.AST]:
    """The node and all below it, but for what functions and classes hold: that runs later."""
    yield node
    if not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda):
        for child in ast.iter_child_nodes(node):
            yield from _at_once(child)
