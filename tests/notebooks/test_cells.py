"""A program's cells: every statement in one of them, whole, under what it is about."""

import ast

import pytest

from lessons.notebooks.cells import DATA, IMPORTS, NETWORK, RESULT, TRAINING, Cell, split
from lessons.training import trainings
from lessons.training.reports.program import program

PROGRAM = '''# Why this program is here.
import json

import keras

with open("data.json") as file:
    x, y = json.load(file)

# Of what follows this tells.
text = """one

two"""


def say(values):

    print(values)


@decorated
class Odd:
    pass

model = keras.Sequential([
    keras.Input((1,)),

    keras.layers.Dense(1),
])
weights = model.get_weights()
class Stop(keras.callbacks.Callback):
    pass
model.compile(loss="mse")
model.fit(x, y, epochs=2)
model = keras.models.load_model("best.keras")
again = keras.Sequential(model.layers)
say(again.predict(x))'''


def joined(cells: list[Cell]) -> list[str]:
    """The lines of all cells, without blank ones."""
    return [line for cell in cells for line in cell.text.splitlines() if line.strip()]


def test_cells_end_at_blank_lines_and_where_the_subject_changes() -> None:
    cells = split(PROGRAM)
    assert [(cell.subject, cell.text.splitlines()[0]) for cell in cells] == [
        (IMPORTS, "# Why this program is here."),
        (DATA, 'with open("data.json") as file:'),
        (DATA, "# Of what follows this tells."),
        (DATA, "def say(values):"),
        (DATA, "@decorated"),
        (NETWORK, "model = keras.Sequential(["),
        (TRAINING, "class Stop(keras.callbacks.Callback):"),
        (TRAINING, 'model = keras.models.load_model("best.keras")'),
        (RESULT, "again = keras.Sequential(model.layers)"),
    ]


def test_no_line_is_lost_and_every_cell_is_whole() -> None:
    cells = split(PROGRAM)
    assert joined(cells) == [line for line in PROGRAM.splitlines() if line.strip()]
    assert ast.dump(ast.parse("\n".join(cell.text for cell in cells))) == ast.dump(ast.parse(PROGRAM))
    for cell in cells:
        assert [ast.dump(one) for one in ast.parse(cell.text).body] == [ast.dump(one) for one in cell.statements]


def test_a_cell_knows_what_it_gives_a_value_to_and_what_it_trains() -> None:
    cells = split(PROGRAM)
    assert cells[1].names == {"file", "x", "y"}
    assert [cell.model for cell in cells if cell.model] == ["model"]
    assert cells[6].model == "model"


def test_what_is_fitted_without_data_of_its_own_is_no_network() -> None:
    (first, second) = split("import numpy as np\nparts = STL(np.ones(9), period=2).fit()")
    assert (first.subject, second.subject, second.model) == (IMPORTS, DATA, None)


def test_a_program_that_begins_anew_has_its_subjects_again() -> None:
    twice = f"{PROGRAM}\n\n{PROGRAM}"
    assert [cell.subject for cell in split(twice)] == 2 * [cell.subject for cell in split(PROGRAM)]


def test_what_calls_for_a_print_is_a_result() -> None:
    cells = split("rate = 1\ndef report(name):\n    print(name)\nreport(rate)\nother = 2")
    assert [cell.subject for cell in cells] == [DATA, RESULT]


@pytest.mark.parametrize("slug", trainings.slugs())
def test_every_training_has_its_subjects_in_the_order_of_thought(slug: str) -> None:
    code = program(trainings.of(slug).default)
    cells = split(code)
    assert list(dict.fromkeys(cell.subject for cell in cells)) == [IMPORTS, DATA, NETWORK, TRAINING]
    assert joined(cells) == [line for line in code.splitlines() if line.strip()]
    assert sum(cell.model == "model" for cell in cells) == 1
