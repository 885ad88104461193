"""The section Cell, two layers: shapes, weights and refusals are Keras's."""

import re

import keras
import pytest

from lessons.course.sequence_models import stack
from lessons.training.worker.build import from_plan


@pytest.mark.parametrize("layer", stack.NAMES)
@pytest.mark.parametrize("both", [False, True])
def test_shapes_and_weights_are_keras(layer: str, both: bool) -> None:
    settings = stack.Settings(layer, 6, True, both)
    result = stack.compute(settings)
    network = from_plan(stack.plan(settings), result.rows[0].before or ())
    assert [row.behind for row in result.rows] == [layer.output.shape[1:] for layer in network.layers]
    assert result.parameters == network.count_params()
    assert not result.error


@pytest.mark.parametrize("layer", stack.NAMES)
@pytest.mark.parametrize("both", [False, True])
def test_keras_refuses_in_the_words_that_the_page_shows(layer: str, both: bool) -> None:
    settings = stack.Settings(layer, 6, False, both)
    result = stack.compute(settings)
    assert [row.behind is None for row in result.rows] == [False, False, True]
    keras.backend.clear_session()
    with pytest.raises(ValueError, match=f"^{re.escape(result.error)}$"):
        exec(stack.code(result), {})


def test_what_the_second_layer_needs_is_found_out() -> None:
    needs, joined = stack.QUESTIONS
    first = stack.first()
    assert needs.answer(first) == stack.EVERY
    assert joined.answer(first) == str(2 * first.settings.stack_units)
    for question in stack.QUESTIONS:
        assert question.answer(first) in question.options(first)


def test_the_program_builds_the_layers() -> None:
    names: dict[str, keras.Sequential] = {}
    exec(stack.code(stack.compute(stack.Settings(stack_both=True))).replace("model.summary()", ""), names)
    assert [layer.output.shape[1:] for layer in names["model"].layers] == [(24, 16), (24, 16), (16,)]
